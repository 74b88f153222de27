"""Output that is closed or full: it never ends a training and gives no traceback."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class OutputFailed(OSError):
    """The standard output took no more; what was computed is as it is."""


def open_streams() -> None:
    """Lead closed streams to nowhere, and never fail to encode what is printed.

    Files opened later would have their numbers otherwise, and what libraries print
    would go into them.
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
    """Send a stream to nowhere, so that Python does not fail again at its exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@contextmanager
def printing() -> Iterator[None]:
    """Tell a failure of the standard output from other failures.

    Raises
    ------
    OutputFailed
        If it took no more. A reader that went away stays a `BrokenPipeError`.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputFailed(f"The result could not be printed: {reason}.") from error


def tell(text: str) -> None:
    """Print a line to the standard error; if that takes no more, go on without it."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        send_to_nowhere(sys.stderr)
