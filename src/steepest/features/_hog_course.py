"""HOG as the assignments of Stanford's CS231n compute it, kept for comparison.

Forward differences of a gray image whose blue weighs 0.144 (0.114 would be right);
only gradients that grow to the right vote; cells are not normalized; the result is
transposed.
"""

import jax
import jax.numpy as jnp

from ._hog_hard import cell_histogram, orientation_bins

__all__ = ["course_hog"]

GRAY = (299, 587, 144)  # thousandths: whole numbers, so that equal grays are equal


def course_hog(
    images: jax.Array, *, orientations: int, cell: tuple[int, int]
) -> jax.Array:
    """Return (images, cell columns, cell rows, orientations).

    Examples
    --------
    >>> ramp = jnp.arange(8.0)[None, None, :] * jnp.ones((1, 8, 1))
    >>> course_hog(ramp, orientations=9, cell=(8, 8))[0, 0, 0, 4]
    Array(0.875, dtype=float32)

    References
    ----------
    CS231n, assignment 1, features.py.
    """
    gray, unit = images, 1.0
    if images.ndim == 4:
        gray = images @ jnp.array(GRAY, images.dtype)
        unit = 1000.0
    to_right = jnp.pad(gray[:, :, 1:] - gray[:, :, :-1], ((0, 0), (0, 0), (0, 1)))
    downward = jnp.pad(gray[:, 1:] - gray[:, :-1], ((0, 0), (0, 1), (0, 0)))
    # turned by 90°: an angle from −90° to 90° becomes one from 0° to 180°
    bins = orientation_bins(to_right, -downward, orientations)
    lengths = jnp.sqrt(to_right * to_right + downward * downward) / unit
    lengths = jnp.where(to_right > 0, lengths, 0)
    histogram = cell_histogram(bins, lengths, orientations, cell)
    return histogram.transpose(0, 2, 1, 3)
