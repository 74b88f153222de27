"""HOG with hard bins, as scikit-image computes it: every pixel votes once."""

import jax
import jax.numpy as jnp
import numpy as np

from ._gradients import centered_gradient, strongest_channel

NORMS = ("L1", "L1-sqrt", "L2", "L2-Hys")
EPSILON = 1e-5
CLIP = 0.2  # the "Hys" of L2-Hys, Lowe's hysteresis


def hard_votes(planes: jax.Array, orientations: int) -> tuple[jax.Array, jax.Array]:
    """Return the orientation bin and the length of the gradient at every pixel.

    `planes` are channels in a frame (images, channels, height + 2, width + 2). Each
    pixel votes for one orientation of its cell, by the gradient of its strongest
    channel. `cell_histogram` counts the votes: in a program of its own, for XLA takes
    twice as long for the two in one: it computes votes again when it counts them.

    Examples
    --------
    >>> edge = jnp.zeros((1, 1, 4, 4)).at[..., 2:].set(255.0)
    >>> bins, lengths = hard_votes(edge, 9)
    >>> bins.shape, lengths[0, 0].tolist()
    ((1, 2, 2), [255.0, 255.0])

    References
    ----------
    Dalal & Triggs (2005), Histograms of oriented gradients for human detection, §6.
    """
    planes = planes.astype(jnp.float32)
    rows, columns = strongest_channel(*centered_gradient(planes))
    rows, columns = jax.lax.optimization_barrier((rows, columns))  # else computed twice
    lengths = jnp.sqrt(rows * rows + columns * columns)
    return orientation_bins(rows, columns, orientations), lengths


def orientation_bins(
    rows: jax.Array, columns: jax.Array, orientations: int
) -> jax.Array:
    """Return the orientation bin, from 0° to 180°, of each gradient.

    Counts the edges θ of the bins with g_row cos θ − g_column sin θ ≥ 0, after folding
    the gradient into the upper half plane; no arc tangent is needed.

    Examples
    --------
    >>> orientation_bins(jnp.array([0.0, 1.0, 1.0]), jnp.array([-1.0, 1.0, 0.0]), 4)
    Array([0, 1, 2], dtype=int32)
    """
    upper_columns = jnp.where(rows < 0, -columns, columns)
    upper_columns = jnp.where(rows == 0, jnp.abs(columns), upper_columns)
    upper_rows = jnp.abs(rows)
    bins = jnp.zeros(rows.shape, jnp.int32)
    for cosine, sine in _edges(orientations):
        bins += (upper_rows * cosine - upper_columns * sine >= 0).astype(jnp.int32)
    return bins


def cell_histogram(
    bins: jax.Array, lengths: jax.Array, orientations: int, cell: tuple[int, int]
) -> jax.Array:
    """Return the mean length of the gradients per cell and orientation.

    Parameters
    ----------
    bins, lengths : (images, height, width)
        Orientation, from 0, and length of the gradient.
    orientations : int
    cell : (rows, columns)
        Pixels of a cell; pixels after the last whole cell are left out.

    Returns
    -------
    (images, cell rows, cell columns, orientations)

    Examples
    --------
    >>> bins = jnp.zeros((1, 4, 4), jnp.int32)
    >>> cell_histogram(bins, bins + 3.0, 2, (4, 4)).ravel().tolist()
    [3.0, 0.0]
    """
    n, height, width = bins.shape
    down, right = height // cell[0], width // cell[1]
    inside = (n, down, cell[0], right, cell[1])
    bins = bins[:, : down * cell[0], : right * cell[1]].reshape(inside)
    lengths = lengths[:, : down * cell[0], : right * cell[1]].reshape(inside)
    area = cell[0] * cell[1]
    if jax.default_backend() == "cpu":
        image = jnp.arange(n)[:, None, None, None, None] * (down * right)
        place = jnp.arange(down)[:, None] * right + jnp.arange(right)
        index = (image + place[:, None, :, None]) * orientations + bins
        votes = jnp.zeros(n * down * right * orientations, lengths.dtype)
        votes = votes.at[index.ravel()].add(lengths.ravel(), mode="promise_in_bounds")
        return votes.reshape(n, down, right, orientations) / area
    # elsewhere a scatter adds in any order: the dense form is reproducible to the bit
    one_hot = bins[..., None] == jnp.arange(orientations)
    return jnp.where(one_hot, lengths[..., None], 0).sum((2, 4)) / area


def normalized_blocks(
    histogram: jax.Array, block: tuple[int, int], norm: str
) -> jax.Array:
    """Return every block of cells divided by its own length.

    Parameters
    ----------
    histogram : (images, cell rows, cell columns, orientations)
    block : (rows, columns)
        Cells in a block; blocks overlap, one for each position.
    norm : str
        "L1", "L1-sqrt", "L2" or "L2-Hys" (L2, clipped at 0.2, L2 again).

    Examples
    --------
    >>> h = jnp.ones((1, 2, 2, 1))
    >>> float(normalized_blocks(h, (2, 2), "L2")[0, 0, 0, 0, 0, 0].round(3))
    0.5
    """
    down = histogram.shape[1] - block[0] + 1
    right = histogram.shape[2] - block[1] + 1
    blocks = jnp.stack(
        [
            histogram[:, r : r + down, c : c + right]
            for r in range(block[0])
            for c in range(block[1])
        ],
        axis=3,
    )  # (images, down, right, cells of the block, orientations)
    axes = (3, 4)
    match norm:
        case "L1":
            blocks = blocks / (jnp.sum(blocks, axes, keepdims=True) + EPSILON)
        case "L1-sqrt":
            blocks = blocks / (jnp.sum(blocks, axes, keepdims=True) + EPSILON)
            blocks = jnp.sqrt(blocks)
        case "L2":
            blocks = blocks / _length(blocks, axes)
        case _:
            blocks = jnp.minimum(blocks / _length(blocks, axes), CLIP)
            blocks = blocks / _length(blocks, axes)
    return blocks.reshape(-1, down, right, *block, histogram.shape[3])


def _length(blocks: jax.Array, axes: tuple[int, int]) -> jax.Array:
    return jnp.sqrt(jnp.sum(blocks * blocks, axes, keepdims=True) + EPSILON**2)


def _edges(orientations: int) -> list[tuple[float, float]]:
    """Return (cosine, sine) of every inner edge, with the larger scaled to exactly 1.

    At 45°, 90° and 135° whole-number gradients lie on the edge: only an exact 1 keeps
    a fused multiply-add from moving them to the other side.
    """
    edges = []
    for k in range(1, orientations):
        angle = np.deg2rad(np.float64(np.float32(180.0 / orientations * k)))
        cosine, sine = float(np.cos(angle)), float(np.sin(angle))
        if 2 * k == orientations:
            cosine, sine = 0.0, 1.0
        if 4 * k in (orientations, 3 * orientations):
            cosine, sine = float(np.sign(cosine)), 1.0
        largest = max(abs(cosine), abs(sine))
        edges.append((cosine / largest, sine / largest))
    return edges
