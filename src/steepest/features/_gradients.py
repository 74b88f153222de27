"""How brightness changes along rows and columns, at every pixel."""

import jax
import jax.numpy as jnp

__all__ = ["centered_gradient", "framed_planes", "strongest_channel"]

SMALLEST = 1e-30  # below any squared difference of 256 levels or of their roots


def framed_planes(images: jax.Array) -> jax.Array:
    """Return each channel in one piece, in a frame without a gradient at the border.

    The frame repeats the pixels next to the border, so that both neighbors of a border
    pixel are equal.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, channels)

    Returns
    -------
    (images, channels, height + 2, width + 2)
        float32.

    Examples
    --------
    >>> framed_planes(jnp.array([[[1, 2, 3]]], jnp.uint8))[0, 0, 1].tolist()
    [2.0, 1.0, 2.0, 3.0, 2.0]
    """
    # Behind barriers, so that later steps read memory that lies in order instead of
    # redoing this pixel by pixel; as bytes, it is a quarter of the memory to move.
    planes = images[:, None]
    if images.ndim == 4:
        planes = jax.lax.optimization_barrier(jnp.moveaxis(images, 3, 1))
    for axis in (2, 3):
        width = [(1, 1) if axis == k else (0, 0) for k in range(4)]
        mode = "reflect" if planes.shape[axis] > 1 else "edge"
        planes = jnp.pad(planes, width, mode=mode)
    return jax.lax.optimization_barrier(planes).astype(jnp.float32)


def centered_gradient(planes: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Return the differences of the two neighbors along rows and along columns.

    g(r, c) = I(r+1, c) − I(r−1, c), and the same along columns; not halved.

    Parameters
    ----------
    planes : (…, height + 2, width + 2)
        Pixels in a frame.

    Returns
    -------
    along_rows, along_columns : (…, height, width)

    Examples
    --------
    >>> ramp = jnp.arange(5.0)[None, :] * jnp.ones((1, 3, 1))
    >>> centered_gradient(framed_planes(ramp))[1][0, 0, 0].tolist()
    [0.0, 2.0, 2.0, 2.0, 0.0]
    """
    rows = planes[..., 2:, 1:-1] - planes[..., :-2, 1:-1]
    columns = planes[..., 1:-1, 2:] - planes[..., 1:-1, :-2]
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
