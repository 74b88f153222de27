"""Rows that stay on disk: memory-mapped, and read only where they are needed.

Pages that were read are released again: a file of any size needs little memory.
"""

import mmap
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from math import gcd
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import DataError
from ._block_file import BlockFile, read_into

RELEASE_AFTER = 1 << 26  # bytes that are read before their pages are released
BLOCK = 1 << 16  # bytes that are read together


class DiskRows:
    """Rows of a mapped file, in one piece or several, with a leading axis of rows.

    It knows `shape` and `dtype`, and `rows[i:j]` or `rows[numbers]` is an array in
    memory. Floats and wide whole numbers are converted when they are read.

    Parameters
    ----------
    pieces : sequence of (rows, …) arrays
        Views of the mapped file, equal in type and in the shape of a row.
    mapping : mmap.mmap or None
        The mapped file.
    dtype : numpy dtype, optional
        Type of the arrays that are returned; by default that of the file.
    place : (path, int), optional
        The file, and where in it the only piece begins.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "rows.npy"
    >>> np.save(path, np.arange(12.0).reshape(4, 3))
    >>> rows = DiskRows.of(np.load(path, mmap_mode="r")).astype(np.float32)
    >>> rows.shape, rows.dtype.name, rows[np.array([3, 0])].tolist()
    ((4, 3), 'float32', [[9.0, 10.0, 11.0], [0.0, 1.0, 2.0]])
    """

    def __init__(
        self,
        pieces: Sequence[np.ndarray],
        mapping: mmap.mmap | None,
        dtype: Any = None,
        place: tuple[str, int] | None = None,
    ) -> None:
        self._place, self._blocks = place, None
        self._pieces = [np.asarray(piece) for piece in pieces]
        self._ends = np.cumsum([len(piece) for piece in self._pieces])
        self._mapping, self._read = mapping, 0
        self._begins = np.array([piece.ctypes.data for piece in self._pieces])
        self._in_blocks, self._requested = False, np.empty(0, bool)
        self.shape = (int(self._ends[-1]), *self._pieces[0].shape[1:])
        self.dtype = np.dtype(self._pieces[0].dtype if dtype is None else dtype)

    @classmethod
    def of(cls, rows: np.memmap) -> "DiskRows":
        """Return the rows of a memory-mapped array, or of a slice of one."""
        mapping = rows._mmap  # pyright: ignore[reportAttributeAccessIssue]
        if mapping is None or rows.filename is None or not rows.flags.c_contiguous:
            return cls([rows], mapping)
        base = np.frombuffer(mapping, np.uint8).ctypes.data
        begin = rows.offset - rows.offset % mmap.ALLOCATIONGRANULARITY
        offset = begin + rows.ctypes.data - base
        return cls([rows], mapping, None, (str(rows.filename), offset))

    def astype(self, dtype: Any) -> "DiskRows":
        """Return the same rows, converted to another type when they are read."""
        return DiskRows(self._pieces, self._mapping, dtype, self._place)

    @property
    def ndim(self) -> int:
        """Number of axes, including that of the rows."""
        return len(self.shape)

    @property
    def row_bytes(self) -> int:
        """Bytes of one row in the file."""
        first = self._pieces[0]
        return first.dtype.itemsize * int(np.prod(first.shape[1:]))

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: slice | np.ndarray) -> np.ndarray:
        """Return some rows as an array in memory."""
        if isinstance(rows, slice):
            rows = np.arange(*rows.indices(len(self)))
        elif rows.dtype == bool:
            rows = np.flatnonzero(rows)
        if self._place is not None:
            with suppress(OSError):  # the file may have another name by now
                return self._read_rows(self._place, rows)
        out = np.empty((len(rows), *self.shape[1:]), self.dtype)
        self.take(rows, out)
        self.release_pages()
        return out

    def _read_rows(self, place: tuple[str, int], rows: np.ndarray) -> np.ndarray:
        """Return rows, read neighbors for neighbors, mapping nothing.

        Rows from all over a file would map megabytes around each of them.
        """
        path, offset = place
        rows = np.where(rows < 0, rows + len(self), rows)
        out = np.empty((len(rows), *self.shape[1:]), self._pieces[0].dtype)
        view = memoryview(out.reshape(-1).view(np.uint8).data)
        begins = np.flatnonzero(np.diff(rows, prepend=-2) != 1)
        ends = np.append(begins[1:], len(rows)) * self.row_bytes
        with open(path, "rb", buffering=0) as file:
            for i, end in zip(begins.tolist(), ends.tolist(), strict=True):
                file.seek(offset + int(rows[i]) * self.row_bytes)
                read_into(file, view[i * self.row_bytes : end])
        return out.astype(self.dtype, copy=False)

    def take(self, order: np.ndarray, out: np.ndarray) -> None:
        """Copy the rows of these numbers into `out`, in this order."""
        if self._blocks is not None:
            self._blocks.take(order, out)
            return
        self._read += len(order) * self.row_bytes
        if len(self._pieces) == 1:
            self._prefetch(order * self.row_bytes + self._begins[0])
            _take(self._pieces[0], order, out)
            return
        piece = np.searchsorted(self._ends, order, side="right")
        lengths = np.diff(self._ends, prepend=0)
        rows = order - (self._ends - lengths)[piece]
        self._prefetch(rows * self.row_bytes + self._begins[piece])
        begins = rows * self.row_bytes + self._begins[piece] - self._begins.min()
        picked = self._candidates[begins // self._candidates.strides[0]]
        out[:] = picked.view(self._pieces[0].dtype).reshape(out.shape)

    @cached_property
    def _candidates(self) -> np.ndarray:
        """One overlapping view with a row wherever a row of any piece can begin.

        Sorting rows by their pieces and gathering from each took twice as long.
        """
        first = int(self._begins.min())
        stride = gcd(self.row_bytes, *(self._begins - first).tolist())
        end = max(piece.ctypes.data + piece.nbytes for piece in self._pieces)
        count = (end - first - self.row_bytes) // stride + 1
        lowest = self._pieces[int(self._begins.argmin())]
        row = lowest.reshape(len(lowest), -1).view(f"V{self.row_bytes}")[:, 0]
        return np.lib.stride_tricks.as_strided(row, (count,), (stride,))

    def read_in_blocks(self, rows: int | None = None) -> None:
        """From now on, read only the blocks that hold the requested rows.

        For files larger than memory: around every missing page the system may read
        megabytes ahead, which it would have to read again later.

        Parameters
        ----------
        rows : int, optional
            Rows in a block; by default those of 64 kB.
        """
        if self._place is not None:
            with suppress(OSError):  # the file may have another name by now
                path, offset = self._place
                dtype = self._pieces[0].dtype
                self._blocks = BlockFile(path, offset, self.shape, dtype, rows)
                return
        if self._mapping is not None and hasattr(mmap, "MADV_RANDOM"):
            self._mapping.madvise(mmap.MADV_RANDOM)
            self._in_blocks = True
            self._requested = np.zeros(-(-len(self._mapping) // BLOCK), bool)

    def _prefetch(self, begins: np.ndarray) -> None:
        """Start reading the blocks of rows at these addresses, if reading in blocks."""
        if self._mapping is None or not self._in_blocks:
            return
        begins = begins - np.frombuffer(self._mapping, np.uint8).ctypes.data
        ends = begins + self.row_bytes - 1
        wanted = np.zeros(len(self._requested), bool)
        wanted[begins // BLOCK] = wanted[ends // BLOCK] = True
        new_blocks = np.flatnonzero(wanted & ~self._requested)
        if len(new_blocks):
            self._requested = wanted
        # short rows far stride read more than their own bytes
        self._read += max(len(new_blocks) * BLOCK - len(begins) * self.row_bytes, 0)
        for block in new_blocks.tolist():
            begin = block * BLOCK
            length = min(BLOCK, len(self._mapping) - begin)
            self._mapping.madvise(mmap.MADV_WILLNEED, begin, length)

    def release_pages(self) -> None:
        """Release the pages that were read, once they are many.

        Reading a page again costs a little, so pages stay until then: a shuffle often
        returns to them soon.
        """
        if self._read < RELEASE_AFTER or self._mapping is None:
            return
        self._read = 0
        if hasattr(mmap, "MADV_DONTNEED"):
            self._mapping.madvise(mmap.MADV_DONTNEED)


def rows_at(array: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """Return rows of an array; of a mapped file, read one by one, mapping nothing.

    Examples
    --------
    >>> rows_at(np.array([5, 6, 7]), np.array([2, 0])).tolist()
    [7, 5]
    """
    return (
        DiskRows.of(array)[numbers] if isinstance(array, np.memmap) else array[numbers]
    )


def _take(source: np.ndarray, order: np.ndarray, out: np.ndarray) -> None:
    if source.dtype == out.dtype:
        # mode="clip" skips the bounds check: the caller's numbers are in range
        np.take(source, order, axis=0, out=out, mode="clip")
    else:
        out[:] = source[order]


def open_rows(
    path: str | Path, inputs: str = "inputs", targets: str = "targets"
) -> Any:
    """Open rows that stay on disk, for `steepest.descend` to read batch by batch.

    Parameters
    ----------
    path : path
        A folder with inputs.npy, targets.npy and optionally weights.npy, or an Arrow
        IPC file with such columns, uncompressed: inputs as fixed-size lists of numbers,
        targets as numbers or class indices.
    inputs, targets : str
        Other names of the files or columns.

    Returns
    -------
    (DiskRows, DiskRows) or (DiskRows, DiskRows, array)
        Inputs, targets, and weights if there are any, which are read into memory.

    Raises
    ------
    DataError
        If there is no such file or column, or its rows cannot be read in place.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> np.save(folder / "inputs.npy", np.ones((5, 3), np.float32))
    >>> np.save(folder / "targets.npy", np.arange(5) % 2)
    >>> x, y = open_rows(folder)
    >>> x.shape, y[1:3].tolist()
    ((5, 3), [1, 0])
    """
    path = Path(path)
    if path.is_dir():
        opened = {
            name: _npy(path / f"{name}.npy")
            for name in (inputs, targets, "weights")
            if name != "weights" or (path / "weights.npy").exists()
        }
    else:
        opened = _arrow(path, inputs, targets)
    rows = (opened[inputs], opened[targets])
    lengths = [len(part) for part in rows]
    if lengths[0] != lengths[1]:
        raise DataError(
            f"{path}: '{inputs}' has {lengths[0]} rows and '{targets}' {lengths[1]}. "
            "They belong together row by row."
        )
    return (*rows, opened["weights"][:]) if "weights" in opened else rows


def _npy(path: Path) -> DiskRows:
    try:
        array = np.load(path, mmap_mode="r")
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be mapped: {error}.") from None
    if not isinstance(array, np.memmap) or array.ndim < 1 or not len(array):
        raise DataError(f"{path} holds no rows.")
    return DiskRows.of(array)


def _arrow(path: Path, inputs: str, targets: str) -> dict[str, DiskRows]:
    import pyarrow as pa

    try:
        mapped = np.memmap(path, np.uint8, "r")
        mapping: Any = mapped._mmap  # pyright: ignore[reportAttributeAccessIssue]
        reader = pa.ipc.open_file(pa.py_buffer(mapped))
        before = pa.total_allocated_bytes()
        batches = [
            reader.get_batch(i) for i in range(min(reader.num_record_batches, 1))
        ]
    except (OSError, ValueError, pa.ArrowInvalid) as error:
        raise DataError(
            f"{path} is neither a folder with {inputs}.npy nor an Arrow IPC file: "
            f"{error}"
        ) from None
    if not batches:
        raise DataError(f"{path} holds no rows.")
    if pa.total_allocated_bytes() > before:
        raise DataError(
            f"{path} is compressed, so that its rows cannot be read in place. "
            "Write it without compression."
        )
    names = reader.schema.names
    for name in (inputs, targets):
        if name not in names:
            raise DataError(
                f"{path} has no column '{name}'; found {', '.join(names)}. "
                "Name the columns with inputs= and targets=."
            )
    batches += [reader.get_batch(i) for i in range(1, reader.num_record_batches)]
    wanted = [inputs, targets, *(["weights"] if "weights" in names else [])]
    return {
        name: DiskRows([_column(path, batch, name) for batch in batches], mapping)
        for name in wanted
    }


def _column(path: Path, batch: Any, name: str) -> np.ndarray:
    """Return a column of a record batch as an array over the mapped file."""
    import pyarrow as pa

    column = batch.column(name)
    if column.null_count:
        raise DataError(
            f"{path}: the column '{name}' has {column.null_count} missing values. "
            "Fill them in, or leave those rows out."
        )
    shape: tuple[int, ...] = (len(column),)
    if pa.types.is_fixed_size_list(column.type):
        shape = (len(column), column.type.list_size)
        column = column.flatten()
    try:
        return column.to_numpy(zero_copy_only=True).reshape(shape)
    except pa.ArrowInvalid:
        raise DataError(
            f"{path}: the column '{name}' is of type {batch.column(name).type}; it "
            "must hold numbers, or fixed-size lists of numbers."
        ) from None
