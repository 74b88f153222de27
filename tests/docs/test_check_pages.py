"""The pages of the checks are what their script makes of the checks."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from steepest.diagnosis import checks

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "check_pages.py"
PAGES = ROOT / "docs" / "checks"

OTHER_PAGES = {"README", "findings"}
TO_DO = "run `python scripts/check_pages.py`"


@pytest.fixture(scope="module")
def script():
    spec = spec_from_file_location("check_pages", SCRIPT)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", checks)
def test_a_page_is_that_of_its_check(script, name):
    text = (PAGES / f"{name}.md").read_text("utf-8")
    assert text == script.page_of(checks[name]), TO_DO


@pytest.mark.parametrize("name", checks)
def test_a_page_says_its_bound_and_what_the_check_cannot_see(script, name):
    page = script.page_of(checks[name])
    for heading in ("# ", "## Measured", "## Bound", "## Source", "## Cannot see"):
        assert f"\n{heading}" in f"\n{page}"


def test_the_table_is_that_of_the_checks(script):
    readme = (PAGES / "README.md").read_text("utf-8")
    assert script.with_table(readme) == readme, TO_DO
    for name in checks:
        assert readme.count(f"({name}.md)") == 1


def test_no_page_is_left_over():
    assert {page.stem for page in PAGES.glob("*.md")} == {*checks, *OTHER_PAGES}


def test_the_script_writes_all_of_them(script, tmp_path, monkeypatch):
    readme = f"Before.\n\n{script.BEGIN}an old table\n{script.END}\nAfter.\n"
    (tmp_path / "README.md").write_text(readme, "utf-8")
    monkeypatch.setattr(script, "PAGES", tmp_path)
    script.main()
    written = (tmp_path / "README.md").read_text("utf-8")
    assert written.startswith(f"Before.\n\n{script.BEGIN}\n| question | check | cost |")
    assert written.endswith(f"|\n\n{script.END}\nAfter.\n")
    assert "an old table" not in written
    for name, check in checks.items():
        page = (tmp_path / f"{name}.md").read_text("utf-8")
        assert page.startswith(f"# {check.question}\n\n")
