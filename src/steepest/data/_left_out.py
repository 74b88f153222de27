"""Columns that tell nothing: empty ones, numbers of rows, identifiers."""

from collections.abc import Container, Mapping

import numpy as np

_FEWEST = 20  # rows from which counting up is no accident


def is_empty(values: np.ndarray) -> bool:
    """Return whether no cell of a column holds anything.

    Examples
    --------
    >>> is_empty(np.array([None, " "], object)), is_empty(np.array([np.nan, 0.0]))
    (True, False)
    """
    if values.dtype == object:
        return not any(isinstance(v, str) and v.strip() for v in values)
    if values.dtype.kind in "fM":
        return bool(np.all(values != values))
    return len(values) == 0


def counts_up(values: np.ndarray) -> bool:
    """Return whether a column numbers its rows: all different, without a gap.

    Examples
    --------
    >>> counts_up(np.arange(100.0)[::-1]), counts_up(np.arange(100.0) * 2)
    (True, False)
    """
    if values.dtype.kind != "f" or len(values) < _FEWEST:
        return False
    low, high = values.min(), values.max()  # NaN if one is missing
    if high - low != len(values) - 1 or not np.all(values == np.round(values)):
        return False
    return len(np.unique(values)) == len(values)


def numbering_note(name: str, first: float, last: float) -> str:
    """Return the sentence about a column that numbers the rows."""
    return (
        f"'{name}' numbers the rows from {first:.12g} to {last:.12g}, so it tells "
        f"nothing of other rows; it was left out. --keep (from Python keep='{name}') "
        "brings it back."
    )


def useless(columns: Mapping[str, np.ndarray], keep: Container[str]) -> dict[str, str]:
    """Return the columns that are better left out, each with a sentence why.

    Parameters
    ----------
    columns : mapping of str to (rows,) array
        Inputs of a table.
    keep : container of str
        Columns to take in any case.

    Examples
    --------
    >>> list(useless({"id": np.arange(50.0), "x": np.ones(50)}, ()))
    ['id']
    """
    found = {}
    for name, values in columns.items():
        if is_empty(values):
            found[name] = f"'{name}' is empty and was left out."
        elif name in keep:
            continue
        elif counts_up(values):
            found[name] = numbering_note(name, values.min(), values.max())
    kept = set(columns) - set(found)
    if not kept:  # then there is nothing else to learn from
        found = {name: why for name, why in found.items() if is_empty(columns[name])}
    return found
