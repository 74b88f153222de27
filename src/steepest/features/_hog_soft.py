"""HOG with soft bins, as OpenCV computes it: a pixel votes for near cells and angles.

A vote is shared between the two nearest orientations (hat weights) and the four
nearest cells, and fades from the middle of the block (a Gaussian). Cells and Gaussian
factor into rows × columns: rows are added up first, columns by a matrix product.
"""

import jax
import jax.numpy as jnp
import numpy as np

from ._gradients import centered_gradient, framed_planes, strongest_channel

__all__ = ["axis_weights", "orientation_votes", "polynomial_angle", "soft_hog"]

CLIP = 0.2
# OpenCV's odd polynomial for the arc tangent on [0, 1], in radians
ARC_TANGENT = (0.9997878412794807, -0.3258083974640975, 0.1555786518463281,
               -0.04432655554792128)  # fmt: skip
TINY = float(np.finfo(np.float64).eps)


def soft_hog(
    images: jax.Array,
    *,
    orientations: int,
    cell: tuple[int, int],
    block: tuple[int, int],
    gamma: bool,
) -> jax.Array:
    """Return (images, block columns, block rows, columns, rows, orientations).

    Blocks and cells run column by column, in OpenCV's order.

    Examples
    --------
    >>> edge = jnp.zeros((1, 16, 16)).at[:, :, 8:].set(255.0)
    >>> soft_hog(edge, orientations=9, cell=(8, 8), block=(2, 2), gamma=False).shape
    (1, 1, 1, 2, 2, 9)

    References
    ----------
    Dalal & Triggs (2005), Histograms of oriented gradients for human detection, §6.
    """
    planes = framed_planes(images)
    if gamma:
        planes = jnp.sqrt(planes)
    rows, columns = strongest_channel(*centered_gradient(planes))
    n, height, width = rows.shape
    lengths = jnp.sqrt(rows * rows + columns * columns)
    position = polynomial_angle(rows, columns) * np.float32(orientations / np.pi) - 0.5
    position, lengths = jax.lax.optimization_barrier((position, lengths))
    sigma = (block[0] * cell[0] + block[1] * cell[1]) / 8
    down, row_weights = axis_weights(height, cell[0], block[0], sigma)
    right, column_weights = axis_weights(width, cell[1], block[1], sigma)

    def votes_of_row(offset: int) -> jax.Array:
        """Votes of the pixels that lie so many rows below the top of each block."""
        at = slice(offset, offset + (down - 1) * cell[0] + 1, cell[0])
        return orientation_votes(position[:, at], lengths[:, at], orientations)

    # row by row, the votes of all orientations never stand in memory: twice as fast
    pooled = [
        sum(
            np.float32(weight) * votes_of_row(offset)
            for offset, weight in enumerate(weights[: block[0] * cell[0]])
            if weight > 0
        )
        for weights in row_weights[: block[0]]
    ]  # for each cell of a block (n, orientations, down, width)
    pooled = jnp.stack(pooled, axis=3)
    pooled = pooled @ column_weights.T.astype(pooled.dtype)
    blocks = pooled.reshape(n, orientations, down, block[0], right, block[1])
    return _normalized(blocks.transpose(0, 4, 2, 5, 3, 1))


def polynomial_angle(rows: jax.Array, columns: jax.Array) -> jax.Array:
    """Return the angle from 0 to 2π by OpenCV's polynomial (error below 0.02°).

    Examples
    --------
    >>> bool(abs(polynomial_angle(jnp.ones(1), jnp.zeros(1))[0] - np.pi / 2) < 1e-3)
    True
    """
    tall, wide = jnp.abs(rows), jnp.abs(columns)
    low, high = jnp.minimum(tall, wide), jnp.maximum(tall, wide)
    ratio = low / (high + TINY)
    square = ratio * ratio
    p1, p3, p5, p7 = ARC_TANGENT
    angle = (((p7 * square + p5) * square + p3) * square + p1) * ratio
    angle = jnp.where(wide >= tall, angle, np.pi / 2 - angle)
    angle = jnp.where(columns < 0, np.pi - angle, angle)
    return jnp.where(rows < 0, 2 * np.pi - angle, angle)


def axis_weights(
    size: int, cell: int, block: int, sigma: float
) -> tuple[int, np.ndarray]:
    """Return how many blocks fit on an axis, and what each pixel weighs in each cell.

    w(block, cell, pixel) = max(0, 1 − |(p + ½)/cell − ½ − k|) · exp(−(p − middle)²/2σ²)
    with p counted from the block's first pixel, k the cell, and the middle at half the
    block's pixels (OpenCV's, half a pixel late).

    Returns
    -------
    blocks : int
    weights : (blocks × cells of a block, size)

    Examples
    --------
    >>> blocks, weights = axis_weights(size=32, cell=8, block=2, sigma=4.0)
    >>> blocks, weights.shape
    (3, (6, 32))
    """
    pixels = block * cell
    offset = np.arange(pixels)
    nearness = (offset + 0.5) / cell - 0.5 - np.arange(block)[:, None]
    hat = np.maximum(0.0, 1.0 - np.abs(nearness))
    fade = np.exp(-((offset - pixels / 2) ** 2) / (2 * sigma**2))
    blocks = size // cell - block + 1
    weights = np.zeros((blocks, block, size))
    for b in range(blocks):
        weights[b, :, b * cell : b * cell + pixels] = hat * fade
    return blocks, weights.reshape(blocks * block, size)


def orientation_votes(
    position: jax.Array, lengths: jax.Array, orientations: int
) -> jax.Array:
    """Share each length between the two orientations around its position."""
    # directions π apart are one orientation: bring [−½, 2·orientations − ½] to one turn
    position = jnp.where(position >= orientations - 0.5,
                         position - orientations, position)  # fmt: skip
    centers = jnp.arange(orientations, dtype=position.dtype)[:, None, None]
    away = jnp.abs(position[:, None] - centers)
    away = jnp.minimum(away, orientations - away)
    return jnp.maximum(0, 1 - away) * lengths[:, None]


def _normalized(blocks: jax.Array) -> jax.Array:
    axes = (3, 4, 5)
    size = blocks.shape[3] * blocks.shape[4] * blocks.shape[5]
    length = jnp.sqrt(jnp.sum(blocks * blocks, axes, keepdims=True))
    blocks = jnp.minimum(blocks / (length + size * 0.1), CLIP)
    length = jnp.sqrt(jnp.sum(blocks * blocks, axes, keepdims=True))
    return blocks / (length + 1e-3)
