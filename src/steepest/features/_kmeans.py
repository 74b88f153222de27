"""k-means for tens of thousands of short rows: the middles of what is seen often."""

from functools import cache

import jax
import jax.numpy as jnp
import numpy as np

from .._core import generator_for

__all__ = ["kmeans", "mean_squared_distance"]

ROWS = 4096  # rows compared with all middles at once: 26 MB at 1600 middles


def kmeans(
    rows: np.ndarray, middles: int, passes: int, seed: int
) -> tuple[np.ndarray, float]:
    """Return the middles of groups of rows, and the mean squared distance to them.

    Lloyd's algorithm: each pass gives every row to its nearest middle and moves every
    middle to the mean of its rows. It starts from random rows, all different; a middle
    that is left alone moves to a random row.

    Parameters
    ----------
    rows : (rows, columns)
        float32.
    middles : int
    passes : int
    seed : int

    Returns
    -------
    (middles, columns), float
        The distance belongs to the middles before the last move.

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
    different = np.unique(rows, axis=0)  # two equal middles would never part
    found = different[random.choice(len(different), middles, replace=False)]
    blocks, counts_of_rows = _blocks(rows)
    distance = float("inf")
    for _ in range(passes):
        sums, counts, total = (
            np.asarray(x) for x in _program()(blocks, counts_of_rows, found)
        )
        distance = float(total) / len(rows)
        alone = counts < 0.5
        found = sums / np.maximum(counts, 1)[:, None]
        found[alone] = rows[random.choice(len(rows), int(alone.sum()))]
    return found, max(distance, 0.0)


def mean_squared_distance(rows: np.ndarray, middles: np.ndarray) -> float:
    """Return the mean squared distance of rows to their nearest middle.

    Examples
    --------
    >>> mean_squared_distance(np.array([[3.0], [4.0]], np.float32), np.zeros((1, 1)))
    12.5
    """
    blocks, counts_of_rows = _blocks(rows)
    total = _program()(blocks, counts_of_rows, middles.astype(np.float32))[2]
    return float(total) / len(rows)


def _blocks(rows: np.ndarray) -> tuple[jax.Array, jax.Array]:
    """Return rows in blocks of equal size, the last one filled with zeros."""
    size = min(ROWS, len(rows))
    n = -(-len(rows) // size)
    padded = np.zeros((n * size, rows.shape[1]), np.float32)
    padded[: len(rows)] = rows
    real = (np.arange(n * size) < len(rows)).astype(np.float32)
    return jnp.asarray(padded.reshape(n, size, -1)), jnp.asarray(real.reshape(n, size))


@cache
def _program() -> jax.stages.Wrapped:
    def one_pass(blocks: jax.Array, real: jax.Array, middles: jax.Array) -> tuple:
        half = 0.5 * jnp.sum(middles * middles, axis=1)

        def step(carry: tuple, block: tuple) -> tuple[tuple, None]:
            sums, counts, total = carry
            rows, weights = block
            # ½‖x − m‖² = ½‖x‖² − (x·m − ½‖m‖²): the nearest middle has the largest
            near = rows @ middles.T - half
            best = jnp.max(near, axis=1, keepdims=True)
            # by equality, not argmax: faster, and a tie is shared
            chosen = (near == best).astype(rows.dtype)
            chosen = chosen * (weights / jnp.sum(chosen, axis=1))[:, None]
            squared = jnp.sum(rows * rows, axis=1) - 2 * best[:, 0]
            return (
                sums + chosen.T @ rows,
                counts + jnp.sum(chosen, axis=0),
                total + jnp.sum(squared * weights),
            ), None

        start = (jnp.zeros_like(middles), jnp.zeros(len(middles)), jnp.zeros(()))
        return jax.lax.scan(step, start, (blocks, real))[0]

    return jax.jit(one_pass)
