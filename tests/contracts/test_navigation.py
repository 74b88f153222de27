"""Every page of docs/ has its line in the navigation of the site, mkdocs.yml."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LINE = re.compile(r"^ +- (?:[^:\n]+: )?(\S+\.md|\S+/\*)$", re.MULTILINE)
ROW = re.compile(r"^\|.*\]\(([\w-]+\.md)\)", re.MULTILINE)


def test_every_page_is_in_the_navigation():
    lines = set(LINE.findall((ROOT / "mkdocs.yml").read_text("utf-8")))
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    missing = {page.replace("README.md", "index.md") for page in pages} - lines
    for line in lines:
        table = DOCS / line.removesuffix("*") / "README.md"
        if line.endswith("/*") and table.exists():  # it stands for the rows of a table
            rows = ROW.findall(table.read_text("utf-8"))
            missing -= {f"{line[:-1]}{row}" for row in rows}
    english = {page for page in missing if not page.endswith(".ko.md")}
    assert english == set(), "add a line to `nav` in mkdocs.yml"
