"""Put the pages of the documentation site together.

The pages are those that people read in the repository. A link that leaves them, to a
program or a test, leads to a page that shows that file, so that the site is whole
without a network. Standard library only: it runs in an environment without steepest.
"""

import posixpath
import re
import shutil
from pathlib import Path

from site_reference import reference_pages

ROOT = Path(__file__).parents[1]
TOP = {"README": "index", "CHANGELOG": "changelog", "CONTRIBUTING": "contributing"}
CODE = re.compile(r"(^```.*?^```|`[^`\n]*`)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<=\]\()(?!\w+:)([^)#\s]+)")
OTHER_LANGUAGE = re.compile(r"^\[(?:한국어|English)\]\([^)]*\)\n\n", re.MULTILINE)
LANGUAGES = {".py": "python", ".toml": "toml", ".yml": "yaml", ".json": "json"}


def pages() -> dict[str, str]:
    """Return where each page of the repository stands in the site."""
    found = {}
    for path in sorted(ROOT.glob("*.md")):
        name, dot, language = path.stem.partition(".")
        if name in TOP:
            found[path.name] = f"{TOP[name]}{dot}{language}.md"
    for path in sorted((ROOT / "docs").rglob("*.md")):
        file = path.relative_to(ROOT).as_posix()
        found[file] = re.sub(r"README(?=[^/]*$)", "index", file.removeprefix("docs/"))
    return found


def source_page(file: str) -> str:
    """Return where the page that shows a file of the repository stands."""
    return f"source/{file.replace('.', '-')}.md"  # a dot would be a language


def with_links(text: str, file: str, where: dict[str, str]) -> tuple[str, set[str]]:
    """Return a page with links that lead to pages of the site, and the files they show.

    Parameters
    ----------
    text : str
        The page.
    file : str
        Its file in the repository.
    where : dict of str to str
        Where each page of the repository stands in the site.

    Examples
    --------
    >>> where = {"README.md": "index.md", "docs/checks/README.md": "checks/index.md"}
    >>> with_links("[all](../README.md)", "docs/checks/README.md", where)
    ('[all](../index.md)', set())
    >>> with_links("[it](../../src/a.py)", "docs/checks/README.md", where)
    ('[it](../source/src/a-py.md)', {'src/a.py'})
    """
    sources: set[str] = set()
    folder = posixpath.dirname(where[file])

    def lead(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), link[1]))
        page = where.get(target) or where.get(f"{target}/README.md")
        if page:  # the site finds the page's language itself
            page = page.replace(".ko.md", ".md")
        elif target.startswith("docs/"):
            return posixpath.relpath(target.removeprefix("docs/"), folder or ".")
        else:
            sources.add(target)
            page = source_page(target)
        return posixpath.relpath(page, folder or ".")

    parts = CODE.split(text)
    parts[::2] = [LINK.sub(lead, part) for part in parts[::2]]
    return "".join(parts), sources


def shown_source(file: str) -> str:
    """Return the page that shows a file, or what is in a folder."""
    path = ROOT / file
    if path.is_dir():
        names = sorted(one.name for one in path.iterdir() if one.suffix == ".py")
        body = "\n".join(f"- `{name}`" for name in names)
    else:
        language = LANGUAGES.get(path.suffix, "text")
        body = f"````` {language}\n{path.read_text('utf-8').rstrip()}\n`````"
    return f"---\nsearch:\n  exclude: true\n---\n\n# {file}\n\n{body}\n"


def assemble(folder: Path) -> None:
    """Write all pages and pictures of the site into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder, ignore=shutil.ignore_patterns("*.md"))
    where, sources = pages(), set()
    for file, page in where.items():
        text = OTHER_LANGUAGE.sub("", (ROOT / file).read_text("utf-8"))
        text, shown = with_links(text, file, where)
        sources |= shown
        _write(folder / page, text)
    for page, text in reference_pages().items():
        _write(folder / page, text)
    for file in sources:
        _write(folder / source_page(file), shown_source(file))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
