"""Progress in words."""

import math

from ..display import short_number
from ..language import told
from ..settings import METRICS
from ._progress import Progress


def progress_facts(progress: Progress, narrow: bool = False) -> list[str]:
    """Return what is known so far in words, the most important first.

    Parameters
    ----------
    progress : Progress
        How far a training has come.
    narrow : bool
        Whether to leave out words that a reader can guess.

    Examples
    --------
    >>> progress = Progress("training", epoch=1, epochs=4, step=10, steps=40, loss=0.5)
    >>> progress_facts(progress)[:2]
    ['epoch 1/4', 'loss 0.5']
    """
    facts = []
    if progress.epochs and progress.step:
        facts = [
            told(f"epoch {progress.epoch}/{progress.epochs}"),
            told(f"loss {progress.loss:.3g}"),
        ]
        part = "validation" if "validation" in progress.metrics else "train"
        for name, value in progress.metrics.get(part, {}).items():
            if name != "loss":
                of_part = "" if narrow else f"{told(part)} "
                number = f"{value:.3f}" if abs(value) < 100 else short_number(value)
                label = "r2" if name == "r2" else METRICS[name].label
                facts.append(f"{of_part}{told(label)} {number}")
        pace = _short(progress.examples_per_second)
        facts.append(told("{pace}/s" if narrow else "{pace} examples/s", pace=pace))
    elif progress.steps:
        facts.append(f"{progress.step / progress.steps:.0%}")
    if math.isfinite(progress.seconds_left):
        facts.append(told("{time} left", time=_duration(progress.seconds_left)))
    return facts


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
        return told("{number} s", number=str(rest))
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
