"""Ctrl-C, SIGTERM and a closed terminal ask a command to stop and save its state."""

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

# interrupt_main has the main thread call a signal's handler
from _thread import interrupt_main, start_new_thread  # isort: skip

ASKING = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
"""What asks to stop; SIGHUP comes when the terminal is closed, where there is one."""
AGAIN = 0.005  # seconds until an interruption that was lost is raised again


class Interrupted(Exception):
    """A command was interrupted; the message says what is saved."""


class Stop:
    """A request to stop; calling it returns whether there was one.

    Attributes
    ----------
    saves : bool
        Whether the command saves its state when a training is stopped.
    requested : bool
        Whether there was a request.
    worth_saving : bool
        Whether there is something to save. If not, a request ends the command at once,
        as does a second request.
    folder : Path or None
        Where the command saves.
    over : bool
        Whether the command has ended; nothing is raised after that.
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
        """End the command if an earlier request was lost.

        Raises
        ------
        KeyboardInterrupt
            If there was a request and there is nothing to save.
        """
        if self.requested and not self.worth_saving:
            raise KeyboardInterrupt

    def lost(self, unraisable: Any) -> bool:
        """Raise a lost interruption again; return whether it was one.

        A signal may be handled inside a callback of the garbage collector (JAX has
        one), from which no exception gets out. It is then raised a moment later.

        Parameters
        ----------
        unraisable : sys.UnraisableHookArgs
            An exception that Python could not raise.
        """
        if not issubclass(unraisable.exc_type, KeyboardInterrupt):
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
    """Yield the request to stop that signals make inside the block.

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
        for number in dict.fromkeys(ASKING)
        if not _is_ignored(number)
    }
    hook = sys.unraisablehook
    sys.unraisablehook = lambda unraisable: (
        None if stop.lost(unraisable) else hook(unraisable)
    )
    try:
        yield stop
    except KeyboardInterrupt as error:
        _ignore_signals()
        raise Interrupted(_what_is_saved(stop.folder)) from error
    except SteepestError:
        raise
    except Exception as error:
        if not stop.requested or stop.worth_saving:
            raise
        _ignore_signals()  # a library turned the interruption into another error
        raise Interrupted(_what_is_saved(stop.folder)) from error
    finally:
        stop.over = True
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore_signals() -> None:
    """Ignore further signals: the command is ending."""
    for number in ASKING:
        signal.signal(number, signal.SIG_IGN)


def _is_ignored(number: int) -> bool:
    """Return whether somebody said that a signal is ignored, as nohup does."""
    hangup = number == getattr(signal, "SIGHUP", None)
    return hangup and signal.getsignal(number) is signal.SIG_IGN


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
