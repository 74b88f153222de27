"""The interval of a mean difference between two runs on the same rows."""

import math

import numpy as np

from .._probability import beta_below, student_below


def interval_of_mean(
    falls: np.ndarray, level: float, twins: np.ndarray | None = None
) -> tuple[float, float]:
    """Return the interval of the mean of paired differences.

    Of differences that are −1, 0 or 1 it is exact, given how many rows changed: of
    these, the share that became better has the interval of Clopper and Pearson (1934).
    Otherwise it is mean ± t · standard error.

    Parameters
    ----------
    falls : (rows,)
        By how much the error of each row fell.
    level : float
        The probability that the interval misses the mean.
    twins : (rows,), optional
        Numbers of groups of equal rows; the rows of a group count as one observation.

    Examples
    --------
    >>> low, high = interval_of_mean(np.array([1.0, 1, 1, 1, 1, 1, 0, 0]), 0.05)
    >>> round(low, 3), high
    (0.061, 0.75)
    """
    if twins is not None and len(np.unique(twins)) == len(falls):
        twins = None
    if twins is None and np.isin(falls, (-1.0, 0.0, 1.0)).all() and len(falls) > 1:
        return _exact(falls, level)
    return _by_t(falls, level, twins)


def _exact(falls: np.ndarray, level: float) -> tuple[float, float]:
    """Return the interval, given how many rows changed."""
    better, worse = int((falls > 0).sum()), int((falls < 0).sum())
    changed = better + worse
    if not changed:
        return 0.0, 0.0
    low = beta_below(level / 2, better, worse + 1) if better else 0.0
    high = beta_below(1 - level / 2, better + 1, worse) if worse else 1.0
    share = changed / len(falls)
    return share * (2 * float(low) - 1), share * (2 * float(high) - 1)


def _by_t(
    falls: np.ndarray, level: float, twins: np.ndarray | None
) -> tuple[float, float]:
    """Return mean ± t · standard error, of the sums over groups of twins."""
    mean = float(falls.mean())
    if not math.isfinite(mean):
        return (mean, mean) if len(falls) == 1 else (-math.inf, math.inf)
    sums = falls - mean
    if twins is not None:
        sums = np.bincount(np.unique(twins, return_inverse=True)[1], sums)
    n = len(sums)
    if n < 2:
        return (mean, mean) if len(falls) == 1 else (-math.inf, math.inf)
    error = math.sqrt(float(sums @ sums) * n / (n - 1)) / len(falls)
    half = -student_below(level / 2, n - 1) * error
    return mean - half, mean + half
