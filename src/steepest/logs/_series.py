"""What several questions ask of a series: its end, and where a value was written."""

import numpy as np

from ..display import short_number
from ._log import Log, Series
from ._read import finite, place

FEWEST = 4  # values, below which a curve says little


def place_of(series: Series, i: int) -> str:
    """Return where a value was written, in English."""
    return at_words(series, place(series, i))


def at_words(series: Series, at: float) -> str:
    """Return where a value was written, in English."""
    number = short_number(at)
    if series.unit == "epoch":
        return f"epoch {number}"
    return f"step {number}" if series.unit == "step" else f"line {number}"


def training_of(log: Log) -> Series | None:
    """Return the finite training losses, or else those of validation, if enough."""
    series = log.loss or log.validation_loss
    series = None if series is None else finite(series)
    return series if series is not None and len(series) >= FEWEST else None


def end_of(series: Series | None) -> float | None:
    """Return the median of the last fifth; None if there is nothing."""
    kept = None if series is None else finite(series).values
    if kept is None or not len(kept):
        return None
    return float(np.median(kept[-max(1, len(kept) // 5) :]))


def rate_is_spent(log: Log) -> bool:
    """Return whether the rate ends below a tenth of its peak."""
    rates = None if log.rate is None else finite(log.rate).values
    if rates is None or len(rates) < 2:
        return False
    return bool(rates[-1] < 0.1 * rates.max())
