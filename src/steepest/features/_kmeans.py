"""k-means for tens of thousands of short rows."""

import numpy as np

from .._core import generator_for

ROWS = 1024  # compared with all centroids at once: 6.5 MB at 1600 centroids


def kmeans(
    rows: np.ndarray, n_centroids: int, passes: int, seed: int
) -> tuple[np.ndarray, float]:
    """Return the centroids of clusters of rows, and the mean squared distance to them.

    Lloyd's algorithm: each pass assigns every row to its nearest centroid and moves
    every centroid to the mean of its rows. It starts from random rows, all different;
    the centroid of an empty cluster moves to a random row.

    Parameters
    ----------
    rows : (rows, columns)
        float32.
    n_centroids : int
    passes : int
    seed : int

    Returns
    -------
    (n_centroids, columns), float
        The distance is that to the centroids before their last move.

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
    distinct = np.unique(rows, axis=0)  # equal centroids would stay equal
    centroids = distinct[random.choice(len(distinct), n_centroids, replace=False)]
    distance = float("inf")
    for _ in range(passes):
        nearest, squared = _nearest(rows, centroids)
        distance = float(squared.mean(dtype=np.float64))
        counts = np.bincount(nearest, minlength=n_centroids)
        occupied, empty = counts > 0, counts == 0
        order = np.argsort(nearest, kind="stable")
        starts = (np.cumsum(counts) - counts)[occupied]
        sums = np.add.reduceat(rows[order], starts, axis=0)
        centroids[occupied] = sums / counts[occupied, None]
        centroids[empty] = rows[random.choice(len(rows), int(empty.sum()))]
    return centroids, max(distance, 0.0)


def mean_squared_distance(rows: np.ndarray, centroids: np.ndarray) -> float:
    """Return the mean squared distance of rows to their nearest centroid.

    Examples
    --------
    >>> mean_squared_distance(np.array([[3.0], [4.0]], np.float32), np.zeros((1, 1)))
    12.5
    """
    return max(float(_nearest(rows, centroids)[1].mean(dtype=np.float64)), 0.0)


def _nearest(rows: np.ndarray, centroids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the nearest centroid of every row, and the squared distance to it."""
    # ½‖x − c‖² = ½‖x‖² − (x·c − ½‖c‖²): the nearest has the largest bracket
    half = 0.5 * np.einsum("ij,ij->i", centroids, centroids)
    nearest = np.empty(len(rows), np.int64)
    squared = np.einsum("ij,ij->i", rows, rows)
    for start in range(0, len(rows), ROWS):
        closeness = rows[start : start + ROWS] @ centroids.T
        closeness -= half
        best = closeness.argmax(axis=1)
        nearest[start : start + ROWS] = best
        squared[start : start + ROWS] -= 2 * closeness[np.arange(len(best)), best]
    return nearest, squared
