"""The only module that prints: results to stdout, everything else to stderr."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TextIO
from unicodedata import east_asian_width

import typer

from ._streams import printing, tell

SCHEMA_VERSION = 1
"""The version of the JSON that --json prints."""


def result(text: str = "") -> None:
    """Print a result to the standard output."""
    with printing():
        typer.echo(text)


def write(writer: Callable[[TextIO], None]) -> None:
    """Call a writer with the standard output."""
    with printing():
        writer(sys.stdout)
        sys.stdout.flush()


def print_json(fields: Mapping[str, Any]) -> None:
    """Print one JSON object; a number that is not finite is null."""
    from .._core import to_json_value

    value = to_json_value({"schema_version": SCHEMA_VERSION, **fields})
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    with printing():
        typer.echo(text)


def note(text: str) -> None:
    """Print a note to the standard error."""
    tell(_filled(text) if is_terminal() else text)


def failure(kind: str, message: str, as_json: bool) -> None:
    """Print in one line why a command failed, and also as JSON if requested."""
    if as_json:
        fields = {
            "schema_version": SCHEMA_VERSION,
            "error": {"kind": kind, "message": message},
        }
        with suppress(OSError):
            typer.echo(json.dumps(fields, ensure_ascii=False, indent=2))
    color = _colorful(sys.stderr)
    text = f"Error: {message}"
    text = _filled(text) if is_terminal() else text
    head = _style("Error:", color, fg="red", bold=True)
    tell(head + text.removeprefix("Error:"))


def styled(text: str, **style: Any) -> str:
    """Return a text with a color or weight if the output can show it."""
    return _style(text, _colorful(sys.stdout), **style)


def wrapped(text: str, indent: str = "") -> str:
    """Return a sentence broken into lines if the output is a terminal."""
    if not sys.stdout.isatty():
        return text
    return _filled(text, indent)


def _filled(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        min(shutil.get_terminal_size().columns, 100),  # longer lines are hard to read
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def columns(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Return a table as lines with aligned columns.

    Parameters
    ----------
    rows : sequence of sequences of str
        The cells; the first row is the heading.
    right : sequence of int
        The columns that are aligned on the right.
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            _padded(cell, width, i in right)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return [styled(lines[0], bold=True), *lines[1:]]


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: 한 takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(cell: str, width: int, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def is_terminal() -> bool:
    """Whether progress goes to a terminal that can redraw a line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _style(text: str, color: bool, **style: Any) -> str:
    return typer.style(text, **style) if color else text


def _colorful(stream: Any) -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain
