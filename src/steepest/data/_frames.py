"""Data frames in memory (pandas, polars, pyarrow, …) → rows, as a CSV is read.

Frames give their columns as Arrow (`__arrow_c_stream__`), so none of their packages is
imported here. Those of pandas have an index beside their columns, which names the rows.
"""

from collections.abc import Container, Sequence
from typing import Any

import numpy as np

from ..errors import DataError
from ._csv import MISSING
from ._kept import Names, kept_arrow
from ._reading import Reading
from ._rows import Rows, Table
from ._tables import table_rows, usable_columns

SOURCE = "the data frame"
"""What messages call a frame, which has no name of its own."""


def is_frame(value: object) -> bool:
    """Return whether a value has named columns that Arrow can read.

    Examples
    --------
    >>> import pyarrow
    >>> is_frame(pyarrow.table({"area": [50.0]})), is_frame([[50.0]])
    (True, False)
    """
    if _has_index(value):
        return True
    # in this order: to ask a frame that is not yet computed for its columns takes long
    return hasattr(value, "__arrow_c_stream__") and any(
        hasattr(value, name) for name in ("columns", "column_names", "schema")
    )


def read_frame(
    frame: Any,
    *,
    target: str | Sequence[str] | None = None,
    with_targets: bool = True,
    keep: Names = (),
    needed: Container[str] | None = None,
    reading: Reading = Reading(),  # noqa: B008
) -> Rows:
    """Read a data frame as a CSV with these cells would be read.

    Parameters
    ----------
    frame : data frame
        Of pandas, or anything with columns and `__arrow_c_stream__`.
    target : str or sequence of str, optional
        As for `read_table`.
    with_targets : bool
        Whether the targets are needed. Otherwise all columns are inputs.
    keep : str or sequence of str
        Columns to keep beside the inputs, as they are.
    needed : container of str, optional
        As for `read_table`.

    Raises
    ------
    DataError
        If a column holds neither numbers, true/false nor text, or there are no rows.
    UnknownNameError
        If there is no such target column.
    """
    arrow = _arrow_columns(frame)
    kept = kept_arrow(keep, arrow, SOURCE) if keep else {}
    columns, refused, notes = _columns(arrow, needed)
    table = Table(columns)
    if not table.columns or not len(table):
        raise DataError(
            "The data frame holds no rows. Give at least one row for each example."
        )
    names, locate = _row_names(frame, len(table))
    if not with_targets:
        return Rows(table, None, (), SOURCE, names, locate, notes=notes, kept=kept)
    rows = table_rows(table, target, SOURCE, reading, refused)
    return Rows(
        rows.inputs,
        rows.targets,
        rows.target_names,
        SOURCE,
        names,
        locate,
        notes=notes + rows.notes,
    )


def frame_and_targets(frame: Any, targets: Any) -> Rows:
    """Return the rows of a frame of inputs and their targets beside it, in order.

    Raises
    ------
    DataError
        If there are not as many targets as rows.
    """
    rows = read_frame(frame, with_targets=False)
    if is_frame(targets):
        columns = _columns(_arrow_columns(targets))[0]
    else:
        values = np.asarray(targets)
        if values.ndim == 2 and values.shape[1] > 1:
            columns = {f"target {i + 1}": column for i, column in enumerate(values.T)}
        else:
            name = getattr(targets, "name", None)
            columns = {"target" if name is None else str(name): values.reshape(-1)}
    lengths = {len(column) for column in columns.values()}
    if lengths != {len(rows)}:
        raise DataError(
            f"The data frame has {len(rows)} rows, and {max(lengths, default=0)} "
            "targets came with it. Give one target for each row, in the same order."
        )
    values = list(columns.values())
    return Rows(
        rows.inputs,
        values[0] if len(values) == 1 else np.stack(values, axis=1),
        tuple(columns),
        SOURCE,
        rows.row_names,
        rows.locate,
    )


def _columns(
    arrow: Sequence[tuple[str, Any]], needed: Container[str] | None = None
) -> tuple[dict[str, np.ndarray], dict[str, str], tuple[str, ...]]:
    columns, refused, notes = usable_columns(arrow, SOURCE, needed)
    columns = {
        name: _without_words(values) if values.dtype == object else values
        for name, values in columns.items()
    }
    return columns, refused, notes


def _without_words(values: np.ndarray) -> np.ndarray:
    """Return texts with None for the words that mean a missing cell in a CSV."""
    words = set(values) & set(MISSING)
    if not words:
        return values
    return np.array([None if value in words else value for value in values], object)


def _has_index(value: object) -> bool:
    """Whether it is a frame of pandas, whose index is no column."""
    return all(hasattr(value, name) for name in ("iloc", "index", "columns", "dtypes"))


def _arrow_table(frame: Any) -> Any:
    import pyarrow as pa

    try:
        return pa.table(frame)
    except (pa.ArrowException, TypeError, ValueError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise DataError(
            f"The data frame ({type(frame).__name__}) cannot be read as Arrow: "
            f"{reason}. Give one of pandas, polars or pyarrow."
        ) from error


def _arrow_columns(frame: Any) -> list[tuple[str, Any]]:
    if not _has_index(frame):
        table = _arrow_table(frame)
        return list(zip(table.column_names, table.columns, strict=True))
    names = [str(name) for name in frame.columns]
    return [(name, _of_pandas(frame, name, i)) for i, name in enumerate(names)]


def _of_pandas(frame: Any, name: str, position: int) -> Any:
    """Return a column of pandas as Arrow; one of several types becomes text."""
    import pyarrow as pa

    column = frame.iloc[:, position]
    try:
        return _chunked(pa.array(column, from_pandas=True))
    except (pa.ArrowException, TypeError, ValueError):
        values = column.tolist()
    texts: list[str | None] = []
    for row, value in enumerate(values):
        if value is None or _is_missing(value):
            texts.append(None)
        elif isinstance(value, str | bool | int | float | np.generic):
            texts.append(str(value))
        else:
            raise DataError(
                f"The data frame, {_by_index(frame.index[row])}: column '{name}' "
                f"holds a {type(value).__name__} ({str(value)[:40]}), which is neither "
                "a number, true/false nor text. Turn it into one of these, or take "
                "the column out."
            )
    return _chunked(pa.array(texts, pa.string()))


def _is_missing(value: Any) -> bool:
    """Whether it is NaN or the missing value of pandas, which equals nothing."""
    return type(value).__name__ in ("NAType", "NaTType") or (
        isinstance(value, float | np.floating) and bool(value != value)
    )


def _chunked(array: Any) -> Any:
    import pyarrow as pa

    return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])


def _row_names(frame: Any, n_rows: int) -> tuple[np.ndarray, Any]:
    """Return what each row is called, and how a message says it."""
    if not _has_index(frame):
        return np.arange(n_rows), "row {} (counted from 0)".format
    names = np.empty(n_rows, object)
    names[:] = frame.index.tolist()
    return names, _by_index


def _by_index(label: Any) -> str:
    return f"the row with index {label}"
