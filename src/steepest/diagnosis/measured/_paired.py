"""Whether one set of parameters is better than another on the same rows."""

from collections.abc import Sequence

import numpy as np

ROWS = 10  # all of them better: 2⁻¹⁰ by the sign test, below 1.25e-3


def paired_z(before: np.ndarray, after: np.ndarray) -> float:
    """Return by how many standard errors the losses fell, row by row.

    Positive where `after` is lower. The difference is taken row by row, because losses
    differ more between rows than between models. Infinite if only one side is finite.

    Parameters
    ----------
    before, after : (rows,)
        ℓᵢ of the same rows.

    Examples
    --------
    >>> round(paired_z(np.array([3.0, 9.0, 6.0]), np.array([1.0, 6.0, 5.0])), 2)
    3.46
    """
    before_is_finite, after_is_finite = (np.isfinite(a).all() for a in (before, after))
    if not (before_is_finite and after_is_finite):
        if before_is_finite == after_is_finite:
            return 0.0
        return float(np.inf if after_is_finite else -np.inf)
    fell = np.asarray(before, np.float64) - np.asarray(after, np.float64)
    if len(fell) < 2:
        return 0.0
    error = fell.std(ddof=1) / np.sqrt(len(fell))
    if error == 0:
        return float(np.sign(fell.mean()) * np.inf) if fell.mean() else 0.0
    return float(fell.mean() / error)


def certain_gain(gained: Sequence[float], rows: Sequence[int]) -> float:
    """Return the gain of a score over several parts, 0 where it may be chance.

    It may be where one part lost, or where all parts together gained fewer than ten
    rows.

    Parameters
    ----------
    gained : sequence of float
        By how much the score of each part rose.
    rows : sequence of int
        How many rows each part has.

    Returns
    -------
    float
        The gain of the last part.

    Examples
    --------
    >>> certain_gain([0.03], [400]), certain_gain([0.03], [200])
    (0.03, 0.0)
    >>> certain_gain([0.05, 0.03], [200, 100]), certain_gain([-0.01, 0.3], [200, 100])
    (0.03, 0.0)
    """
    better = min(gained) > 0 and float(np.dot(gained, rows)) >= ROWS
    return gained[-1] if better else 0.0
