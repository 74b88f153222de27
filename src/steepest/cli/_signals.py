"""Ctrl-C and SIGTERM ask a command to stop, so that it can save its state."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from ..errors import SteepestError

# Python's own way to have a signal's handler called from another thread
from _thread import interrupt_main, start_new_thread  # isort: skip

AGAIN = 0.005  # seconds after which an interruption that was lost is tried again


class Interrupted(Exception):
    """A command was asked to end at once; the message says what is saved."""


class Stop:
    """A request to stop; calling it returns whether there was one.

    Attributes
    ----------
    saves : bool
        Whether the command saves its state when a training is stopped in the middle.
    requested : bool
        Whether there was a request.
    worth_saving : bool
        Whether there is something to save. If not, a request ends the command at once;
        so does a second request.
    folder : Path or None
        Where the command saves.
    """

    def __init__(self, saves: bool = False) -> None:
        self.saves = saves
        self.requested = False
        self.worth_saving = False
        self.folder: Path | None = None
        self.over = False
        self._number = signal.SIGINT

    def __call__(self) -> bool:
        """Return whether to stop."""
        return self.requested

    def request(self, number: int, frame: FrameType | None) -> None:
        """Handle a signal."""
        del frame
        at_once = self.requested or not self.worth_saving
        self.requested, self._number = True, signal.Signals(number)
        if at_once:
            raise KeyboardInterrupt

    def look(self) -> None:
        """End the command here if an earlier request was lost on its way.

        Raises
        ------
        KeyboardInterrupt
            If there was a request and there is nothing to save.
        """
        if self.requested and not self.worth_saving:
            raise KeyboardInterrupt

    def lost(self, found: Any) -> bool:
        """Take an exception that Python could not raise; true if it was a request's.

        A signal may be answered inside a callback of the garbage collector (JAX has
        one), from which nothing can be raised. It is then raised a moment later.
        """
        if not issubclass(found.exc_type, KeyboardInterrupt):
            return False
        if not self.over:
            start_new_thread(self._again, ())
        return True

    def _again(self) -> None:
        time.sleep(AGAIN)
        if not self.over:
            interrupt_main(self._number)


@contextmanager
def stopping(saves: bool = False) -> Iterator[Stop]:
    """Give the request to stop that signals make inside the block.

    Raises
    ------
    Interrupted
        If there was a request and the block ended at once.
    """
    stop = Stop(saves)
    if threading.current_thread() is not threading.main_thread():
        yield stop  # Python handles signals only in its main thread
        return
    before = {
        number: signal.signal(number, stop.request)
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    hook = sys.unraisablehook
    sys.unraisablehook = lambda found: None if stop.lost(found) else hook(found)
    try:
        yield stop
    except KeyboardInterrupt as error:
        _deaf()
        raise Interrupted(_what_is_saved(stop.folder)) from error
    except SteepestError:
        raise
    except Exception as error:
        if not stop.requested or stop.worth_saving:
            raise
        _deaf()  # an interruption that a library made another error of
        raise Interrupted(_what_is_saved(stop.folder)) from error
    finally:
        stop.over = True
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


def _deaf() -> None:
    """Let no further signal come between: the command is ending."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def _what_is_saved(folder: Path | None) -> str:
    if folder is not None:
        from ..runs import Content, content_of

        content = content_of(folder)
        if content is Content.UNFINISHED:
            return (
                f"Interrupted; '{folder}' holds the last checkpoint. Go on with it:  "
                f"steepest train --resume --out {folder}"
            )
        if content is Content.RUN:
            return f"Interrupted; '{folder}' holds the run as it was last saved."
    return "Interrupted; nothing was saved."
