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
    with pytest.raises(RunError, match="at 'schema_version': expected int, got str"):
        read_run(changed(record, schema_version="1"))


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"metrics": []}, r"at 'metrics': expected object, got array"),
        ({"reason": None}, r"at 'reason': expected str, got null"),
        (
            {"metrics": {"train": {"loss": "low"}}},
            r"at 'metrics\[...\]\[...\]': expected",
        ),
        ({"data": {"rows": -1}}, r"at 'data.rows': expected int >= 0"),
        ({"data": {"rows": 2**70}}, r"at 'data.rows': expected int"),
        (
            {"seconds": {"total": [1]}},
            r"at 'seconds\[...\]': expected float, got array",
        ),
        ({"notes": [1]}, r"at 'notes\[0\]': expected str, got int"),
        ({"findings": [{"check": "finite"}]}, r"missing required field verdict"),
        ({"settings": {"dtype": "float99"}}, r"at 'settings.dtype': invalid enum"),
    ],
)
def test_says_which_entry_is_of_another_kind(record: Path, entries: dict, why: str):
    with pytest.raises(RunError, match=rf"run.json' is damaged: its content.*{why}"):
        read_run(changed(record, **entries))


def test_a_confusion_matrix_has_a_row_and_a_column_per_class(record: Path):
    one = {"name": "a", "rows": 1.0, "precision": 1.0, "recall": 1.0}
    judged = {"rows": 1, "numbers": {}, "classes": [one], "calibration": []}
    with pytest.raises(RunError, match="its confusion matrix is not 1 × 1"):
        read_run(changed(record, quality={"test": judged | {"confusion": [[1, 2]]}}))


@pytest.mark.parametrize("depth", [100, 100_000])
def test_a_record_that_is_nested_too_deeply_is_damaged(record: Path, depth: int):
    deep = json.loads("[" * 100 + "]" * 100)
    with pytest.raises(RunError, match="nested deeper than 64 levels"):
        read_run(changed(record, state={"deep": deep}))
    record.write_text(
        '{"format": "steepest run", "schema_version": 1, "a": ' + "[" * depth
    )
    with pytest.raises(RunError, match=r"run.json' is damaged"):
        read_run(record.parent)


def test_a_huge_record_is_not_read(record: Path, monkeypatch):
    monkeypatch.setattr("steepest.runs._record.LARGEST_RECORD", 10)
    with pytest.raises(RunError, match=r"run.json' is damaged: it has more than 10 by"):
        read_run(record.parent)


@pytest.mark.parametrize("value", [[1], "1", None, {}])
def test_a_tagged_number_is_infinite_or_none(record: Path, value: object):
    with pytest.raises(RunError, match=r"is none of inf, -inf, nan"):
        read_run(changed(record, examples_per_second={"$float": value}))


def test_says_that_the_record_cannot_be_read(record: Path, monkeypatch):
    def refused(*arguments, **named) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(RunError, match=r"Cannot read '.*run\.json': permission denied"):
        read_run(record.parent)
