"""Columns of numbers as a Parquet file."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .._core._stored import DamagedError
from ..errors import RunError

MOST_ROWS, MOST_COLUMNS = 10**9, 10**4


def table(columns: Mapping[str, np.ndarray]) -> bytes:
    """Return the content of a Parquet file with these columns.

    Raises
    ------
    RunError
        If a column holds anything but numbers.
    """
    import pyarrow
    from pyarrow import parquet

    arrays = {name: _storable(name, column) for name, column in columns.items()}
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table(arrays), sink)
    return sink.getvalue().to_pybytes()


def read_table(path: Path) -> dict[str, np.ndarray]:
    """Return the columns of a Parquet file.

    Raises
    ------
    DamagedError
        If it is no Parquet file, or holds anything but a few columns of numbers.
    """
    from pyarrow import ArrowException, parquet

    try:
        with parquet.ParquetFile(path) as file:
            rows, columns = file.metadata.num_rows, file.metadata.num_columns
            if rows > MOST_ROWS or columns > MOST_COLUMNS:
                raise DamagedError(
                    f"it says that it has {rows} rows, {columns} columns"
                )
            table = file.read()
        found = {name: table[name].to_numpy() for name in table.column_names}
    except (ArrowException, OSError, KeyError, MemoryError) as error:
        raise DamagedError(str(error)) from error
    for name, column in found.items():
        if column.dtype.kind not in "biuf":
            raise DamagedError(f"its column '{name}' holds {column.dtype}, not numbers")
    return found


def _storable(name: str, column: np.ndarray) -> np.ndarray:
    if column.dtype.kind in "biu":
        return column
    try:
        # Parquet has no bfloat16, and many readers cannot read float16
        widened = np.promote_types(column.dtype, np.float32)
        if widened.kind == "f":
            return column.astype(widened)
    except TypeError:
        pass
    raise RunError(
        f"Cannot store the history's column '{name}': it holds {column.dtype}. "
        "Record numbers only."
    )
