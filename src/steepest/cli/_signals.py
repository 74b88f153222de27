"""Ctrl-C and SIGTERM ask a training to stop, so that it can save what it has."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether someone asked to stop; calling it tells.

    Attributes
    ----------
    requested : bool
        Someone did.
    worth_saving : bool
        There is something to save; until then a request ends the process at once, and
        so does a second one.
    """

    def __init__(self) -> None:
        self.requested = False
        self.worth_saving = False

    def __call__(self) -> bool:
        """Return whether to stop."""
        return self.requested

    def request(self, number: int, frame: FrameType | None) -> None:
        """Take a signal."""
        del number, frame
        if self.requested or not self.worth_saving:
            raise KeyboardInterrupt
        self.requested = True


@contextmanager
def stopping() -> Iterator[Stop]:
    """Give what tells, inside the block, whether someone asked to stop."""
    stop = Stop()
    before = {
        number: signal.signal(number, stop.request)
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
