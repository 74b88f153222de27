"""A series without its noise: where it begins, where it ends, and how it went."""

from typing import NamedTuple

import numpy as np

from ._log import Series

BLOCKS = 30  # at most, whose medians are the curve: chosen


class Curve(NamedTuple):
    """Medians of neighboring values.

    Attributes
    ----------
    at : (n,) float
        Where each block ends.
    values : (n,) float
        The median of each block.
    noise : float
        The typical distance of values from the line through their neighbors: 0 where
        there are fewer than four.
    """

    at: np.ndarray
    values: np.ndarray
    noise: float

    @property
    def start(self) -> float:
        """The first block."""
        return float(self.values[0])

    @property
    def end(self) -> float:
        """The last tenth of the blocks."""
        return float(np.median(self.values[-max(1, len(self.values) // 10) :]))

    @property
    def low(self) -> float:
        """The lowest block."""
        return float(self.values.min())


def curve_of(series: Series) -> Curve:
    """Return the curve of a series whose values are finite.

    Examples
    --------
    >>> values = np.array([4.0, 2.0, 1.0, 0.5])
    >>> curve = curve_of(Series("loss", np.arange(4.0), values, "epoch"))
    >>> curve.start, curve.end, round(curve.noise, 2)
    (4.0, 0.5, 0.31)
    """
    n = len(series)
    parts = np.array_split(np.arange(n), min(n, BLOCKS))
    values = np.array([np.median(series.values[part]) for part in parts])
    at = np.array([series.at[part[-1]] for part in parts])
    if len(values) < 4:
        return Curve(at, values, 0.0)
    apart = values[1:-1] - (values[:-2] + values[2:]) / 2
    return Curve(at, values, float(np.median(np.abs(apart)) / 1.5**0.5))
