"""The progress of a training: one moving line on a terminal, plain lines in a pipe."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from ..language import language, told
from . import _console as console
from ._signals import Stop

# between two lines in a pipe, in seconds
LEAST_PAUSE, LONGEST_PAUSE = 1.0, 10.0
WIDE = 110  # columns from which on there is room for a bar


@contextmanager
def shown_progress(
    quiet: bool, stop: Stop, warn: bool = False
) -> Iterator[Callable[[Any], None]]:
    """Give a function that shows a `Progress`, and prints warnings if `warn`.

    From the first progress of a training on, `stop` asks to stop instead of ending the
    process.
    """
    if quiet:
        display = nullcontext(lambda progress: None)
    else:
        display = _live(stop) if console.is_terminal() else _lines()
    warnings = _warnings() if warn and not quiet else lambda progress: []
    with display as show:

        def tell(progress: Any) -> None:
            if stop.saves and progress.phase == "training":
                stop.worth_saving = True
            stop.look()
            show(progress)
            for sentence in warnings(progress):
                console.note(f"Warning: {sentence}")

        yield tell


def _warnings() -> Callable[[Any], list[str]]:
    """Return a `Watch` that is imported only once training has begun."""
    watch: Any = None

    def warnings(progress: Any) -> list[str]:
        nonlocal watch
        if progress.phase != "training":
            return []
        if watch is None:
            from ..diagnosis import Watch

            watch = Watch(language())
        return watch(progress)

    return warnings


@contextmanager
def _lines() -> Iterator[Callable[[Any], None]]:
    last_phase, last_time, pending = "", -math.inf, ""

    def show(progress: Any) -> None:
        nonlocal last_phase, last_time, pending
        if progress.phase != last_phase:
            last_phase = progress.phase
            console.note(f"{told(last_phase)} …")
            last_time = time.monotonic() - LEAST_PAUSE
        pause = time.monotonic() - last_time
        if progress.epoch_ended or pause >= LONGEST_PAUSE:
            pending = ", ".join(_facts(progress))
        if pending and pause >= LEAST_PAUSE:
            last_time = time.monotonic()
            console.note(pending)
            pending = ""

    yield show
    if pending:  # always show the last epoch
        console.note(pending)


@contextmanager
def _live(stop: Stop) -> Iterator[Callable[[Any], None]]:
    from rich import progress as rich_progress
    from rich.console import Console
    from rich.table import Column

    screen = Console(stderr=True)
    narrow = screen.width < WIDE
    whole = Column(no_wrap=True)
    text = rich_progress.TextColumn
    columns = [
        rich_progress.SpinnerColumn(),
        text("{task.description}", table_column=whole),
    ]
    if not narrow:
        columns.append(rich_progress.BarColumn(bar_width=screen.width - WIDE + 10))
    columns.append(text("{task.fields[facts]}", table_column=whole))
    with rich_progress.Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(told("starting"), total=None, facts="")

        def show(progress: Any) -> None:
            bar.update(
                task,
                description=told("stopping" if stop.requested else progress.phase),
                total=progress.steps or None,
                completed=progress.step,
                facts=" · ".join(_facts(progress, narrow)),
            )

        yield show


def _facts(progress: Any, narrow: bool = False) -> list[str]:
    from ..descent import progress_facts  # slow, and loaded when there is progress

    return progress_facts(progress, narrow)
