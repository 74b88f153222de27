"""Encoded rows written to .npy files, some at a time."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ._dataset import Dataset
from ._encoding import Encoding
from ._row_cache import DONE


def write_facts(
    folder: Path, encoding: Encoding, notes: Sequence[str], n_rows: int
) -> None:
    """Write how rows were encoded, and last what says that all of it is there."""
    state, arrays = encoding.to_state()
    named: dict[str, Any] = dict(arrays)
    np.savez(folder / "encoding.npz", **named)
    facts = {"encoding": state, "notes": [*notes], "rows": n_rows}
    (folder / DONE).write_text(json.dumps(facts))


class RowWriter:
    """Writes encoded rows to two .npy files whose number of rows is not yet known."""

    def __init__(self, folder: Path, part: str) -> None:
        """Write the files of a part into a folder."""
        self.paths = (folder / f"{part}-inputs.npy", folder / f"{part}-targets.npy")
        self.files: list[Any] = []
        self.shapes: list[tuple[tuple[int, ...], Any]] = []
        self.n = 0

    def add(self, data: Dataset) -> None:
        """Append rows."""
        arrays = (data.inputs, data.targets)
        if not self.files:
            self.files = [path.open("wb") for path in self.paths]
            self.shapes = [(a.shape[1:], a.dtype) for a in arrays]
            for file, (shape, dtype) in zip(self.files, self.shapes, strict=True):
                file.write(_header((0, *shape), dtype))
        for file, array in zip(self.files, arrays, strict=True):
            file.write(np.ascontiguousarray(array).data)
        self.n += len(data)

    def __enter__(self) -> "RowWriter":
        """Return itself; leaving closes the files."""
        return self

    def __exit__(self, problem: Any, *_: Any) -> None:
        """Write the number of rows into the headers, and close the files."""
        for file, (shape, dtype) in zip(self.files, self.shapes, strict=True):
            if problem is None:
                file.seek(0)
                file.write(_header((self.n, *shape), dtype))
            file.close()
        if not self.n:
            for path in self.paths:
                path.unlink(missing_ok=True)


def _header(shape: tuple[int, ...], dtype: Any) -> bytes:
    """Return the header of a .npy file, as long for any number of rows."""
    descr = np.lib.format.dtype_to_descr(np.dtype(dtype))
    text = repr({"descr": descr, "fortran_order": False, "shape": shape})
    return (
        b"\x93NUMPY\x01\x00"
        + (246).to_bytes(2, "little")
        + (text.encode().ljust(245) + b"\n")
    )
