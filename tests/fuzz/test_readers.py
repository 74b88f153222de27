"""Damaged inputs: a reader returns something or raises an error of the package.

`python -m benchmarks.fuzz` runs the same cases by the million.
"""

from pathlib import Path

import pytest
from benchmarks.fuzz import readers

CASES = {
    "csv": 2500,
    "json lines": 2000,
    "tables": 3000,
    "arrays": 3000,
    "images": 1500,
    "formulas": 5000,
    "options": 250,
    "settings": 3000,
    "names": 1000,
    "messages": 3000,
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.filterwarnings("ignore")
def test_nothing_escapes_from_a_reader(name: str, tmp_path: Path):
    seen = 0
    for reader, case, error in readers.campaign(tmp_path, CASES[name], 7, (name,)):
        assert error is None, f"{reader}, case {case} of seed 7: {error!r}"
        seen += 1
    assert seen == CASES[name]


def test_an_escape_is_seen(tmp_path: Path, monkeypatch):
    def broken(*arguments, **named) -> None:
        raise KeyError("an escape")

    monkeypatch.setattr(readers, "load", broken)
    [(_, _, error)] = readers.campaign(tmp_path, 1, 7, ("csv",))
    assert isinstance(error, KeyError)
