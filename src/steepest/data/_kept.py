"""Columns copied unchanged beside the predictions, such as an id; never encoded."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .._core import unknown_name
from ..errors import SettingError
from ._rows import Rows, Table

Names = str | Sequence[str]
"""Column names; in a single string, they are separated by commas."""


def may_be_meant(names: Names) -> tuple[str, ...]:
    """Return every column that the names can mean: a name may contain a comma."""
    if not isinstance(names, str):
        return tuple(names)
    return (names, *(name.strip() for name in names.split(",")))


def names_meant(names: Names, columns: Sequence[str], source: str) -> tuple[str, ...]:
    """Return the names of the columns to keep.

    Raises
    ------
    UnknownNameError
        If there is no such column.
    """
    if isinstance(names, str):
        is_column = names in columns
        parts = [name.strip() for name in names.split(",")]
        names = [names] if is_column else parts
    for name in names:
        if name not in columns:
            raise unknown_name(f"column of {source}", name, columns)
    return tuple(dict.fromkeys(names))


def kept_arrow(
    names: Names, columns: Sequence[tuple[str, Any]], source: str
) -> dict[str, np.ndarray]:
    """Return Arrow columns as arrays; missing cells become None."""
    by_name = dict(columns)
    return {
        name: _array(by_name[name])
        for name in names_meant(names, list(by_name), source)
    }


def kept_of(rows: Rows, names: Names) -> dict[str, np.ndarray]:
    """Return the columns that were kept while reading, or those of a built-in table.

    Raises
    ------
    SettingError
        If the rows have no columns with names.
    """
    if not names or rows.kept:
        return dict(rows.kept)
    if not isinstance(rows.inputs, Table):
        raise SettingError(
            f"Only columns of a table can be copied; {rows.source} has none with a "
            f"name. Leave out {names if isinstance(names, str) else ', '.join(names)}."
        )
    meant = names_meant(names, list(rows.inputs.columns), rows.source)
    return {name: rows.inputs.columns[name] for name in meant}


def _array(column: Any) -> np.ndarray:
    if not column.null_count:
        return column.to_numpy()
    values = np.empty(len(column), object)
    values[:] = column.to_pylist()
    return values
