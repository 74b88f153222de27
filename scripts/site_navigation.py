"""The navigation of the site, with the pages that one line stands for."""

import re
from pathlib import Path
from typing import Any

ROW = re.compile(r"\]\(([\w-]+)\.md\)")


def expanded(items: list[Any], pages: Path) -> list[Any]:
    """Return the navigation with a page for each row of a table of pages.

    `checks/*` stands for the pages that the tables of `checks/index.md` link to in the
    same folder, in their order, in a section for each heading above a table.

    Parameters
    ----------
    items : list
        The navigation as `mkdocs.yml` has it.
    pages : Path
        The folder of the pages.
    """
    found: list[Any] = []
    for item in items:
        if isinstance(item, str) and item.endswith("/*"):
            found += _listed(item.removesuffix("/*"), pages)
        elif isinstance(item, dict):
            found.append(
                {
                    name: expanded(value, pages) if isinstance(value, list) else value
                    for name, value in item.items()
                }
            )
        else:
            found.append(item)
    return found


def _listed(folder: str, pages: Path) -> list[Any]:
    sections: dict[str, list[Any]] = {}
    heading = ""
    for line in (pages / folder / "index.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        row = ROW.search(line) if line.startswith("|") else None
        if row:
            name = re.sub(r"[-_]", " ", row[1])
            sections.setdefault(heading, []).append({name: f"{folder}/{row[1]}.md"})
    if len(sections) == 1:
        return next(iter(sections.values()))
    return [{heading: rows} for heading, rows in sections.items()]
