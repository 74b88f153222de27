"""Rows for the compiled loop, gathered on the host while the chunk before trains.

JAX on a CPU reads a NumPy array in place when it starts at a multiple of 64 bytes. A
few such buffers take turns: a thread fills one while another is read. A buffer is
filled again only after the call that reads it has finished.
"""

import math
import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import jax
import numpy as np

from ..data import DiskRows
from ._batches import Chunk

ALIGNMENT = 64
CHUNK_BYTES = 4 << 20  # three buffers of this size stay in the last level of cache
BUFFERS = 3


def empty_aligned(shape: tuple[int, ...], dtype: Any) -> np.ndarray:
    """Return an uninitialized array that starts at a multiple of 64 bytes.

    Examples
    --------
    >>> empty_aligned((3, 5), "float32").ctypes.data % 64
    0
    """
    dtype = np.dtype(dtype)
    size = math.prod(shape) * dtype.itemsize
    raw = np.empty(size + ALIGNMENT, np.uint8)
    offset = -raw.ctypes.data % ALIGNMENT
    return raw[offset : offset + size].view(dtype).reshape(shape)


def rows_per_chunk(rows: Any, batch_size: int) -> int:
    """Return how many rows a buffer holds: about 4 MiB, whole batches."""
    row_bytes = sum(
        a.dtype.itemsize * math.prod(a.shape[1:]) for a in jax.tree.leaves(rows)
    )
    wanted = max(CHUNK_BYTES // max(row_bytes, 1), 1)
    return max(min(wanted, 1 << 16) // batch_size, 1) * batch_size


def feed(
    rows: Any, chunks: Iterable[Chunk], capacity: int, slack: int
) -> Iterator[tuple[Chunk, Any, Any]]:
    """Yield (chunk, its rows, release) for each chunk, gathered one chunk ahead.

    Parameters
    ----------
    rows : tree of arrays
        All the examples, with a leading axis of rows.
    chunks : iterable of Chunk
        The chunks in the order in which they train.
    capacity, slack : int
        Rows in a buffer, and rows behind them that a short last batch may touch;
        those are zero, so that they stay finite.

    Yields
    ------
    chunk, buffers, release
        Call `release()` when the computation that reads the buffers has finished.

    Raises
    ------
    Exception
        Whatever the thread raised while it read the rows.
    """
    leaves, tree = jax.tree.flatten(rows)
    free: queue.Queue[Any] = queue.Queue()
    ready: queue.Queue[Any] = queue.Queue()
    for _ in range(BUFFERS):
        free.put(None)  # allocated when it is first filled
    stop = threading.Event()

    def fill(chunks: Iterable[Chunk]) -> None:
        for chunk in chunks:
            buffers = free.get()
            if stop.is_set():
                return
            if buffers is None:
                buffers = [
                    empty_aligned((capacity + slack, *a.shape[1:]), a.dtype)
                    for a in leaves
                ]
            gather(leaves, chunk.rows, buffers, slack)
            ready.put((chunk, buffers))

    def fill_all(chunks: Iterable[Chunk]) -> None:
        try:
            fill(chunks)
            ready.put(None)
        except Exception as problem:
            ready.put(problem)

    coming = iter(chunks)
    fill(islice(coming, 1))  # here, because starting a thread takes longer
    second = list(islice(coming, 1))
    thread = threading.Thread(
        target=fill_all, args=[chain(second, coming)], daemon=True, name="steepest-feed"
    )
    if second:
        thread.start()
    else:
        ready.put(None)
    try:
        while (item := ready.get()) is not None:
            if isinstance(item, Exception):
                raise item
            chunk, buffers = item
            yield chunk, tree.unflatten(buffers), lambda b=buffers: free.put(b)
    finally:
        stop.set()
        free.put(None)
        if second:
            thread.join()


def gather(
    leaves: list[Any], order: np.ndarray, out: list[np.ndarray], slack: int
) -> None:
    """Copy rows in this order into buffers, and zeros into the rows after them."""
    m = len(order)
    for source, target in zip(leaves, out, strict=True):
        if isinstance(source, DiskRows):
            source.take(order, target[:m])
            source.release_pages()
        else:
            # mode="clip" skips the bounds check; the numbers come from the plan
            np.take(source, order, axis=0, out=target[:m], mode="clip")
        target[m : m + slack] = 0


def nothing_to_release() -> None:
    """Do nothing: the release of rows that are not in a buffer."""


class InFlight:
    """Calls that were started and may not have finished: one, when `add` returns."""

    def __init__(self) -> None:
        self._calls: deque[tuple[Any, Any]] = deque()

    def add(self, result: Any, release: Any) -> None:
        """Add a call, and wait for the one before it."""
        self._calls.append((result, release))
        if len(self._calls) > 1:
            self._finish_oldest()

    def finish(self) -> None:
        """Wait for all of them."""
        while self._calls:
            self._finish_oldest()

    def _finish_oldest(self) -> None:
        result, release = self._calls.popleft()
        jax.block_until_ready(result)
        release()
