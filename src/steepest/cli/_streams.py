"""Closed or full output streams: they end no training and cause no traceback."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class OutputFailed(OSError):
    """Standard output could not be written; what was computed is not affected."""


def open_streams() -> None:
    """Open closed streams on the null device, and let no character fail to be encoded.

    Otherwise files opened later would get the numbers of the closed streams, and what
    libraries print would be written into them.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number, which is this one
    if sys.stdin is None:
        sys.stdin = open(0, closefd=False)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def send_to_nowhere(stream: TextIO) -> None:
    """Send a stream to the null device, so that Python does not fail again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@contextmanager
def printing() -> Iterator[None]:
    """Raise a failure of standard output as `OutputFailed`.

    Raises
    ------
    OutputFailed
        If it could not be written. A closed pipe remains a `BrokenPipeError`.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputFailed(f"The result could not be printed: {reason}.") from error


def tell(text: str) -> None:
    """Print a line to standard error; if that fails, go on without it."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        send_to_nowhere(sys.stderr)
