"""From descriptors to visual words: how much of each word is in each cell."""

from functools import cache
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ._descriptors import Places, describe

CODINGS = ("hard", "triangle", "threshold")
STRIP = 128  # most places coded at a time: 0.8 MB at 1600 words
LANES = 64  # columns added up at a time, in vector registers


class Coding(NamedTuple):
    """Everything that determines the program of an encoder, except its arrays."""

    where: Places
    coding: str
    threshold: float
    grid: tuple[int, ...]
    words: int
    mirror: bool
    power: float

    @property
    def codes(self) -> int:
        """Numbers per place: one per word, or one for each of its signs."""
        return self.words * (2 if self.coding == "threshold" else 1)

    @property
    def cells(self) -> int:
        """Cells of all levels of the grid."""
        return sum(side * side for side in self.grid)

    @property
    def columns(self) -> int:
        """Numbers per image."""
        return self.codes * self.cells // (2 if self.mirror else 1)


def pooling(counts: tuple[int, int], grid: tuple[int, ...]) -> np.ndarray:
    """Return how much of each place lies in each cell of each level.

    A place on the border of two cells is shared between them, so that the cells of a
    mirrored image are the mirrored cells.

    Parameters
    ----------
    counts : (down, right)
        Places.
    grid : tuple of int
        Cells per side, for each level.

    Returns
    -------
    (cells, places)

    Examples
    --------
    >>> pooling((1, 3), (2,))[:2].tolist()
    [[0.5, 0.25, 0.0], [0.0, 0.25, 0.5]]
    """

    def share(count: int, side: int) -> np.ndarray:
        edges = np.arange(count + 1) / count
        low, high = (
            np.arange(side)[:, None] / side,
            np.arange(1, side + 1)[:, None] / side,
        )
        overlap = np.minimum(edges[1:], high) - np.maximum(edges[:-1], low)
        return np.maximum(overlap, 0) * count

    levels = [
        np.einsum("ay,bx->abyx", share(counts[0], side), share(counts[1], side))
        .reshape(side * side, -1)
        for side in grid
    ]  # fmt: skip
    return np.concatenate(levels).round(12).astype(np.float32)


@cache
def encoder(coding: Coding) -> jax.stages.Wrapped:
    """Return the compiled program `(images, arrays) → (images, columns)`.

    `arrays` holds mean (length,), matrix (length, length) and words (words, length);
    with `mirror`, the second half of the words are the mirrored first half.
    """
    pool = pooling(coding.where.counts, coding.grid)
    places = pool.shape[1]
    strips = -(-places // STRIP)
    size = -(-places // strips // 8) * 8  # padded to whole vectors of 8
    pool = np.pad(pool, ((0, 0), (0, strips * size - places)))
    pool = pool.reshape(-1, strips, size).transpose(1, 0, 2)

    def compute(images: jax.Array, arrays: dict[str, jax.Array]) -> jax.Array:
        rows = describe(images.astype(jnp.float32), coding.where)
        n, _, length = rows.shape
        rows = ((rows - arrays["mean"]).reshape(-1, length)) @ arrays["matrix"]
        rows = rows.reshape(n, places, length)
        rows = jnp.pad(rows, ((0, 0), (0, strips * size - places), (0, 0)))
        words = arrays["words"]

        def of_strip(strip: tuple[jax.Array, jax.Array]) -> jax.Array:
            strip_rows, weights = strip
            return jnp.concatenate(
                [weights @ codes for codes in _codes(strip_rows, words, coding)], axis=1
            )

        # strip by strip: all codes of an image at once would not fit in the caches
        weights = jnp.tile(jnp.asarray(pool), (n, 1, 1))
        rows = rows.reshape(n * strips, size, length)
        pooled = jax.lax.map(of_strip, (rows, weights))
        pooled = pooled.reshape(n, strips, coding.cells, coding.codes).sum(axis=1)
        if coding.mirror:
            pooled = _with_mirror_image(pooled, coding)
        return pooled.reshape(n, -1) ** coding.power

    return jax.jit(compute)


def _codes(rows: jax.Array, words: jax.Array, coding: Coding) -> list[jax.Array]:
    """Return (places, words) codes; for "threshold" one array for each sign."""
    match coding.coding:
        case "hard":
            closeness = rows @ words.T - 0.5 * jnp.sum(words * words, axis=1)
            nearest = jnp.argmax(closeness, axis=1)
            return [(nearest[:, None] == jnp.arange(len(words))).astype(rows.dtype)]
        case "triangle":
            squared = (
                jnp.sum(rows * rows, axis=1, keepdims=True)
                - 2 * (rows @ words.T)
                + jnp.sum(words * words, axis=1)
            )
            distance = jnp.sqrt(jnp.maximum(squared, 0))
            distance = jax.lax.optimization_barrier(distance)
            return [_positive(_row_means(distance) - distance)]
        case _:
            similarity = jax.lax.optimization_barrier(rows @ words.T)
            return [
                _positive(similarity - coding.threshold),
                _positive(-similarity - coding.threshold),
            ]


def _positive(x: jax.Array) -> jax.Array:
    return jnp.where(x > 0, x, 0)  # jnp.maximum propagates NaN: 3 × slower


def _row_means(x: jax.Array) -> jax.Array:
    """Return the mean of each row, in two stages that XLA turns into vector code."""
    rows, columns = x.shape
    if columns % LANES == 0:
        x = x.reshape(rows, columns // LANES, LANES).sum(axis=1)
    return jnp.sum(x, axis=1, keepdims=True) / columns


def _with_mirror_image(pooled: jax.Array, coding: Coding) -> jax.Array:
    """Add the codes of the mirrored image, so that both images give the same."""
    n = len(pooled)
    signs = coding.codes // coding.words
    levels, start = [], 0
    for side in coding.grid:
        level = pooled[:, start : start + side * side]
        level = level.reshape(n, side, side, signs, 2, coding.words // 2)
        straight, mirrored = level[..., 0, :], level[..., 1, :]
        both = straight + mirrored[:, :, ::-1]
        levels.append(both.reshape(n, side * side, -1))
        start += side * side
    return jnp.concatenate(levels, axis=1)
