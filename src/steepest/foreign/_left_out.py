"""Rows whose target says that they do not count: `ignore_index`, `ignore_class`."""

from typing import Any

import numpy as np

from ..errors import DataError
from ._data import as_array
from ._packing import each_of


def without_left_out(
    X: Any, y: Any, weights: Any, value: int | None, name: str
) -> tuple[Any, Any, Any, str]:
    """Return rows, targets and weights without the rows that do not count, and a note.

    The mean loss of the others is what PyTorch and Keras compute.

    Parameters
    ----------
    X : array, or a dict or a tuple of arrays
    y : (rows, …)
    weights : (rows,), optional
    value : int, optional
        The target of rows that do not count.
    name : str
        What the rows are called.

    Raises
    ------
    DataError
        If positions of rows, or all rows, do not count.

    Examples
    --------
    >>> X, y = np.arange(3.0), np.array([1, -100, 0])
    >>> without_left_out(X, y, None, -100, "X")[:2]
    (array([0., 2.]), array([1, 0]))
    """
    targets = as_array(y)
    if value is None or targets.dtype.kind not in "iu":
        return X, y, weights, ""
    wrong = targets == value
    if not wrong.any() or (targets[~wrong] < 0).any():
        return X, y, weights, ""
    if targets.ndim > 2 or targets.shape[1:] not in ((), (1,)):
        at = tuple(int(i[0]) for i in np.nonzero(wrong))
        raise DataError(
            f"The targets of {name} are {value} at {int(wrong.sum()):,} positions, "
            f"first in row {at[0]}, position {at[1:]}: the loss leaves them out, and "
            "here all positions of a row count. Give padding a class of its own, or "
            "cut the rows where it begins."
        )
    counts = ~wrong.reshape(len(targets))
    if not counts.any():
        raise DataError(
            f"All targets of {name} are {value}, which the loss leaves out. Give rows "
            "with a class."
        )
    note = (
        f"{int((~counts).sum()):,} of {len(targets):,} rows of {name} have the target "
        f"{value}, which the loss leaves out; so they are left out here."
    )
    kept = None if weights is None else np.asarray(weights)[counts]
    return each_of(lambda rows: as_array(rows)[counts], X), targets[counts], kept, note
