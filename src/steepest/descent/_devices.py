"""Batches divided over several devices, of one process or of several.

Every batch is the one that a single device would see, and each device holds a part of
its rows: XLA computes the same sums with one exchange between the devices. So noise,
batch normalization and functions of a whole batch stay what they are. Parameters are
the same on all devices. Each process reads only the rows of its own devices.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import AxisType, Mesh, NamedSharding, PartitionSpec

from ..processes import together
from ._batches import BatchPlan, Chunk
from ._feed import gather

AXIS = "data"


def all_devices() -> Mesh | None:
    """Return the devices that a batch is divided over; None if there is one alone."""
    devices = jax.devices() if together() > 1 else jax.local_devices()
    return _mesh(tuple(devices)) if len(devices) > 1 else None


@cache
def _mesh(devices: tuple[Any, ...]) -> Mesh:
    # with explicit axes ordinary code such as e[y] or a sort along the rows would fail
    return Mesh(np.array(devices), (AXIS,), axis_types=(AxisType.Auto,))


def everywhere(mesh: Mesh) -> NamedSharding:
    """Return the placement of what all devices hold as a whole."""
    return NamedSharding(mesh, PartitionSpec())


def replicated(tree: Any, mesh: Mesh) -> Any:
    """Return arrays that all devices hold; every process gives the same numbers."""
    placed = everywhere(mesh)

    def place(leaf: Any) -> Any:
        if isinstance(leaf, jax.Array) and leaf.sharding == placed:
            return leaf
        if jnp.issubdtype(getattr(leaf, "dtype", None), jax.dtypes.prng_key):
            kind = jax.random.key_impl(leaf)
            return jax.random.wrap_key_data(place(jax.random.key_data(leaf)), impl=kind)
        leaf = np.asarray(leaf)
        return jax.make_array_from_callback(leaf.shape, placed, lambda part: leaf[part])

    return jax.tree.map(place, tree)


def local(tree: Any) -> Any:
    """Return replicated arrays as this process holds them, on one of its devices."""
    return jax.tree.map(lambda a: a.addressable_data(0), tree)


def tile_of(tile: int, mesh: Mesh) -> int:
    """Return the length of a tile, so that every device has as many of its rows."""
    return -(-tile // mesh.size) * mesh.size


def divided(
    rows: Any,
    chunks: Iterator[Chunk],
    plan: BatchPlan,
    capacity: int,
    tile: int,
    mesh: Mesh,
    exact: bool,
) -> Iterator[tuple[Chunk, Any]]:
    """Yield (chunk, its rows) with the rows of every batch divided over the devices.

    Parameters
    ----------
    rows : tree of arrays
        All the examples.
    chunks : iterable of Chunk
        Their `starts` become the number of the batch among the rows.
    plan : BatchPlan
        Where all batches are full, the rows are placed once.
    capacity : int
        The most batches of a chunk.
    tile : int
        Rows that are computed together.
    mesh : Mesh
        The devices.
    exact : bool
        Whether there must be no padding: then a batch that cannot be divided evenly is
        computed as a whole by every device.

    Yields
    ------
    chunk : Chunk
    rows : tree of (capacity, tiles, tile, …)
    """
    place = partial(_placed, rows, mesh=mesh)
    whole = None
    for chunk in chunks:
        if plan.full:
            if whole is None:
                whole = place(_batches(np.arange(plan.n_rows), plan.n_rows, tile, 1))
            yield chunk, whole
            continue
        length = int(chunk.counts[0]) if exact else tile
        numbers = _batches(chunk.rows, chunk.counts, length, capacity, plan.batch_size)
        yield (
            Chunk(chunk.first, chunk.rows, np.arange(len(chunk)), chunk.counts),
            place(numbers),
        )


def _batches(
    order: np.ndarray, counts: Any, tile: int, capacity: int, size: int | None = None
) -> np.ndarray:
    """Return row numbers (capacity, tiles, tile); −1 where there is no row."""
    counts = np.atleast_1d(counts)
    tiles = -(-int(size or counts[0]) // tile)
    numbers = np.full((capacity, tiles * tile), -1, np.int64)
    inside = np.arange(tiles * tile) < counts[:, None]
    numbers[: len(counts)][inside] = order
    return numbers.reshape(capacity, tiles, tile)


def _placed(rows: Any, numbers: np.ndarray, *, mesh: Mesh) -> Any:
    """Return the rows of these numbers, each part on its device."""
    even = numbers.shape[-1] % mesh.size == 0
    spec = PartitionSpec(None, None, AXIS) if even else PartitionSpec()
    placement = NamedSharding(mesh, spec)

    def place(source: Any) -> jax.Array:
        def part(where: tuple[slice, ...]) -> np.ndarray:
            asked = numbers[where[:3]]
            inside = asked >= 0
            taken = np.empty((int(inside.sum()), *source.shape[1:]), source.dtype)
            gather([source], asked[inside], [taken], 0)
            out = np.zeros((*asked.shape, *source.shape[1:]), source.dtype)
            out[inside] = taken
            return out

        shape = (*numbers.shape, *source.shape[1:])
        return jax.make_array_from_callback(shape, placement, part)

    return jax.tree.map(place, rows)
