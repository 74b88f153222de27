from datetime import datetime
from pathlib import Path

import pytest

from steepest.errors import RunError
from steepest.runs import check_folder, default_folder, write_checkpoint, write_run
from steepest.runs._files import temporary_folder


@pytest.mark.parametrize("name", ["absent", "a/b/c", "empty"])
def test_a_free_folder_is_free_and_looking_changes_nothing(tmp_path: Path, name: str):
    (tmp_path / "empty").mkdir()
    before = sorted(tmp_path.rglob("*"))
    check_folder(tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before


def test_somebody_elses_temporary_does_not_count(tmp_path: Path):
    with temporary_folder(tmp_path):
        check_folder(tmp_path)


def test_a_folder_that_holds_a_run_is_not_free(tmp_path: Path, run):
    write_run(run, tmp_path / "first")
    with pytest.raises(
        RunError,
        match=r"first' already holds a run\. Choose another folder with --out, or "
        r"delete it first \(steepest delete .*first\)\.$",
    ):
        check_folder(tmp_path / "first")


def test_a_folder_that_holds_an_unfinished_run_is_not_free(tmp_path: Path):
    write_checkpoint(tmp_path / "first", [], {})
    with pytest.raises(
        RunError,
        match=r"holds an unfinished run\. .*, continue it with --resume, or delete it",
    ):
        check_folder(tmp_path / "first")


def test_a_folder_that_holds_something_else_is_not_free(tmp_path: Path):
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(
        RunError,
        match=r"holds something that is not a run\. Choose .*, or empty it first\.$",
    ):
        check_folder(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(RunError, match=r"Cannot look into '.*file': not a directory\."):
        check_folder(tmp_path / "file")
    with pytest.raises(RunError, match=r"Cannot look into '.*run': not a directory\."):
        check_folder(tmp_path / "file" / "run")


def test_a_folder_that_cannot_be_written_is_found_before_training(tmp_path: Path):
    with pytest.raises(RunError, match=r"Cannot write to '/proc/.*Give a folder that"):
        check_folder("/proc/runs/first")  # even root writes nothing there


def test_names_say_when_and_what_and_are_new(tmp_path: Path):
    now = datetime(2026, 3, 1, 9, 5, 7)
    arguments = ("~/my data/wein übung.csv", "my.models:deep net", tmp_path, now)
    first = default_folder(*arguments)
    assert first.name == "2026-03-01-090507-wein-übung-my.models-deep-net"
    first.mkdir()
    assert default_folder(*arguments).name == f"{first.name}-2"
    (tmp_path / f"{first.name}-2").symlink_to("nowhere")
    assert default_folder(*arguments).name == f"{first.name}-3"
    assert default_folder("/", "mlp", now=now) == Path(
        "runs/2026-03-01-090507-data-mlp"
    )
