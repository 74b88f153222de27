"""A fit is whole or not at all, and Ctrl-C keeps what a first fit has reached."""

import functools
import math
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Concatenate, ParamSpec, TypeVar

from ..descent import Progress
from ..runs import Outcome

Estimator = TypeVar("Estimator")
Given = ParamSpec("Given")

TWICE = 3.0  # seconds within which a second Ctrl-C means more than this one fit


def whole_or_nothing(
    fit: Callable[Concatenate[Estimator, Given], Estimator],
) -> Callable[Concatenate[Estimator, Given], Estimator]:
    """Have a fit work on a copy, whose state the estimator takes over at the end."""

    @functools.wraps(fit)
    def fit_a_copy(
        self: Estimator, *arguments: Given.args, **named: Given.kwargs
    ) -> Estimator:
        copy = object.__new__(type(self))
        copy.__dict__ = dict(vars(self))
        fit(copy, *arguments, **named)
        self.__dict__ = vars(copy)
        return self

    return fit_a_copy


@contextmanager
def answering_ctrl_c(keep: bool) -> Iterator[Callable[[Progress], Any]]:
    """Give the callback by which Ctrl-C stops a descent, which is then kept.

    A second Ctrl-C raises, also one that comes soon after in the next fit, so that a
    search of many fits can be ended. So does the first where there is nothing to keep.

    Parameters
    ----------
    keep : bool
        Whether to keep what a stopped descent has reached.
    """
    ours = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGINT) if ours else None
    if before is not signal.default_int_handler:  # somebody else answers
        yield lambda progress: None
        return
    asked = begun = False

    def answer(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        del number, frame
        again = asked or time.monotonic() - _last.get("time", -math.inf) < TWICE
        asked = True
        if again or not begun or not keep:
            raise KeyboardInterrupt

    def told(progress: Progress) -> Any:
        nonlocal begun
        begun = begun or progress.phase == "training"
        if asked and not (keep and begun):
            raise KeyboardInterrupt  # it was lost where Python could not raise it
        return Outcome.INTERRUPTED if asked else None

    signal.signal(signal.SIGINT, answer)
    try:
        yield told
    finally:
        signal.signal(signal.SIGINT, before)
        if asked:
            _last["time"] = time.monotonic()


_last: dict[str, float] = {}
