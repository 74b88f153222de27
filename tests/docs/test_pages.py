"""What the pages show is true: their Python runs and their links lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if PYTHON.search(page.read_text("utf-8"))],
    ids=shown,
)
def test_the_python_of_a_page_runs_from_top_to_bottom(
    page, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8")
    names: dict[str, object] = {}
    for block in PYTHON.finditer(text):
        first_line = text.count("\n", 0, block.start(1))
        code = "\n" * first_line + block[1]  # so that a traceback names the page's line
        exec(compile(code, str(page), "exec"), names)
    printed = capsys.readouterr().out
    assert bool(printed) == ("print(" in text)


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_the_links_of_a_page_lead_to_files(page):
    missing = [
        link
        for link in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert missing == []
