"""CSV and Parquet files → rows with a target."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from .._core import unknown_name
from ..errors import DataError
from ._csv import line_of, read_csv
from ._rows import Rows, Table

_TARGETS = ("target", "label", "class", "y")


def read_table(
    path: Path,
    *,
    target: str | Sequence[str] | None = None,
    with_targets: bool = True,
    text_columns: Iterable[str] = (),
    skip_bad: bool = False,
) -> Rows:
    """Read a CSV, TSV or Parquet file.

    Parameters
    ----------
    path : Path
        The file.
    target : str or sequence of str, optional
        The column to be predicted, or several, also as one text with commas between.
        None chooses the only column called target, label, class or y, in any case,
        or else the last column.
    with_targets : bool
        Whether the targets are needed. Otherwise all columns are inputs.
    text_columns : iterable of str
        Columns to read as text, even if they look like numbers.
    skip_bad : bool
        Whether rows with too few or too many cells are left out.
    """
    skipped = 0
    if path.suffix.lower() == ".parquet":
        table = _read_parquet(path)
        locate = "row {}".format
        first = 1
    else:
        table, skipped = read_csv(path, text_columns, skip_bad)
        locate, first = partial(_line, path), 2
    if table.num_rows == 0:
        raise DataError(
            f"{path} has names of columns ({', '.join(table.column_names[:5])}) but "
            "no rows. Give at least one row for each example."
        )
    columns, notes = _columns(table, path)
    if skipped:
        rows = "row was" if skipped == 1 else "rows were"
        notes += (f"{skipped} {rows} of the wrong length and skipped in {path}.",)
    numbers = np.arange(first, first + table.num_rows)
    if not with_targets:
        return Rows(Table(columns), None, (), str(path), numbers, locate, notes=notes)
    rows = table_rows(Table(columns), target, str(path))
    return Rows(
        rows.inputs,
        rows.targets,
        rows.target_names,
        rows.source,
        numbers,
        locate,
        notes=notes + rows.notes,
    )


def table_rows(table: Table, target: str | Sequence[str] | None, source: str) -> Rows:
    """Split the target columns from the input columns."""
    names, notes = _target_names(target, list(table.columns), source)
    inputs = {k: v for k, v in table.columns.items() if k not in names}
    if not inputs:
        raise DataError(
            f"{source}: '{names[0]}' is the only column, so there is nothing to "
            "predict it from. Give at least one more column."
        )
    columns = [table.columns[name] for name in names]
    targets = columns[0] if len(columns) == 1 else np.stack(columns, axis=1)
    numbers = np.arange(1, len(table) + 1)
    return Rows(Table(inputs), targets, names, source, numbers, notes=notes)


def _target_names(
    target: str | Sequence[str] | None, columns: list[str], source: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if target is None:
        usual = [name for name in columns if name.lower() in _TARGETS]
        name = usual[0] if len(usual) == 1 else columns[-1]
        return (name,), (f"'{name}' was taken as the target of {source}.",)
    if isinstance(target, str):
        names = [target]
        if target not in columns and "," in target:
            names = [name.strip() for name in target.split(",")]
    else:
        names = list(target)
    for name in names:
        if name not in columns:
            raise unknown_name(f"column of {source}", name, columns)
    return tuple(names), ()


def _read_parquet(path: Path) -> Any:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return parquet.read_table(path)
    except (pa.ArrowInvalid, OSError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        empty = "the file is empty (0 bytes)" if not path.stat().st_size else reason
        raise DataError(
            f"{path} cannot be read as Parquet: {empty}. Write it again."
        ) from error


def _columns(table: Any, path: Path) -> tuple[dict[str, np.ndarray], tuple[str, ...]]:
    columns, notes = {}, ()
    for name, column in zip(table.column_names, table.columns, strict=True):
        if name in ("", "__index_level_0__"):
            notes += (f"A column of {path} without a name was left out.",)
        else:
            columns[name] = _values(name, column, path)
    return columns, notes


def _values(name: str, column: Any, path: Path) -> np.ndarray:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        return _values(name, column.cast(kind.value_type), path)
    if pa.types.is_boolean(kind):
        if not column.null_count:
            return column.to_numpy()
        return column.cast(pa.string()).to_numpy().astype(object)
    if pa.types.is_null(kind):
        return np.full(len(column), np.nan)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return column.cast(pa.float64(), safe=False).to_numpy()
    if pa.types.is_decimal(kind):
        return column.cast(pa.float64()).to_numpy()
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return column.to_numpy().astype(object)
    raise DataError(
        f"{path}: column '{name}' holds {kind}, which is neither numbers, true/false "
        "nor text. Turn it into one of these, or take the column out."
    )


def _line(path: Path, row: int) -> str:
    return f"line {line_of(path, row)}"
