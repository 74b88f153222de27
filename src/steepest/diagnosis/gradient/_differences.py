"""Slopes from values: centered differences at several widths, with kinks detected.

With C(h) = (f(x+h) − f(x−h)) / 2h and the gap between the slopes on both sides
A(h) = |(f(x+h) − f(x)) − (f(x) − f(x−h))| / h:

- where f is smooth, C moves by O(h²) and A shrinks in proportion to h;
- where a slope jumps by J at a distance t < h, C is wrong by J/2 (1 − t/h) and
  A = J (1 − t/h). Between h and h/10, either C moves by more than it is wrong at h/10,
  or A does not shrink: for A(h/10) < 0.3 A(h), t > 0.074 h, so that C moves by more
  than 0.33 J and is wrong by less than 0.13 J.

So the distance between C at two widths, plus half the gap where it does not shrink,
bounds the error, whatever the kinks of f: relu, hinge, |x|, max or a branch.
"""

from typing import NamedTuple

import numpy as np

# CS231n uses 1e-4 to 1e-6; one wider for small slopes, one narrower for near kinks
WIDTHS = (1e-3, 1e-4, 1e-5, 1e-6, 1e-7)
DOUBLE = float(np.finfo(np.float64).eps)
SHRINKS = 0.3  # the module explains it
ROUNDINGS = 4  # units in the last place that a value may be wrong by


class Slopes(NamedTuple):
    """Slopes of a function, with their errors.

    Attributes
    ----------
    value : (n,)
        Centered differences.
    error : (n,)
        By how much each can be wrong: truncation, rounding and kinks.
    noise : (n,)
        The part of it that is rounding.
    kinked : (n,)
        Whether the slope jumps within the narrowest width that was usable.
    """

    value: np.ndarray
    error: np.ndarray
    noise: np.ndarray
    kinked: np.ndarray

    def rows(self, begin: int, end: int) -> "Slopes":
        """Return some of the slopes."""
        return Slopes(*(column[begin:end] for column in self))


def widths(epsilon: float) -> np.ndarray:
    """Return the widths to use, wide to narrow.

    The truncation error grows with h² and rounding with ε/h; they are equal near ε^⅓,
    so that a function that rounds more needs wider steps.

    Examples
    --------
    >>> widths(2.220446049250313e-16).tolist()
    [0.001, 0.0001, 1e-05, 1e-06, 1e-07]
    """
    return np.array(WIDTHS) * (epsilon / DOUBLE) ** (1 / 3)


def slopes(
    center: float, ahead: np.ndarray, behind: np.ndarray, h: np.ndarray, epsilon: float
) -> Slopes:
    """Return slopes from the values around a point.

    Parameters
    ----------
    center : float
        f(x).
    ahead, behind : (n, widths)
        f(x + h) and f(x − h).
    h : (n, widths)
        From wide to narrow.
    epsilon : float
        Relative rounding of a value.

    Examples
    --------
    >>> import numpy as np
    >>> h = widths(2.2e-16)[None]
    >>> smooth = slopes(np.exp(0.0), np.exp(h), np.exp(-h), h, 2.2e-16)
    >>> round(float(smooth.value[0]), 6), bool(smooth.kinked[0])
    (1.0, False)
    >>> kink = slopes(0.0, np.abs(h), np.abs(-h), h, 2.2e-16)
    >>> round(float(kink.error[0]), 6), bool(kink.kinked[0])
    (1.0, True)
    """
    size = np.maximum(np.maximum(abs(ahead), abs(behind)), abs(center))
    rounding = ROUNDINGS * epsilon * size / h
    centered = (ahead - behind) / (2 * h)
    gap = abs(ahead - 2 * center + behind) / h

    stays = (gap[:, 1:] > SHRINKS * gap[:, :-1]) & (gap[:, 1:] > 2 * rounding[:, 1:])
    moved = abs(centered[:, 1:] - centered[:, :-1])
    # a kink between both widths moves C by half of the wider gap, curvature by far less
    jumped = (moved > SHRINKS * gap[:, :-1]) & (moved > 2 * rounding[:, 1:])
    error = moved + rounding[:, 1:] + np.where(stays, gap[:, 1:] / 2, 0.0)
    error = np.where(np.isfinite(error), error, np.inf)

    best = np.argmin(error, axis=1)[:, None]

    def at_best(columns: np.ndarray) -> np.ndarray:
        return np.take_along_axis(columns, best, axis=1)[:, 0]

    value = at_best(centered[:, 1:])
    return Slopes(
        np.where(np.isfinite(value), value, 0.0),
        at_best(error),
        at_best(rounding[:, 1:]),
        at_best(stays | jumped),
    )
