import io

import pytest

from steepest.cli import _console as console


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_columns_are_aligned():
    rows = [["", "loss"], ["train", "0.5"], ["test", "10.25"]]
    assert console.columns(rows, right=(1,)) == [
        "        loss",
        "train    0.5",
        "test   10.25",
    ]
    assert console.columns(rows) == ["       loss", "train  0.5", "test   10.25"]


@pytest.mark.parametrize(
    ("environment", "colorful"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colors_are_for_terminals_that_want_them(monkeypatch, environment, colorful):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert console.styled("x", fg="red") == "x"  # pytest reads the output
    monkeypatch.setattr("sys.stdout", Terminal())
    assert ("\x1b[31m" in console.styled("x", fg="red")) is colorful


def test_progress_moves_on_a_terminal_only(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    assert not console.is_terminal()
    monkeypatch.setattr("sys.stderr", Terminal())
    assert console.is_terminal()
    monkeypatch.setenv("TERM", "dumb")
    assert not console.is_terminal()


def test_a_failure_is_also_printed_as_json_if_requested(capsys):
    console.failure("DataError", "η is missing.", as_json=True)
    output, errors = capsys.readouterr()
    assert errors == "Error: η is missing.\n"
    assert '"message": "η is missing."' in output


def test_sentences_break_between_words_on_a_terminal(monkeypatch):
    sentence = "one two three-four " * 3
    assert console.wrapped(sentence) == sentence
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "20")
    assert console.wrapped(sentence, indent="  ").splitlines() == [
        "one two three-four",
        "  one two three-four",
        "  one two three-four",
    ]
