"""Whitening: remove what neighboring pixels share, so that edges stand out."""

import numpy as np


def whitening(rows: np.ndarray, epsilon: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean of rows, and the matrix that makes their columns uncorrelated.

    W = V (Λ + ε)^(−½) Vᵀ with C = V Λ Vᵀ the covariance of the rows; (x − mean) W is
    the whitened row closest to x − mean ("zero-phase").

    Parameters
    ----------
    rows : (rows, columns)
    epsilon : float
        Added to every variance, so that noise is not amplified.

    Returns
    -------
    mean : (columns,)
    matrix : (columns, columns)
        Symmetric.

    Examples
    --------
    >>> rows = np.random.default_rng(0).normal(size=(500, 2)) @ [[2.0, 1.0], [0.0, 1.0]]
    >>> mean, matrix = whitening(rows, 0.0)
    >>> np.cov((rows - mean) @ matrix, rowvar=False).round(3)
    array([[1., 0.],
           [0., 1.]])

    References
    ----------
    Bell & Sejnowski (1997), The independent components of natural scenes are edge
    filters.
    """
    rows = rows.astype(np.float64)
    mean = rows.mean(axis=0)
    covariance = np.cov(rows - mean, rowvar=False).reshape(rows.shape[1], -1)
    values, vectors = np.linalg.eigh(covariance)
    scale = 1 / np.sqrt(np.maximum(values, 0) + epsilon)
    return mean, (vectors * scale) @ vectors.T
