"""Every command of these pages runs as it is written, and prints what is shown."""

import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from steepest.cli import main

ROOT = Path(__file__).parents[2]
PAGES = {  # and some of the files that are there in the end
    "README.md": {"houses.csv", "predicted.csv", "rates.png", "ravine.png"},
    "README.ko.md": {"houses.csv", "predicted.csv", "rates.png", "ravine.png"},
    "docs/everyday.md": {"houses.png", "apartments.html", "predicted.csv"},
    "docs/faq.md": {"churn.csv"},
    "docs/faq.ko.md": {"churn.csv"},
    "docs/tutorial.md": {"first.html", "predicted.csv"},
    "docs/tutorial.ko.md": {"first.html", "predicted.csv"},
}
BLOCK = re.compile(r"^```(sh|text|python)\n(.*?)^```", re.M | re.S)
HERE_DOCUMENT = re.compile(
    r"cat > (\S+) <<'EOF'\n(.*?)^EOF\n", re.MULTILINE | re.DOTALL
)
STATUS = re.compile(r"# exit status (\d)$")
INSTALL = ("git clone", "make demo")  # tests/packaging tests the installation


def commands(block: str) -> Iterator[tuple[list[str], int]]:
    """Give the words of each command and its exit status, files written before it."""
    while block:
        document = HERE_DOCUMENT.match(block)
        if document:
            Path(document[1]).write_text(document[2], "utf-8")
            block = block[document.end() :]
            continue
        line, _, block = block.partition("\n")
        words = shlex.split(line, comments=True)
        if words:
            status = STATUS.search(line)
            yield words, int(status[1]) if status else 0


def do(words: list[str]) -> int:
    """Run a command of steepest, whose output may go to a file."""
    assert words[0] == "steepest", f"the test cannot run {shlex.join(words)}"
    if words[-2:-1] == [">"]:
        with Path(words[-1]).open("w", encoding="utf-8") as file, redirect_stdout(file):
            return main(words[1:-2])
    return main(words[1:])


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_run_in_order_and_print_what_is_shown(
    page, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    printed, shown, before = "", 0, ""
    for kind, block in BLOCK.findall((ROOT / page).read_text("utf-8")):
        if kind == "sh" and block.startswith(INSTALL):
            continue
        if kind == "python" and "write_text(" in block:
            exec(block, {})  # a file that the commands read
        if kind == "python" or (kind == "text" and before == "python"):
            before = kind  # tests/docs/test_pages.py runs it, and sees what it prints
            continue
        before = kind
        if kind == "text":
            for part in block.split("…\n"):
                assert in_one_line(part) in in_one_line(printed)
            shown += 1
            continue
        for words, expected in commands(block):
            capsys.readouterr()
            status = do(words)
            output, errors = capsys.readouterr()
            assert status == expected, f"{shlex.join(words)}: {output}{errors}"
            printed = output or errors
    assert shown
    assert PAGES[page] <= {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("command", ["make demo", "cd x && steepest train"])
def test_a_command_that_cannot_be_run_is_seen(command):
    with pytest.raises(AssertionError, match="cannot run"):
        do(shlex.split(command))
