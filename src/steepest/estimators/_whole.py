"""A fit that fails changes nothing; Ctrl-C keeps what a first fit has reached."""

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

TWICE = 3.0  # seconds: a second Ctrl-C within them ends more than one fit


def whole_or_nothing(
    fit: Callable[Concatenate[Estimator, Given], Estimator],
) -> Callable[Concatenate[Estimator, Given], Estimator]:
    """Make a fit work on a copy; the estimator takes over its state at the end."""

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
    """Yield a callback that stops a descent after Ctrl-C, so that its state is kept.

    A second Ctrl-C raises KeyboardInterrupt, also in the next fit if it comes soon, so
    that a search of many fits can be ended. The first one raises, too, where there is
    nothing to keep.

    Parameters
    ----------
    keep : bool
        Whether to keep the parameters of a stopped descent.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGINT) if in_main_thread else None
    if before is not signal.default_int_handler:  # the caller handles Ctrl-C
        yield lambda progress: None
        return
    interrupted = training = False

    def answer(number: int, frame: FrameType | None) -> None:
        nonlocal interrupted
        del number, frame
        since_last = time.monotonic() - _last.get("time", -math.inf)
        again = interrupted or since_last < TWICE
        interrupted = True
        if again or not training or not keep:
            raise KeyboardInterrupt

    def stop(progress: Progress) -> Any:
        nonlocal training
        training = training or progress.phase == "training"
        if interrupted and not (keep and training):
            raise KeyboardInterrupt  # it was lost where Python could not raise it
        return Outcome.INTERRUPTED if interrupted else None

    signal.signal(signal.SIGINT, answer)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
        if interrupted:
            _last["time"] = time.monotonic()


_last: dict[str, float] = {}
