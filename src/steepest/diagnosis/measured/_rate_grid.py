"""Fourteen learning rates half a decade apart, and where to look beyond them."""

import numpy as np

MEMBERS = 14  # of every population of rates, so that there is one program
FEW_MEMBERS = 5  # of those of a costly model, a decade apart
FARTHEST = 2  # how many further grids are tried, each beyond an end of the last one


def grid_step(rates: np.ndarray) -> float:
    """Return by what factor neighboring rates differ."""
    return float(rates[1] / rates[0])


def half_decades(first: float, n: int = MEMBERS) -> np.ndarray:
    """Return n factors half a decade apart, from 10 to the power of `first` on.

    Examples
    --------
    >>> half_decades(-1, 3).round(3).tolist()
    [0.1, 0.316, 1.0]
    """
    return 10.0 ** (np.arange(n) / 2 + first)
