"""Whether one set of parameters is better than another on the same rows."""

import numpy as np

__all__ = ["paired_z"]


def paired_z(before: np.ndarray, after: np.ndarray) -> float:
    """Return by how many standard errors the losses fell, row by row.

    Positive where `after` is lower. Rows differ more than models do, so that the
    difference is taken on every row first. Infinite if only one of them is finite.

    Parameters
    ----------
    before, after : (rows,)
        ℓᵢ of the same rows.

    Examples
    --------
    >>> round(paired_z(np.array([3.0, 9.0, 6.0]), np.array([1.0, 6.0, 5.0])), 2)
    3.46
    """
    was, now = np.isfinite(before).all(), np.isfinite(after).all()
    if not (was and now):
        return 0.0 if was == now else float(np.inf if now else -np.inf)
    fell = np.asarray(before, np.float64) - np.asarray(after, np.float64)
    if len(fell) < 2:
        return 0.0
    error = fell.std(ddof=1) / np.sqrt(len(fell))
    if error == 0:
        return float(np.sign(fell.mean()) * np.inf) if fell.mean() else 0.0
    return float(fell.mean() / error)
