"""Ctrl-C and SIGTERM ask a training to stop, so that it can save its state."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """A request to stop; calling it returns whether there was one.

    Attributes
    ----------
    requested : bool
        Whether there was a request.
    worth_saving : bool
        Whether there is something to save. If not, a request ends the process at once;
        so does a second request.
    """

    def __init__(self) -> None:
        self.requested = False
        self.worth_saving = False

    def __call__(self) -> bool:
        """Return whether to stop."""
        return self.requested

    def request(self, number: int, frame: FrameType | None) -> None:
        """Handle a signal."""
        del number, frame
        if self.requested or not self.worth_saving:
            raise KeyboardInterrupt
        self.requested = True


@contextmanager
def stopping() -> Iterator[Stop]:
    """Give the request to stop that signals make inside the block."""
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
