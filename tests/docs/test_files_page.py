"""The page about files shows what becomes of every situation now."""

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "file_situations.py"


@pytest.fixture(scope="module")
def script():
    spec = spec_from_file_location("file_situations", SCRIPT)
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def outcomes(script):
    return script.outcomes()


def test_the_page_is_up_to_date(script, monkeypatch, outcomes):
    monkeypatch.setattr(script, "outcomes", lambda: outcomes)
    page = (ROOT / "docs" / "files.md").read_text("utf-8")
    found = page.partition(script.BEGIN)[2].partition(script.END)[0].strip()
    assert found == script.table().strip(), "run `python -m scripts.file_situations`"
    assert len(outcomes) == 40


def test_what_is_refused_is_refused_for_a_reason(outcomes):
    refused = {n for n, found in outcomes.items() if found.startswith("refused")}
    assert refused == {"1,234 alone", "some text in a numeric target", "no header"}
    assert not any("traceback" in found for found in outcomes.values())


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("decimal comma", "2 classes; 120 rows of a, b"),
        ("decimal comma in the target", "regression; 120 rows of a"),
        ("thousands in the target", "regression; 120 rows of a"),
        ("$21k as the target", "regression; 120 rows of a"),
        ("parentheses for negatives", "2 classes; 120 rows of a, b"),
        ("an empty column at the end", "2 classes; 120 rows of a"),
        ("an identifier sorted by class", "2 classes; 120 rows of a"),
        ("-999 for missing numbers", "'a' holds -999 in 15 rows"),
        ("one-hot targets", "2 classes; 120 rows of (2,)"),
    ],
)
def test_what_is_right(outcomes, name, found):
    assert re.search(rf"{re.escape(found)}($|[.,:; ])", outcomes[name])
