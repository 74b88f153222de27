"""Predictions as files: CSV, Parquet, or the values alone as .npy."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ..errors import SettingError

if TYPE_CHECKING:
    import numpy as np

    Table = Mapping[str, np.ndarray]

ENDINGS = (".csv", ".parquet", ".npy")


def check_ending(out: Path, probabilities: bool, copy: str | None) -> None:
    """Check that the file can hold what was requested, before any work.

    Raises
    ------
    SettingError
        If the ending is unknown, or a .npy file would hold more than predictions.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise SettingError(
            f"--out ends in {', '.join(ENDINGS)}, which chooses the format; "
            f"got '{out}'."
        )
    if ending == ".npy" and (probabilities or copy is not None):
        option = "--probabilities" if probabilities else "--copy"
        raise SettingError(
            f"A .npy file holds the predictions alone. Write {option} to a .csv or "
            ".parquet file."
        )


def write_file(path: Path, tables: Iterable[Table]) -> int:
    """Write tables below each other, completely or not at all, and count the rows."""
    unfinished = path.with_name(f".{path.stem}.unfinished{path.suffix}")
    kinds = {".csv": _csv_file, ".parquet": _parquet_file, ".npy": _npy_file}
    rows = 0
    try:
        with kinds[path.suffix.lower()](unfinished) as add:
            for table in tables:
                add(table)
                rows += _length(table)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise SettingError(
            f"Cannot write '{path}': {(error.strerror or str(error)).lower()}. "
            "Give another file with --out."
        ) from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return rows


def csv_writer(file: TextIO) -> Callable[[Table], None]:
    """Return what writes tables below each other, with one line of names."""
    writer, named = csv.writer(file, lineterminator="\n"), False

    def add(table: Table) -> None:
        nonlocal named
        if not named:
            writer.writerow(table)
            named = True
        # str() of a NumPy number is the shortest text that reads as the same number
        writer.writerows(zip(*table.values(), strict=True))

    return add


def joined(tables: Iterable[Table]) -> dict[str, np.ndarray]:
    """Return tables below each other as one."""
    import numpy as np

    parts = list(tables)
    if len(parts) == 1:
        return dict(parts[0])
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _length(table: Table) -> int:
    return len(next(iter(table.values())))


@contextmanager
def _csv_file(path: Path) -> Iterator[Any]:
    with path.open("w", encoding="utf-8", newline="") as file:
        yield csv_writer(file)


@contextmanager
def _parquet_file(path: Path) -> Iterator[Any]:
    import pyarrow as pa
    from pyarrow import parquet

    writer: Any = None

    def add(table: Table) -> None:
        nonlocal writer
        rows = pa.table({**table})
        if writer is None:
            writer = parquet.ParquetWriter(path, _with_texts(rows).schema)
        writer.write_table(rows.cast(writer.schema))

    try:
        yield add
    finally:
        if writer is not None:
            writer.close()


def _with_texts(table: Any) -> Any:
    """Return a table whose empty columns are texts: later rows may hold some."""
    import pyarrow as pa

    for i, column in enumerate(table.columns):
        if pa.types.is_null(column.type):
            table = table.set_column(i, table.column_names[i], column.cast(pa.string()))
    return table


@contextmanager
def _npy_file(path: Path) -> Iterator[Any]:
    import numpy as np

    parts: list[np.ndarray] = []

    def add(table: Table) -> None:
        values = [c for name, c in table.items() if name not in ("file", "row")]
        parts.append(values[0] if len(values) == 1 else np.stack(values, axis=1))

    yield add
    np.save(path, np.concatenate(parts))
