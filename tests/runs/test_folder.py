from datetime import datetime
from pathlib import Path

import pytest

from steepest.errors import RunError
from steepest.runs import _folder as folder
from steepest.runs import (
    check_folder,
    default_folder,
    new_folder,
    write_checkpoint,
    write_run,
)
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


def test_two_runs_of_one_second_get_two_folders(tmp_path: Path, run):
    root = tmp_path / "a" / "runs"
    with new_folder("digits", "mlp", root) as first:
        with new_folder("digits", "mlp", root) as second:
            write_run(run, second)
        write_run(run, first)
    assert first != second
    assert sorted(root.iterdir()) == sorted([first, second])


def test_the_faster_of_two_runs_gets_the_name(tmp_path: Path, monkeypatch):
    names = iter([tmp_path / "taken", tmp_path / "free"])
    (tmp_path / "taken").mkdir()
    monkeypatch.setattr(folder, "default_folder", lambda *a: next(names))
    with new_folder("digits", "mlp", tmp_path) as made:
        assert made == tmp_path / "free"


def test_a_folder_that_nothing_went_into_goes_again(tmp_path: Path):
    def failing() -> None:
        with new_folder("digits", "mlp", tmp_path / "a" / "runs"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert list(tmp_path.iterdir()) == []


def test_says_where_no_folder_can_be_made(tmp_path: Path, monkeypatch):
    with pytest.raises(RunError, match="Cannot write to '/proc/runs': "):
        new_folder("digits", "mlp", "/proc/runs").__enter__()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(folder, "default_folder", lambda *a: Path("/proc/x"))
    with pytest.raises(RunError, match="Cannot write to '/proc/x': "):
        new_folder("digits", "mlp", tmp_path).__enter__()
