"""Output that is closed or full: no run is lost, and there is no traceback."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.cli._streams import OutputFailed
from steepest.runs import read_run

full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")


def shell(command: str, redirection: str) -> tuple[int, str]:
    """Run a command with its output led elsewhere by a shell."""
    words = [sys.executable, "-m", "steepest", *shlex.split(command)]
    done = subprocess.run(
        ["sh", "-c", f"{shlex.join(words)} {redirection}"],
        stderr=subprocess.PIPE,
        text=True,
    )
    return done.returncode, done.stderr


@full
def test_no_output_at_all_loses_no_run(here: Path):
    train = "train iris --epochs 1 --learning-rate 0.01 --out first"
    assert shell(train, "2>/dev/full >/dev/full") == (1, "")
    assert read_run("first").outcome == "finished"


def test_a_result_that_cannot_be_printed_is_saved(steepest, here, trained, monkeypatch):
    def failing(text: str) -> None:
        raise OutputFailed("The result could not be printed: no space left on device.")

    monkeypatch.setattr("steepest.cli._console.result", failing)
    monkeypatch.setattr("steepest.cli._app.send_to_nowhere", lambda stream: None)
    answer = steepest("train", "--out", "first")
    assert answer.status == 1
    assert answer.errors.endswith(
        "The run is saved in first.\n"
        "Error: The result could not be printed: no space left on device.\n"
    )


@full
@pytest.mark.parametrize("json", ["", "--json"])
def test_a_full_output_is_one_line_and_status_1(iris, json):
    assert shell(f"show {iris} {json}", ">/dev/full") == (
        1,
        "Error: The result could not be printed: no space left on device.\n",
    )


@full
def test_a_full_standard_error_ends_nothing(here):
    assert shell("runs .", "2>/dev/full") == (0, "")  # it has a note to tell


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_error(iris, closed):
    assert shell(f"show {iris}", closed) == (0, "")


def test_a_question_without_an_input_is_not_answered(iris):
    status, errors = shell(f"delete {iris}", "<&-")
    assert status == 1
    assert "Nothing was deleted, because the question had no answer." in errors
    assert read_run(iris).outcome == "finished"
