import json
from pathlib import Path

import pytest

from steepest.errors import RunError
from steepest.runs import Run, read_run, write_checkpoint, write_run


@pytest.fixture
def record(run: Run, tmp_path: Path) -> Path:
    return write_run(run, tmp_path / "first").folder / "run.json"


def changed(path: Path, **entries) -> Path:
    record = json.loads(path.read_text(encoding="utf-8")) | entries
    path.write_text(json.dumps(record))
    return path.parent


def test_says_that_there_is_no_run_and_which_one_was_meant(record: Path):
    with pytest.raises(
        RunError,
        match=r"No run at '.*frist'\. Did you mean '.*first'\? steepest train --out",
    ):
        read_run(record.parent.parent / "frist")
    with pytest.raises(RunError, match=r"No run at 'no/such'\. steepest train --out "):
        read_run("no/such")


def test_says_that_a_run_is_unfinished(tmp_path: Path):
    write_checkpoint(tmp_path / "r", [], {})
    with pytest.raises(
        RunError,
        match=r"The run at '.*r' is unfinished\. Continue it with steepest train --res",
    ):
        read_run(tmp_path / "r")


@pytest.mark.parametrize("content", ["", "{", "[1, NaN]", "\x00"])
def test_says_that_the_record_is_damaged(record: Path, content: str):
    record.write_text(content)
    with pytest.raises(
        RunError, match=r"first/run\.json' is damaged: .*Restore it from a copy"
    ):
        read_run(record.parent)


def test_says_that_the_record_is_not_text(record: Path):
    record.write_bytes(b"\xff\xfe{}")
    with pytest.raises(RunError, match=r"run\.json' is damaged: .*codec"):
        read_run(record.parent)


@pytest.mark.parametrize("content", ["[]", "{}", '{"format": "another"}'])
def test_says_that_the_record_is_of_something_else(record: Path, content: str):
    record.write_text(content)
    with pytest.raises(
        RunError, match='is damaged: it does not say "format": "steepest run"'
    ):
        read_run(record.parent)


def test_says_that_a_newer_version_wrote_it(record: Path):
    with pytest.raises(
        RunError,
        match=r"written by a newer steepest: its schema version is 2, and this one "
        r"reads up to 1\. Upgrade steepest\.",
    ):
        read_run(changed(record, schema_version=2))


def test_says_that_the_version_makes_no_sense(record: Path):
    with pytest.raises(RunError, match="is damaged: its schema_version is '1'"):
        read_run(changed(record, schema_version="1"))


@pytest.mark.parametrize("entries", [{"metrics": []}, {"reason": None}])
def test_says_which_entry_is_of_another_kind(record: Path, entries: dict):
    name = next(iter(entries))
    with pytest.raises(RunError, match=f"its '{name}' is missing or of another kind"):
        read_run(changed(record, **entries))


def test_says_that_the_record_cannot_be_read(record: Path, monkeypatch):
    def refused(*arguments, **named) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(RunError, match=r"Cannot read '.*run\.json': permission denied"):
        read_run(record.parent)
