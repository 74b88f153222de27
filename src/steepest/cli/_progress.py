"""Watching a training: one moving line on a terminal, plain lines in a pipe."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from . import _console as console
from ._signals import Stop

# seconds that lie at least, and at most, between two lines in a pipe
LINES_EVERY, LINES_WITHIN = 1.0, 10.0
WIDE = 110  # characters in which a bar fits beside everything else


@contextmanager
def shown_progress(
    quiet: bool, stop: Stop, watch: bool = False
) -> Iterator[Callable[[Any], None]]:
    """Give what shows a `Progress`, as far as someone looks on, and warns if asked."""
    if quiet:
        display = _nothing()
    else:
        display = _live(stop) if console.is_terminal() else _lines()
    warn = _warnings() if watch and not quiet else lambda progress: []
    with display as show:

        def tell(progress: Any) -> None:
            if stop.saves and progress.phase == "training":
                stop.worth_saving = True
            stop.look()
            show(progress)
            for sentence in warn(progress):
                console.note(f"Warning: {sentence}")

        yield tell


def _warnings() -> Callable[[Any], list[str]]:
    """Return what looks at the recorded steps, loaded when there are some."""
    watching: list[Any] = []

    def warn(progress: Any) -> list[str]:
        if progress.phase != "training":
            return []
        if not watching:
            from ..diagnosis import Watch

            watching.append(Watch())
        return watching[0](progress)

    return warn


@contextmanager
def _nothing() -> Iterator[Callable[[Any], None]]:
    yield lambda progress: None


@contextmanager
def _lines() -> Iterator[Callable[[Any], None]]:
    said_phase, said_at, held_back = "", -math.inf, ""

    def show(progress: Any) -> None:
        nonlocal said_phase, said_at, held_back
        if progress.phase != said_phase:
            said_phase = progress.phase
            console.note(f"{said_phase} …")
            said_at = time.monotonic() - LINES_EVERY
        silent = time.monotonic() - said_at
        if progress.epoch_ended or silent >= LINES_WITHIN:
            held_back = ", ".join(_facts(progress))
        if held_back and silent >= LINES_EVERY:
            said_at = time.monotonic()
            console.note(held_back)
            held_back = ""

    yield show
    if held_back:  # the last epoch is never left out
        console.note(held_back)


@contextmanager
def _live(stop: Stop) -> Iterator[Callable[[Any], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
    from rich.table import Column

    screen = Console(stderr=True)
    narrow = screen.width < WIDE
    whole = Column(no_wrap=True)
    columns = [SpinnerColumn(), TextColumn("{task.description}", table_column=whole)]
    if not narrow:
        columns.append(BarColumn(bar_width=screen.width - WIDE + 10))
    columns.append(TextColumn("{task.fields[facts]}", table_column=whole))
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("starting", total=None, facts="")

        def show(progress: Any) -> None:
            bar.update(
                task,
                description="stopping" if stop.requested else progress.phase,
                total=progress.steps or None,
                completed=progress.step,
                facts=" · ".join(_facts(progress, narrow)),
            )

        yield show


def _facts(progress: Any, narrow: bool = False) -> list[str]:
    """Return what is known so far, the most important first."""
    said = []
    if progress.epochs and progress.step:
        said = [
            f"epoch {progress.epoch}/{progress.epochs}",
            f"loss {progress.loss:.3g}",
        ]
        part = "validation" if "validation" in progress.metrics else "train"
        for name, value in progress.metrics.get(part, {}).items():
            if name != "loss":
                said.append(f"{'' if narrow else f'{part} '}{name} {value:.3f}")
        pace = _short(progress.examples_per_second)
        said.append(f"{pace}/s" if narrow else f"{pace} examples/s")
    elif progress.steps:
        said.append(f"{progress.step / progress.steps:.0%}")
    if math.isfinite(progress.seconds_left):
        said.append(f"{_duration(progress.seconds_left)} left")
    return said


def _short(number: float) -> str:
    """Return a number in three digits: 950, 71.3k, 1.25M."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if number >= size:
            return f"{number / size:.3g}{letter}"
    return f"{number:.3g}"


def _duration(seconds: float) -> str:
    """Return a duration as seconds, minutes:seconds or hours:minutes:seconds."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if minutes == 0:
        return f"{rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
