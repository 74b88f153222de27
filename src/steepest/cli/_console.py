"""The only module that prints: results to stdout, everything else to stderr."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TextIO

import typer

from ..language import filled, padded, told, width
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
    """Print a note to the standard error, in the language that is spoken."""
    text = told(text)
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
    word = told("Error:")
    text = f"{word} {told(message)}"
    text = _filled(text) if is_terminal() else text
    tell(_style(word, color, fg="red", bold=True) + text.removeprefix(word))


def styled(text: str, **style: Any) -> str:
    """Return a text with a color or weight if the output can show it."""
    return _style(text, _colorful(sys.stdout), **style)


def wrapped(text: str, indent: str = "") -> str:
    """Return a sentence in the language spoken, in lines for a terminal."""
    text = told(text)
    if not sys.stdout.isatty():
        return text
    return _filled(text, indent)


def _filled(text: str, indent: str = "") -> str:
    columns = min(shutil.get_terminal_size().columns, 100)  # longer is hard to read
    return filled(text, columns, other_indent=indent)


def columns(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Return a table as lines with aligned columns.

    Parameters
    ----------
    rows : sequence of sequences of str
        The cells; the first row is the heading.
    right : sequence of int
        The columns that are aligned on the right.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            padded(cell, most, i in right)
            for i, (cell, most) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return [styled(lines[0], bold=True), *lines[1:]]


def is_terminal() -> bool:
    """Whether progress goes to a terminal that can redraw a line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _style(text: str, color: bool, **style: Any) -> str:
    return typer.style(text, **style) if color else text


def _colorful(stream: Any) -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain
