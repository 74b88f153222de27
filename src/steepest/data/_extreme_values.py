"""Numbers far from all others, which often mean a missing value, or a mistake."""

from collections.abc import Callable, Mapping

import numpy as np

_FAR = 10  # times the spread of all other values
_USUAL = (-99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999)
"""Numbers by which people mean that there is none."""
_APART = 0.5  # times the spread of all others, for those
_REPEATED = 3  # rows that hold the value
_FEWEST = 20  # values that tell what is usual


def repeated_extreme(values: np.ndarray) -> tuple[float, int, float, float] | None:
    """Return the smallest or largest number that repeats far from all others.

    Parameters
    ----------
    values : (rows,)
        Numbers; NaN is missing.

    Returns
    -------
    value, rows, low, high : float, int, float, float
        The number, how many rows hold it, and the range of the others; None if there
        is no such number. One such as −999 need not be as far from them.

    Examples
    --------
    >>> repeated_extreme(np.array([-999.0] * 5 + [0.5, 1.5] * 20))
    (-999.0, 5, 0.5, 1.5)
    """
    present = values[np.isfinite(values)]
    if len(present) < _FEWEST:
        return None
    low, high = present.min(), present.max()
    for value in (low, high):
        n = int((present == value).sum())
        rest = present[present != value]
        if n < _REPEATED or n > len(present) / 2 or len(rest) < _FEWEST:
            continue
        bottom, top = rest.min(), rest.max()
        gap = bottom - value if value == low else value - top
        far = _APART if value in _USUAL else _FAR
        if gap > far * (top - bottom) and gap > 0 and top > bottom:
            return float(value), n, float(bottom), float(top)
    return None


def extreme_notes(columns: Mapping[str, np.ndarray]) -> tuple[str, ...]:
    """Return a sentence for each column that holds such a number.

    Parameters
    ----------
    columns : mapping of str to (rows,) array
        Columns of a table; texts are passed over.
    """
    notes = []
    for name, values in columns.items():
        found = None if values.dtype.kind != "f" else repeated_extreme(values)
        if found is not None:
            value, n, low, high = found
            notes.append(
                f"'{name}' holds {value:.12g} in {n} rows, and all its other numbers "
                f"lie between {low:.6g} and {high:.6g}. If it means a missing value, "
                f"say --missing {value:.12g} (from Python missing='{value:.12g}')."
            )
    return tuple(notes)


def target_note(
    values: np.ndarray, names: tuple[str, ...], place: Callable[[int], str]
) -> tuple[str, ...]:
    """Return a sentence about a target far from all others, which rules the loss.

    Parameters
    ----------
    values : (rows,) or (rows, outputs)
        Numbers.
    names : tuple of str
        What the targets are called.
    place : callable
        Turns the number of a row into words.
    """
    notes = []
    for name, column in zip(names, values.reshape(len(values), -1).T, strict=True):
        if len(column) < _FEWEST:
            continue
        middle = np.median(column)
        row = int(np.argmax(np.abs(column - middle)))
        rest = np.delete(column, row)
        spread = rest.max() - rest.min()
        gap = max(column[row] - rest.max(), rest.min() - column[row])
        if gap > _FAR * spread > 0:
            notes.append(
                f"{place(row)}: target '{name}' is {column[row]:g}, and all others lie "
                f"between {rest.min():.6g} and {rest.max():.6g}. If that is a mistake, "
                "correct it: it rules the loss and the scaling."
            )
    return tuple(notes)
