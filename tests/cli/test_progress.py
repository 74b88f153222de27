import io
import re

import pytest

from steepest.cli import _progress as progress
from steepest.cli._signals import Stop
from steepest.descent import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def text(self) -> str:
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.getvalue())


def training(epoch: int, **more) -> Progress:
    validation = {"validation": {"loss": 0.5, "accuracy": 0.91234}}
    return Progress(
        "training",
        epoch=epoch,
        epochs=4,
        step=epoch * 10,
        steps=40,
        loss=1 / epoch,
        metrics=validation,
        examples_per_second=71_300,
        seconds=10.0,
        **more,
    )


def test_a_pipe_gets_plain_lines(capsys):
    with progress.shown_progress(quiet=False, stop=Stop()) as tell:
        tell(Progress("loading"))
        tell(Progress("loading"))
        for epoch in (1, 2, 3, 4):
            tell(training(epoch, epoch_ended=True))
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.splitlines() == [
        "loading …",
        "training …",
        "epoch 1/4, loss 1, validation accuracy 0.912, 71.3k examples/s, 30 s left",
        "epoch 4/4, loss 0.25, validation accuracy 0.912, 71.3k examples/s, 0 s left",
    ]


def test_quiet_is_quiet(capsys):
    with progress.shown_progress(quiet=True, stop=Stop()) as tell:
        tell(training(1, epoch_ended=True))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "epoch 3/4 · loss 0.333 · accuracy 0.912 · 71.3k/s · 3 s left"),
        (
            120,
            "epoch 3/4 · loss 0.333 · validation accuracy 0.912 · 71.3k examples/s · "
            "3 s left",
        ),
    ],
)
def test_a_terminal_gets_one_line_that_goes_again(monkeypatch, width, shown):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    stop = Stop(saves=True)
    with progress.shown_progress(quiet=False, stop=stop) as tell:
        tell(Progress("loading"))
        tell(training(3))
        stop.requested = True
        tell(training(3))
    assert shown in screen.text
    assert ("━" in screen.text) == (width == 120)
    assert "stopping" in screen.text


def test_from_training_on_there_is_something_to_save():
    stop = Stop(saves=True)
    with progress.shown_progress(quiet=True, stop=stop) as tell:
        tell(Progress("loading"))
        assert not stop.worth_saving
        tell(training(1))
        assert stop.worth_saving
        tell(Progress("evaluating"))
        assert stop.worth_saving


def test_a_note_above_the_line_is_broken_between_words(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    with progress.shown_progress(quiet=False, stop=Stop()) as tell:
        tell(training(3))
        progress.console.note("Warning: The loss rose from 1.1 to 35.1: it diverges.")
        tell(training(4))
    lines = [line.strip() for line in screen.text.replace("\r", "\n").splitlines()]
    assert "Warning: The loss rose from 1.1 to 35.1:" in lines
    assert "it diverges." in lines
