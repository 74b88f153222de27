"""Descriptors: the pixels, or the edges, around every place of an image."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from .._core._names import unknown_name
from ..errors import DataError
from ._gradients import centered_gradient, strongest_channel
from ._hog_soft import ramps_of, votes_of, weighted_positions

EDGES = {
    # cells per side, orientations, whether opposite directions differ
    "hog": (2, 9, False),
    "dense_sift": (4, 8, True),
}
DESCRIPTORS = ("patches", *EDGES)
FLAT = 10.0  # added to the variance of 256 levels: below it, a patch is noise (Coates)
CLIP = 0.2


class Places(NamedTuple):
    """Where on an image descriptors are computed, and how long they are."""

    descriptor: str
    shape: tuple[int, ...]
    patch: int
    stride: int

    @property
    def counts(self) -> tuple[int, int]:
        """Number of places down and right."""
        down, right = (
            (side - self.patch) // self.stride + 1 for side in self.shape[:2]
        )
        return down, right

    @property
    def length(self) -> int:
        """Numbers in a descriptor."""
        if self.descriptor == "patches":
            return self.patch**2 * (3 if len(self.shape) == 3 else 1)
        cells, orientations, _ = EDGES[self.descriptor]
        return cells**2 * orientations


def places(descriptor: str, shape: tuple[int, ...], patch: int, stride: int) -> Places:
    """Return the places of descriptors on images of a shape.

    Raises
    ------
    DataError
        If a patch is larger than the image, or has fewer pixels than cells.

    Examples
    --------
    >>> places("patches", (32, 32, 3), patch=6, stride=1).counts
    (27, 27)
    """
    descriptor = descriptor.replace("-", "_").removesuffix("_like")
    if descriptor not in DESCRIPTORS:
        raise unknown_name("descriptor of visual words", descriptor, DESCRIPTORS)
    if patch > min(shape[:2]):
        raise DataError(
            f"A patch of {patch} × {patch} pixels is larger than the images, which "
            f"have {shape[0]} × {shape[1]}. Choose a smaller `patch`."
        )
    if descriptor in EDGES and patch < EDGES[descriptor][0]:
        cells = EDGES[descriptor][0]
        raise DataError(
            f"The descriptor {descriptor} has {cells} × {cells} cells; found a patch "
            f"of {patch} × {patch} pixels. Choose a larger `patch`."
        )
    return Places(descriptor, shape, patch, stride)


def describe(images: jax.Array, where: Places) -> jax.Array:
    """Return (images, places, length): a descriptor at every place, row by row.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, 3)
        Floats from 0 to 255.
    where : Places

    Returns
    -------
    (images, places, length)
        Patches have mean 0 and about unit variance; edge descriptors unit length.

    Examples
    --------
    >>> describe(jnp.zeros((1, 8, 8)), places("patches", (8, 8), 6, 1)).shape
    (1, 9, 36)
    """
    if where.descriptor == "patches":
        return _patches(images, where)
    return _edges(images, where)


def mirror_order(where: Places) -> np.ndarray:
    """Return how the numbers of a descriptor are reordered when its image is mirrored.

    Examples
    --------
    >>> mirror_order(places("patches", (4, 4), 2, 1)).tolist()
    [1, 0, 3, 2]
    """
    order = np.arange(where.length)
    if where.descriptor == "patches":
        return order.reshape(where.patch, where.patch, -1)[:, ::-1].ravel()
    cells, orientations, signed = EDGES[where.descriptor]
    # the angle a becomes π − a
    last = orientations // 2 - 1 if signed else orientations - 1
    mirrored = (last - np.arange(orientations)) % orientations
    return order.reshape(cells, cells, orientations)[:, ::-1][..., mirrored].ravel()


def _patches(images: jax.Array, where: Places) -> jax.Array:
    if images.ndim == 3:
        images = images[..., None]
    n, _, _, channels = images.shape
    down, right = where.counts
    stride, size = where.stride, where.patch
    windows = [
        images[:, r : r + (down - 1) * stride + 1 : stride,
               c : c + (right - 1) * stride + 1 : stride]
        for r in range(size)
        for c in range(size)
    ]  # fmt: skip
    patches = jnp.stack(windows, axis=3).reshape(n, down * right, -1)
    patches = patches - patches.mean(axis=2, keepdims=True)
    variance = jnp.sum(patches * patches, 2, keepdims=True) / (size * size * channels)
    return patches / jnp.sqrt(variance + FLAT)


def _edges(images: jax.Array, where: Places) -> jax.Array:
    cells, orientations, signed = EDGES[where.descriptor]
    planes = images[:, None] if images.ndim == 3 else jnp.moveaxis(images, 3, 1)
    frame = ((0, 0), (0, 0), (1, 1), (1, 1))
    planes = jnp.pad(
        planes, frame, mode="reflect" if min(where.shape[:2]) > 1 else "edge"
    )
    rows, columns = strongest_channel(*centered_gradient(planes))
    period = 2 * np.pi if signed else np.pi
    positions, lengths = weighted_positions(rows, columns, orientations, period)
    ramps = ramps_of(positions, lengths, orientations)
    down, right = where.counts
    pooled = jnp.einsum("nohw,kw->nohk", ramps, _cell_weights(where, right, 1, cells))
    pooled = jnp.einsum("nohk,lh->nolk", pooled, _cell_weights(where, down, 0, cells))
    pooled = votes_of(pooled)
    n = len(images)
    pooled = pooled.reshape(n, orientations, down, cells, right, cells)
    cell_votes = pooled.transpose(0, 2, 4, 3, 5, 1).reshape(n, down * right, -1)
    # 1 of 256 levels is noise
    clipped = jnp.minimum(cell_votes / (_length(cell_votes) + 1.0), CLIP)
    return clipped / (_length(clipped) + 1e-3)


def _cell_weights(where: Places, count: int, axis: int, cells: int) -> np.ndarray:
    """Return the weight of each pixel in each cell: a hat as wide as two cells."""
    cell = where.patch / cells
    pixel = np.arange(where.shape[axis]) + 0.5
    start = where.stride * np.arange(count)[:, None, None]
    middle = start + (np.arange(cells)[:, None] + 0.5) * cell
    hat = np.maximum(0, 1 - np.abs(pixel - middle) / cell)
    inside = (pixel > start) & (pixel < start + where.patch)
    return (hat * inside).reshape(count * cells, -1).astype(np.float32)


def _length(x: jax.Array) -> jax.Array:
    return jnp.sqrt(jnp.sum(x * x, axis=-1, keepdims=True))
