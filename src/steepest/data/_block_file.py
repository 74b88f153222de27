"""Rows of a file read block by block into memory of its own.

Mapped pages count as memory of the process, and the system may map megabytes around
each page that is touched. What is read into a buffer is as much as it says.
"""

import os
import threading
from typing import Any

import numpy as np

BLOCK = 1 << 16  # bytes that are read together, about
ROOM = 1 << 28  # bytes of addresses for blocks, before a larger buffer is made


class BlockFile:
    """Rows of equal size in a file, of which the blocks in use are kept.

    Parameters
    ----------
    path : path
        The file.
    offset : int
        Where its first row begins, in bytes.
    shape : tuple of int
        (rows, …) of all of them.
    dtype : numpy dtype
        As they are stored.
    in_block : int, optional
        Rows that are read together; by default those of 64 kB.

    Examples
    --------
    >>> import tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "rows")
    >>> np.arange(12.0).tofile(path)
    >>> rows, out = BlockFile(path, 0, (4, 3), np.float64), np.empty((2, 3))
    >>> rows.take(np.array([3, 0]), out)
    >>> out.tolist()
    [[9.0, 10.0, 11.0], [0.0, 1.0, 2.0]]
    """

    def __init__(
        self,
        path: Any,
        offset: int,
        shape: tuple[int, ...],
        dtype: Any,
        in_block: int | None = None,
    ) -> None:
        self._file = open(path, "rb", buffering=0)  # noqa: SIM115
        self._lock = threading.Lock()
        self._offset, self._n_rows = offset, shape[0]
        self._row_bytes = np.dtype(dtype).itemsize * int(np.prod(shape[1:]))
        self._in_block = in_block or max(BLOCK // max(1, self._row_bytes), 1)
        n_blocks = -(-self._n_rows // self._in_block)
        self._slot = np.full(n_blocks, -1, np.int64)  # of each block
        self._held = np.empty(0, np.int64)  # the block in each slot
        # only what is written to takes memory
        room = ROOM // max(1, self._row_bytes * self._in_block) + 1
        self._buffer = np.empty(
            (min(room, n_blocks), self._in_block, *shape[1:]), dtype
        )
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(self._file.fileno(), 0, 0, os.POSIX_FADV_RANDOM)

    def take(self, order: np.ndarray, out: np.ndarray) -> None:
        """Copy the rows of these numbers into `out`, in this order."""
        blocks, rows = np.divmod(order, self._in_block)
        wanted = np.zeros(len(self._slot), bool)
        wanted[blocks] = True
        with self._lock:  # the next rows are read while others are evaluated
            self._read(wanted)
            flat = self._buffer.reshape(-1, *self._buffer.shape[2:])
            places = self._slot[blocks] * self._in_block + rows
            if flat.dtype == out.dtype:
                np.take(flat, places, axis=0, out=out, mode="clip")
            else:
                out[:] = flat[places]

    def _read(self, wanted: np.ndarray) -> None:
        """Read the wanted blocks that are not here yet, in place of unwanted ones."""
        missing = np.flatnonzero(wanted & (self._slot < 0))
        if not len(missing):
            return
        idle = np.flatnonzero(~wanted[self._held])
        if len(idle) < len(missing):
            more = len(missing) - len(idle)
            idle = np.concatenate([idle, len(self._held) + np.arange(more)])
            self._make_room(len(self._held) + more)
            self._held = np.concatenate([self._held, np.full(more, -1)])
        slots = idle[: len(missing)]
        before = self._held[slots]
        self._slot[before[before >= 0]] = -1
        self._slot[missing], self._held[slots] = slots, missing
        self._announce(missing)
        for block, slot in zip(missing.tolist(), slots.tolist(), strict=True):
            begin = self._offset + block * self._in_block * self._row_bytes
            rows = min(self._in_block, self._n_rows - block * self._in_block)
            target = self._buffer[slot, :rows].reshape(-1).view(np.uint8)
            self._file.seek(begin)
            read_into(self._file, memoryview(target.data))

    def _make_room(self, slots: int) -> None:
        if slots <= len(self._buffer):
            return
        shape = (2 * slots, *self._buffer.shape[1:])
        buffer = np.empty(shape, self._buffer.dtype)
        buffer[: len(self._held)] = self._buffer[: len(self._held)]
        self._buffer = buffer

    def _announce(self, blocks: np.ndarray) -> None:
        """Tell the system which blocks will be read, so that it reads them at once."""
        if len(blocks) < 2 or not hasattr(os, "posix_fadvise"):
            return
        size = self._in_block * self._row_bytes
        for block in blocks.tolist():
            begin = self._offset + block * size
            os.posix_fadvise(self._file.fileno(), begin, size, os.POSIX_FADV_WILLNEED)

    def __del__(self) -> None:
        """Close the file."""
        if hasattr(self, "_file"):
            self._file.close()


def read_into(file: Any, view: memoryview) -> None:
    """Fill a buffer from where a file stands.

    Raises
    ------
    OSError
        If the file ends before.
    """
    done = 0
    while done < len(view):
        n = file.readinto(view[done:])
        if not n:
            raise OSError(f"{file.name} ends before its last row.")
        done += n
