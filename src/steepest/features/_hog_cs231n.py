"""The votes of HOG as in the assignments of Stanford's CS231n, for comparison.

Forward differences of a gray image whose blue weighs 0.144 (0.114 would be right).
Angles run from −90° to 270°, but bins only from 0° to 180°: a gradient votes only if
brightness grows to the right. Whether exactly vertical ones vote depends on rounding,
so the same operations must run in the same precision.
"""

import numpy as np

GRAY = (0.299, 0.587, 0.144)


def cs231n_votes(
    images: np.ndarray, orientations: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the orientation and the length of the gradient at every pixel.

    The assignment orders cells column by column: both results are transposed.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, 3)
        uint8.
    orientations : int

    Returns
    -------
    bins, lengths : (images, width, height)
        int32 and float32.

    Examples
    --------
    >>> ramp = np.arange(8.0)[None, None, :] * np.ones((1, 8, 1))
    >>> bins, lengths = cs231n_votes(ramp, 9)
    >>> int(bins[0, 0, 0]), float(lengths[0, 0, 0]), float(lengths[0, 7, 0])
    (4, 1.0, 0.0)

    References
    ----------
    CS231n, assignment 1, features.py.
    """
    gray = np.dot(images, GRAY) if images.ndim == 4 else images.astype(np.float64)
    right, down = np.zeros_like(gray), np.zeros_like(gray)
    right[:, :, :-1] = gray[:, :, 1:] - gray[:, :, :-1]
    down[:, :-1] = gray[:, 1:] - gray[:, :-1]
    angle = np.arctan2(down, right + 1e-15) * (180 / np.pi) + 90
    edges = 180 / orientations * np.arange(1, orientations)
    bins = np.searchsorted(edges, angle, side="right")
    inside = (angle > 0) & (angle < 180)
    lengths = np.where(inside, np.sqrt(right**2 + down**2), 0)
    bins, lengths = bins.astype(np.int32), lengths.astype(np.float32)
    return bins.transpose(0, 2, 1), lengths.transpose(0, 2, 1)
