"""Rows stored on an accelerator: shuffled there, an epoch in one call.

A CPU reads the rows of a chunk from the host's memory in place. To an accelerator every
chunk would be a transfer, so all the rows go there once, in the type they are stored
in, and then only the row numbers of each epoch.
"""

from collections.abc import Callable, Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..data import DiskRows
from ._batches import BatchPlan, Chunk
from ._feed import nothing_to_release

COPIES = 4  # the rows, this epoch's order, the next one's, and working memory


def fits_on_device(rows: Any) -> bool:
    """Return whether there is an accelerator with room for these rows."""
    if jax.default_backend() == "cpu":
        return False
    leaves = jax.tree.leaves(rows)
    if any(isinstance(a, DiskRows) for a in leaves):
        return False
    room = (jax.devices()[0].memory_stats() or {}).get("bytes_limit", 0)
    return COPIES * sum(a.nbytes for a in leaves) <= room


def on_device(rows: Any) -> Any:
    """Return rows in the device's memory; on a CPU the arrays themselves."""
    return rows if jax.default_backend() == "cpu" else jax.device_put(rows)


def resident(
    rows: Any,
    plan: BatchPlan,
    first: int,
    last: int,
    exact: bool,
    capacity: int,
    length: int,
) -> Iterator[tuple[Chunk, Any, Callable[[], None]]]:
    """Yield (chunk, its rows, release) for each epoch, gathered on the device.

    Parameters
    ----------
    rows : tree of arrays
        All the examples.
    plan, first, last, exact
        What `BatchPlan.chunks` takes.
    capacity : int
        The most steps in a chunk, no fewer than an epoch has.
    length : int
        Rows in a buffer, more than there are; those after the chunk's own are zero.
    """
    n = plan.n_rows
    stored = jax.device_put(jax.tree.map(lambda a: _with_zeros(a, length), rows))
    for chunk in plan.chunks(first, last, capacity, 1, exact):
        order = np.full(length, n, np.int32)  # row n is zero
        order[: len(chunk.rows)] = chunk.rows
        yield chunk, _in_order(stored, order), nothing_to_release


@jax.jit
def _in_order(rows: Any, order: Any) -> Any:
    return jax.tree.map(lambda a: jnp.take(a, order, axis=0, mode="clip"), rows)


def _with_zeros(a: np.ndarray, length: int) -> np.ndarray:
    out = np.zeros((length, *a.shape[1:]), a.dtype)
    out[: len(a)] = a
    return out
