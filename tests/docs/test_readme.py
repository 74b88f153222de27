"""Every command of the README runs as it is written, and prints what is shown."""

import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from steepest.cli import main

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```", re.M | re.S)
HERE_DOCUMENT = re.compile(
    r"cat > (\S+) <<'EOF'\n(.*?)^EOF\n", re.MULTILINE | re.DOTALL
)
INSTALL = ("git clone", "make demo")  # tests/packaging tests the installation


def commands(block: str) -> Iterator[list[str]]:
    """Give the words of each command, after the files that are written before it."""
    while block:
        document = HERE_DOCUMENT.match(block)
        if document:
            Path(document[1]).write_text(document[2], "utf-8")
            block = block[document.end() :]
            continue
        line, _, block = block.partition("\n")
        words = shlex.split(line, comments=True)
        if words:
            yield words


def do(words: list[str]) -> int:
    """Run a command of steepest, whose output may go to a file."""
    assert words[0] == "steepest", f"the test cannot run {shlex.join(words)}"
    if words[-2:-1] == [">"]:
        with Path(words[-1]).open("w", encoding="utf-8") as file, redirect_stdout(file):
            return main(words[1:-2])
    return main(words[1:])


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_commands_run_in_order_and_print_what_is_shown(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    printed, shown = "", 0
    for kind, block in BLOCK.findall(README.read_text("utf-8")):
        if kind == "sh" and block.startswith(INSTALL):
            continue
        if kind == "text":
            for part in block.split("…\n"):
                assert in_one_line(part) in in_one_line(printed)
            shown += 1
            continue
        for words in commands(block):
            capsys.readouterr()
            status = do(words)
            printed, errors = capsys.readouterr()
            assert status == 0, f"{shlex.join(words)}: {printed}{errors}"
    assert shown
    assert {"houses.csv", "predicted.csv", "rates.png", "ravine.png"} <= {
        path.name for path in tmp_path.iterdir()
    }


@pytest.mark.parametrize("command", ["make demo", "cd x && steepest train"])
def test_a_command_that_cannot_be_run_is_seen(command):
    with pytest.raises(AssertionError, match="cannot run"):
        do(shlex.split(command))
