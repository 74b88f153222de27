"""Rows that are there more than once, though rows like these are never equal."""

from typing import Any

import numpy as np

from .._evidence import FEWEST_ROWS
from ._reduction import as_columns

DIFFERENT = 0.9  # of the distinct rows: chosen, numbers that are measured, not counted


def differ_by_nature(rows: Any) -> bool:
    """Whether some column differs in nearly all rows that are not the same.

    Parameters
    ----------
    rows : (rows, …)
        Inputs; pixels never do.
    """
    if np.ndim(rows) > 2:
        return False
    distinct = np.unique(as_columns(rows), axis=0)
    values = np.array([len(np.unique(column)) for column in distinct.T])
    return len(distinct) >= FEWEST_ROWS and values.max() >= DIFFERENT * len(distinct)


def groups_of_twins(rows: Any) -> np.ndarray | None:
    """Return a number for each row, the same one for its twins; None without twins.

    Rows that are equal by nature, such as those of a truth table, are no twins.

    Parameters
    ----------
    rows : (rows, …)
        Inputs.

    Examples
    --------
    >>> x = np.arange(20.0)[:, None]
    >>> groups_of_twins(np.concatenate([x, x[:2]]))[-2:]
    array([0, 1])
    >>> groups_of_twins(x) is None, groups_of_twins(x % 2) is None
    (True, True)
    """
    if np.ndim(rows) > 2:
        return None
    _, group = np.unique(as_columns(rows), axis=0, return_inverse=True)
    group = group.reshape(-1)  # some versions of NumPy keep a second dimension
    repeated = group.size and group.max() + 1 < len(group)
    return group if repeated and differ_by_nature(rows) else None
