"""The votes of HOG for float pixels and square roots, computed in NumPy.

Where a gradient lies on the edge between two bins, or two channels tie, the last digit
of the differences decides. To agree with scikit-image there, the same operations must
run in the same precision and order.
"""

import numpy as np


def exact_votes(
    images: np.ndarray, orientations: int, gamma: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return the orientation and the length of the gradient at every pixel.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, channels)
        float64 is computed in float64, smaller floats in float32, uint8 in float64.
    orientations : int
    gamma : bool
        Take the square root of every pixel first.

    Returns
    -------
    bins, lengths : (images, height, width)
        int32 and float32.

    Examples
    --------
    >>> ramp = np.arange(12.0).reshape(1, 3, 4) / 12
    >>> bins, lengths = exact_votes(ramp, 9, False)
    >>> int(bins[0, 1, 1]), round(float(lengths[0, 1, 1]), 4)
    (3, 0.6872)
    """
    single = images.dtype in (np.float16, np.float32)
    pixels = images.astype(np.float32 if single else np.float64)
    if gamma:
        pixels = np.sqrt(pixels)
    rows, columns = np.zeros_like(pixels), np.zeros_like(pixels)
    rows[:, 1:-1] = pixels[:, 2:] - pixels[:, :-2]
    columns[:, :, 1:-1] = pixels[:, :, 2:] - pixels[:, :, :-2]
    if pixels.ndim == 4:
        strongest = np.hypot(rows, columns).argmax(axis=3)[..., None]
        rows = np.take_along_axis(rows, strongest, axis=3)[..., 0]
        columns = np.take_along_axis(columns, strongest, axis=3)[..., 0]
    rows, columns = rows.astype(np.float64), columns.astype(np.float64)
    angle = np.arctan2(rows, columns) * (180 / np.pi) % 180
    edges = (180.0 / orientations * np.arange(1, orientations)).astype(np.float32)
    bins = np.searchsorted(edges.astype(np.float64), angle, side="right")
    lengths = np.hypot(rows, columns)
    lengths[angle >= 180] = 0  # a remainder that rounds up to 180° is in no bin
    return bins.astype(np.int32), lengths.astype(np.float32)
