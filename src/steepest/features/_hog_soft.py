"""HOG with soft bins, as OpenCV computes it: pixels vote for several cells and angles.

A vote is shared between the two nearest orientations (hat weights) and the four
nearest cells, and weighted by a Gaussian around the middle of the block. Cell weights
and Gaussian are products of a row part and a column part: votes are summed over rows
first, then over columns by a matrix product.
"""

import jax
import jax.numpy as jnp
import numpy as np

from ._gradients import centered_gradient, strongest_channel

CLIP = 0.2
# OpenCV's odd polynomial for the arc tangent on [0, 1], in radians
ARC_TANGENT = (0.9997878412794807, -0.3258083974640975, 0.1555786518463281,
               -0.04432655554792128)  # fmt: skip
TINY = float(np.finfo(np.float64).eps)


def soft_hog(
    planes: jax.Array,
    *,
    orientations: int,
    cell: tuple[int, int],
    block: tuple[int, int],
    gamma: bool,
) -> jax.Array:
    """Return (images, block columns, block rows, columns, rows, orientations).

    `planes` are channels in a frame (images, channels, height + 2, width + 2). Blocks
    and cells run column by column, in OpenCV's order.

    Examples
    --------
    >>> edge = jnp.zeros((1, 1, 18, 18)).at[..., 9:].set(255.0)
    >>> soft_hog(edge, orientations=9, cell=(8, 8), block=(2, 2), gamma=False).shape
    (1, 1, 1, 2, 2, 9)

    References
    ----------
    Dalal & Triggs (2005), Histograms of oriented gradients for human detection, §6.
    """
    planes = planes.astype(jnp.float32)
    if gamma:
        planes = jnp.sqrt(planes)
    rows, columns = strongest_channel(*centered_gradient(planes))
    n, height, width = rows.shape
    position, lengths = weighted_positions(rows, columns, orientations, np.pi)
    position, lengths = jax.lax.optimization_barrier((position, lengths))
    sigma = (block[0] * cell[0] + block[1] * cell[1]) / 8
    down, row_weights = axis_weights(height, cell[0], block[0], sigma)
    right, column_weights = axis_weights(width, cell[1], block[1], sigma)

    def ramps_of_row(offset: int) -> jax.Array:
        """Return the ramps of the pixels `offset` rows below the top of each block."""
        block_rows = slice(offset, offset + (down - 1) * cell[0] + 1, cell[0])
        return ramps_of(position[:, block_rows], lengths[:, block_rows], orientations)

    # row by row, so that the ramps are never stored as a whole: twice as fast
    pooled = [
        sum(
            np.float32(weight) * ramps_of_row(offset)
            for offset, weight in enumerate(weights[: block[0] * cell[0]])
            if weight > 0
        )
        for weights in row_weights[: block[0]]
    ]  # for each cell of a block (n, orientations + 1, down, width)
    pooled = jnp.stack(pooled, axis=3)
    pooled = votes_of(pooled @ column_weights.T.astype(pooled.dtype))
    blocks = pooled.reshape(n, orientations, down, block[0], right, block[1])
    return _normalized(blocks.transpose(0, 4, 2, 5, 3, 1))


def axis_weights(
    size: int, cell: int, block: int, sigma: float
) -> tuple[int, np.ndarray]:
    """Return how many blocks fit on an axis, and the weight of each pixel in each cell.

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
    distance = (offset + 0.5) / cell - 0.5 - np.arange(block)[:, None]
    hat = np.maximum(0.0, 1.0 - np.abs(distance))
    gaussian = np.exp(-((offset - pixels / 2) ** 2) / (2 * sigma**2))
    blocks = size // cell - block + 1
    weights = np.zeros((blocks, block, size))
    for b in range(blocks):
        weights[b, :, b * cell : b * cell + pixels] = hat * gaussian
    return blocks, weights.reshape(blocks * block, size)


def weighted_positions(
    rows: jax.Array, columns: jax.Array, orientations: int, period: float
) -> tuple[jax.Array, jax.Array]:
    """Return position × length, and length, of every gradient.

    The position, from 0 to `orientations`, is the angle in units of one orientation,
    from the middle of the first. The `period` is π if opposite directions are the
    same, or else 2π.

    Examples
    --------
    >>> position, length = weighted_positions(jnp.ones(1), jnp.zeros(1), 9, np.pi)
    >>> float(position[0].round(3)), float(length[0])
    (4.0, 1.0)
    """
    lengths = jnp.sqrt(rows * rows + columns * columns)
    angle = _polynomial_angle(rows, columns)
    position = angle * np.float32(orientations / period) - 0.5
    position = jnp.where(position < 0, position + orientations, position)
    position = jnp.where(position >= orientations, position - orientations, position)
    return position * lengths, lengths


def ramps_of(position: jax.Array, lengths: jax.Array, orientations: int) -> jax.Array:
    """Return a ramp for every orientation: 0 below it, the length one above it.

    With p the position and ℓ the length, ℓ · min(max(p − o, 0), 1) for o from −1. The
    votes are differences of neighboring ramps (`votes_of`), also after summing; a ramp
    takes half the arithmetic of a vote.

    Parameters
    ----------
    position, lengths : (images, height, width)
        What `weighted_positions` returns.

    Returns
    -------
    (images, orientations + 1, height, width)
    """
    lengths = lengths[:, None]
    middles = jnp.arange(-1, orientations, dtype=lengths.dtype)[:, None, None]
    past = position[:, None] - middles * lengths
    # `where` is one instruction; a minimum that propagates NaN takes three
    past = jnp.where(past > 0, past, 0)
    return jnp.where(past < lengths, past, lengths)


def votes_of(ramps: jax.Array) -> jax.Array:
    """Return the lengths shared between the two orientations around their positions.

    Parameters
    ----------
    ramps : (images, orientations + 1, …)
        What `ramps_of` returns, or weighted sums of it.

    Returns
    -------
    (images, orientations, …)

    Examples
    --------
    >>> position, length = jnp.full((1, 1, 1), 2 * 8.75), jnp.full((1, 1, 1), 2.0)
    >>> votes_of(ramps_of(position, length, 9)).ravel()[jnp.array([0, 7, 8])].tolist()
    [1.5, 0.0, 0.5]
    """
    votes = ramps[:, :-1] - ramps[:, 1:]
    votes = votes.at[:, 0].add(ramps[:, -1])  # after the last comes the first
    return jnp.maximum(votes, 0)


def _polynomial_angle(rows: jax.Array, columns: jax.Array) -> jax.Array:
    """Return the angle from 0 to 2π by OpenCV's polynomial (error below 0.02°)."""
    vertical, horizontal = jnp.abs(rows), jnp.abs(columns)
    low, high = jnp.minimum(vertical, horizontal), jnp.maximum(vertical, horizontal)
    ratio = low / (high + TINY)
    square = ratio * ratio
    p1, p3, p5, p7 = ARC_TANGENT
    angle = (((p7 * square + p5) * square + p3) * square + p1) * ratio
    angle = jnp.where(horizontal >= vertical, angle, np.pi / 2 - angle)
    angle = jnp.where(columns < 0, np.pi - angle, angle)
    return jnp.where(rows < 0, 2 * np.pi - angle, angle)


def _normalized(blocks: jax.Array) -> jax.Array:
    axes = (3, 4, 5)
    size = blocks.shape[3] * blocks.shape[4] * blocks.shape[5]
    length = jnp.sqrt(jnp.sum(blocks * blocks, axes, keepdims=True))
    blocks = jnp.minimum(blocks / (length + size * 0.1), CLIP)
    length = jnp.sqrt(jnp.sum(blocks * blocks, axes, keepdims=True))
    return blocks / (length + 1e-3)
