from dataclasses import replace
from pathlib import Path

import pytest

from steepest.errors import RunError
from steepest.runs import Run, delete_run, list_runs, write_checkpoint, write_run


def test_lists_runs_newest_first_from_their_records_alone(run: Run, tmp_path: Path):
    for name in ("c", "a", "b"):
        write_run(replace(run, reason=name), tmp_path / name)
        (tmp_path / name / "params.safetensors").unlink()
    (tmp_path / "not a run").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / ".hidden").mkdir()
    summaries = list_runs(tmp_path)
    assert [summary.folder.name for summary in summaries] == ["b", "a", "c"]
    first = summaries[0]
    assert (first.outcome, first.data, first.model) == ("finished", "wine.csv", "mlp")
    assert first.metrics["train"] == {"loss": 0.5, "accuracy": 1.0}
    assert first.seconds == 1.5
    assert first.problem == ""


def test_a_runs_own_folder_is_a_list_of_one(run: Run, tmp_path: Path):
    write_run(run, tmp_path / "r")
    assert [summary.folder for summary in list_runs(tmp_path / "r")] == [tmp_path / "r"]


def test_a_damaged_and_an_unfinished_run_are_listed_as_such(run: Run, tmp_path: Path):
    write_run(run, tmp_path / "whole")
    write_run(run, tmp_path / "damaged")
    (tmp_path / "damaged" / "run.json").write_text("{")
    write_checkpoint(tmp_path / "unfinished", [], {})
    assert [s.outcome for s in list_runs(tmp_path / "unfinished")] == ["unfinished"]
    summaries = {summary.folder.name: summary for summary in list_runs(tmp_path)}
    assert {name: summaries[name].outcome for name in summaries} == {
        "whole": "finished",
        "damaged": "damaged",
        "unfinished": "unfinished",
    }
    assert "is damaged" in summaries["damaged"].problem


def test_says_that_there_is_no_folder(tmp_path: Path):
    with pytest.raises(RunError, match=r"No folder '.*none'\. steepest train writes"):
        list_runs(tmp_path / "none")


def test_a_linked_run_is_deleted_with_its_link(run: Run, tmp_path: Path):
    write_run(run, tmp_path / "disk" / "r")
    (tmp_path / "link").symlink_to(tmp_path / "disk" / "r")
    delete_run(tmp_path / "link")
    assert [path.name for path in tmp_path.rglob("*")] == ["disk"]


def test_deletes_a_run_and_nothing_else(run: Run, tmp_path: Path):
    write_run(run, tmp_path / "r")
    write_run(run, tmp_path / "other")
    (tmp_path / "other" / "notes.txt").touch()
    delete_run(tmp_path / "r")
    delete_run(tmp_path / "other")
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")) == [
        "other",
        "other/notes.txt",
    ]


def test_deletes_an_unfinished_run(tmp_path: Path):
    write_checkpoint(tmp_path / "r", [], {})
    delete_run(tmp_path / "r")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [None, '{"format": "another"}'])
def test_refuses_to_delete_what_is_no_run(tmp_path: Path, content: str | None):
    (tmp_path / "params.safetensors").touch()
    if content is not None:
        (tmp_path / "run.json").write_text(content)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(RunError, match=r"No run at|is damaged"):
        delete_run(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("record", ["{", "[" * 100_000, '{"format": "steepest run"}'])
def test_a_damaged_run_is_listed_beside_the_others_and_can_be_deleted(
    run: Run, tmp_path: Path, record: str
):
    write_run(run, tmp_path / "good")
    write_run(run, tmp_path / "bad")
    (tmp_path / "bad" / "run.json").write_text(record)
    assert {s.folder.name: s.outcome for s in list_runs(tmp_path)} == {
        "good": "finished",
        "bad": "damaged",
    }
    delete_run(tmp_path / "bad")
    assert [path.name for path in tmp_path.iterdir()] == ["good"]


def test_what_lies_beside_a_damaged_record_is_not_deleted(tmp_path: Path):
    (tmp_path / "run.json").write_text("{")
    (tmp_path / "notes.txt").touch()
    with pytest.raises(RunError, match="is damaged"):
        delete_run(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_says_what_could_not_be_deleted(run: Run, tmp_path: Path, monkeypatch):
    write_run(run, tmp_path / "r")

    def refused(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(RunError, match=r"Cannot delete '.*r': permission denied"):
        delete_run(tmp_path / "r")


def test_says_what_could_not_be_looked_into(tmp_path: Path, monkeypatch):
    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(RunError, match=r"Cannot look into '.*': permission denied"):
        list_runs(tmp_path)
