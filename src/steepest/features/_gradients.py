"""How brightness changes along rows and columns, at every pixel."""

import jax
import jax.numpy as jnp

__all__ = ["centered_gradient", "planar", "strongest_channel"]

SMALLEST = 1e-30  # below any squared difference of 256 levels or of their roots


def planar(images: jax.Array) -> jax.Array:
    """Return float32 (images, channels, height, width), each channel in one piece.

    Examples
    --------
    >>> planar(jnp.zeros((2, 8, 6, 3), jnp.uint8)).shape
    (2, 3, 8, 6)
    """
    if images.ndim == 3:
        return images[:, None].astype(jnp.float32)
    # the barrier keeps the transposition from being redone inside every later step;
    # before it becomes floats, a picture is a quarter of the memory to move
    planes = jax.lax.optimization_barrier(jnp.moveaxis(images, 3, 1))
    return planes.astype(jnp.float32)


def centered_gradient(planes: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Return the differences of the two neighbors along rows and along columns.

    g(r, c) = I(r+1, c) − I(r−1, c), and the same along columns; not halved, and zero
    on the border.

    Parameters
    ----------
    planes : (…, height, width)
        Pixels.

    Returns
    -------
    along_rows, along_columns : (…, height, width)

    Examples
    --------
    >>> ramp = jnp.arange(5.0)[None, :] * jnp.ones((3, 1))
    >>> centered_gradient(ramp)[1][0].tolist()
    [0.0, 2.0, 2.0, 2.0, 0.0]
    """
    rows = jnp.zeros_like(planes)
    columns = jnp.zeros_like(planes)
    if planes.shape[-2] > 2:
        rows = _border(planes[..., 2:, :] - planes[..., :-2, :], axis=-2)
    if planes.shape[-1] > 2:
        columns = _border(planes[..., :, 2:] - planes[..., :, :-2], axis=-1)
    return rows, columns


def strongest_channel(
    rows: jax.Array, columns: jax.Array
) -> tuple[jax.Array, jax.Array]:
    """Return at each pixel the gradient of the channel where it is longest.

    The first channel wins a tie.

    Parameters
    ----------
    rows, columns : (images, channels, height, width)

    Returns
    -------
    rows, columns : (images, height, width)

    Examples
    --------
    >>> g = jnp.array([1.0, -3.0, 3.0]).reshape(1, 3, 1, 1)
    >>> strongest_channel(g, g)[0].ravel().tolist()
    [-3.0]
    """
    best_row, best_column = rows[:, 0], columns[:, 0]
    longest = _squared_length(best_row, best_column)
    for channel in range(1, rows.shape[1]):
        row, column = rows[:, channel], columns[:, channel]
        length = _squared_length(row, column)
        longer = length > longest
        best_row = jnp.where(longer, row, best_row)
        best_column = jnp.where(longer, column, best_column)
        longest = jnp.where(longer, length, longest)
    return best_row, best_column


def _squared_length(rows: jax.Array, columns: jax.Array) -> jax.Array:
    # The maximum changes no value, but keeps multiplication and addition from being
    # fused: fused, two channels whose lengths round to a tie are told apart.
    return jnp.maximum(rows * rows, SMALLEST) + jnp.maximum(columns * columns, SMALLEST)


def _border(inside: jax.Array, axis: int) -> jax.Array:
    widths = [(0, 0)] * inside.ndim
    widths[axis] = (1, 1)
    return jnp.pad(inside, widths)
