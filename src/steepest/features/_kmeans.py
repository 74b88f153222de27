"""k-means for tens of thousands of short rows: the middles of what is seen often."""

import numpy as np

from .._core import generator_for

ROWS = 1024  # compared with all middles at once: 6.5 MB at 1600 middles


def kmeans(
    rows: np.ndarray, middles: int, passes: int, seed: int
) -> tuple[np.ndarray, float]:
    """Return the middles of groups of rows, and the mean squared distance to them.

    Lloyd's algorithm: each pass gives every row to its nearest middle and moves every
    middle to the mean of its rows. It starts from random rows, all different; a middle
    that is left alone moves to a random row.

    Parameters
    ----------
    rows : (rows, columns)
        float32.
    middles : int
    passes : int
    seed : int

    Returns
    -------
    (middles, columns), float
        The distance belongs to the middles before the last move.

    Examples
    --------
    >>> rows = np.array([[0.0], [0.0], [1.0], [1.0]], np.float32)
    >>> kmeans(rows, 2, 5, seed=0)[1]
    0.0

    References
    ----------
    Lloyd (1982), Least squares quantization in PCM.
    """
    random = generator_for(seed, "visual words")
    different = np.unique(rows, axis=0)  # two equal middles would never part
    found = different[random.choice(len(different), middles, replace=False)]
    distance = float("inf")
    for _ in range(passes):
        owners, squared = _nearest(rows, found)
        distance = float(squared.mean(dtype=np.float64))
        counts = np.bincount(owners, minlength=middles)
        lived_in, alone = counts > 0, counts == 0
        order = np.argsort(owners, kind="stable")
        starts = (np.cumsum(counts) - counts)[lived_in]
        sums = np.add.reduceat(rows[order], starts, axis=0)
        found[lived_in] = sums / counts[lived_in, None]
        found[alone] = rows[random.choice(len(rows), int(alone.sum()))]
    return found, max(distance, 0.0)


def mean_squared_distance(rows: np.ndarray, middles: np.ndarray) -> float:
    """Return the mean squared distance of rows to their nearest middle.

    Examples
    --------
    >>> mean_squared_distance(np.array([[3.0], [4.0]], np.float32), np.zeros((1, 1)))
    12.5
    """
    return max(float(_nearest(rows, middles)[1].mean(dtype=np.float64)), 0.0)


def _nearest(rows: np.ndarray, middles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the nearest middle of every row, and the squared distance to it."""
    # ½‖x − m‖² = ½‖x‖² − (x·m − ½‖m‖²): the nearest middle has the largest
    half = 0.5 * np.einsum("ij,ij->i", middles, middles)
    owners = np.empty(len(rows), np.int64)
    squared = np.einsum("ij,ij->i", rows, rows)
    for start in range(0, len(rows), ROWS):
        near = rows[start : start + ROWS] @ middles.T
        near -= half
        best = near.argmax(axis=1)
        owners[start : start + ROWS] = best
        squared[start : start + ROWS] -= 2 * near[np.arange(len(best)), best]
    return owners, squared
