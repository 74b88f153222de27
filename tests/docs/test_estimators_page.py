"""The table of requests: each of our cells leads to a test that is there."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "estimators.md"
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in PAGE.read_text("utf-8").split("## What people ask for")[1].splitlines()
    if line.startswith("| ")
][2:]


def test_there_is_a_table():
    assert len(ROWS) > 35
    assert all(len(row) == 5 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_our_cell_leads_to_its_test(row):
    links = re.findall(r"\]\(([^)]+)\)", row[-1])
    assert links or row[-1] in ("no", "–"), row
    for link in links:
        path = (PAGE.parent / link.split("#")[0]).resolve()
        assert path.is_file(), link
        assert "tests" in path.parts
        assert re.search(r"^def test_", path.read_text("utf-8"), re.MULTILINE), link
