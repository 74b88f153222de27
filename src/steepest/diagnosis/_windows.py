"""Steps of a running training in a row: what their losses and cosines were."""

import math
from typing import NamedTuple

import numpy as np


class Window(NamedTuple):
    """Some steps in a row: number, mean and variance of their losses and cosines.

    And the lowest and the middle one of the losses.
    """

    lowest: float
    middle: float
    steps: float
    loss: float
    variance: float
    cosines: float
    cosine: float
    scatter: float


def window_of(losses: np.ndarray, cosines: np.ndarray) -> Window:
    """Return what there is to say of some losses, and of some cosines or none."""
    lowest, middle = float(losses.min()), float(np.median(losses))
    return Window(lowest, middle, *_moments(losses), *_moments(cosines))


def enough_of(windows: list[Window], steps: float) -> Window:
    """Return the first so many steps as one window; whole ones are joined."""
    total = np.cumsum([window.steps for window in windows])
    return joined(windows[: int(np.searchsorted(total, steps)) + 1])


def _moments(values: np.ndarray) -> tuple[float, float, float]:
    """Return number, mean and variance; 0 where there is no value."""
    n = len(values)
    if not n:
        return 0.0, 0.0, 0.0
    return float(n), float(values.mean()), float(values.var(ddof=1)) if n > 1 else 0.0


def joined(windows: list[Window]) -> Window:
    """Return several windows as one."""
    if len(windows) == 1:
        return windows[0]
    parts = np.array(windows)

    def pooled(parts: np.ndarray) -> tuple[float, float, float]:
        n, means, variances = parts.T
        total = n.sum()
        if not total:
            return 0.0, 0.0, 0.0
        mean = n @ means / total
        squares = np.maximum(n - 1, 0) @ variances + n @ (means - mean) ** 2
        return float(total), float(mean), float(squares / max(total - 1, 1))

    middle = float(parts[:, 1] @ parts[:, 2] / parts[:, 2].sum())
    return Window(
        float(parts[:, 0].min()), middle, *pooled(parts[:, 2:5]), *pooled(parts[:, 5:])
    )


def error_of(one: Window, two: Window) -> float:
    """Return the standard error of the difference of two mean losses."""
    return math.sqrt(one.variance / one.steps + two.variance / two.steps)


def z_of(low: Window, high: Window) -> float:
    """Return by how many standard errors the mean loss of one window is above."""
    error = error_of(low, high)
    rise = high.loss - low.loss
    return rise / error if error > 0 else math.copysign(math.inf, rise) if rise else 0.0
