"""Columns of numbers as a Parquet file."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..errors import RunError


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
    """Return the columns of a Parquet file, or raise ValueError."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        columns = file.read()
    return {name: columns[name].to_numpy() for name in columns.column_names}


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
