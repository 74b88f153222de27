"""Numbers that lie far outside of their column."""

from typing import Any, NamedTuple

import numpy as np

EXTREME = 100.0  # usual distances from the median, chosen: its square is 10⁴ times
FEWEST_CODES = 3  # equal extreme numbers, chosen: two may be chance
ALIKE = 0.8  # of the extreme numbers, chosen: the others may be outliers as well
NEAR = 10.0  # usual distances, chosen: to which far numbers are brought in
FEW = 0.01  # of the numbers: chosen, a mistake and not a rare event


class Far(NamedTuple):
    """How far the farthest number of a column is from the others.

    Attributes
    ----------
    usual : float
        The median distance from the median.
    distance : float
        The largest distance from the median over the usual one; 0 if that is 0.
    row : int
        Where that is.
    extreme : int
        How many numbers are farther than 100 times the usual distance.
    """

    usual: float
    distance: float
    row: int
    extreme: int


def farthest(column: Any) -> Far:
    """Find the number of a column that is farthest from the median.

    Examples
    --------
    >>> far = farthest([1.0, 2.0, 3.0, 4.0, 1000.0])
    >>> far
    Far(usual=1.0, distance=997.0, row=4, extreme=1)
    """
    column = np.asarray(column, np.float64)
    away = np.abs(column - np.median(column))
    usual, row = float(np.median(away)), int(away.argmax())
    if usual == 0:
        return Far(usual, 0.0, row, 0)
    extreme = int((away > EXTREME * usual).sum())
    return Far(usual, float(away[row] / usual), row, extreme)


def nearly_equal(columns: Any) -> bool:
    """Return whether all numbers but at most one in a hundred are equal, per column.

    Examples
    --------
    >>> nearly_equal([3.0] * 200 + [9.0]), nearly_equal([3.0, 3.0, 9.0])
    (True, False)
    """
    flat = np.asarray(columns).reshape(len(columns), -1)
    return bool(((flat != np.median(flat, axis=0)).mean(axis=0) <= FEW).all())


def code_among(column: Any) -> float | None:
    """Return the number that nearly all extreme numbers are, at least three of them.

    Such as -999, which stands for a missing value; None if they differ.

    Examples
    --------
    >>> code_among([1.0, 2.0, 3.0, 4.0, -999.0, -999.0, -999.0, 2.0, 3.0, 4.0])
    -999.0
    >>> code_among([1.0, 2.0, 3.0, 4.0, 1000.0]) is None
    True
    """
    column = np.asarray(column, np.float64)
    away = np.abs(column - np.median(column))
    usual = float(np.median(away))
    far = column[away > EXTREME * usual] if usual > 0 else column[:0]
    if len(far) < FEWEST_CODES:
        return None
    values, counts = np.unique(far, return_counts=True)
    most = int(counts.argmax())
    return float(values[most]) if counts[most] >= ALIKE * len(far) else None


def brought_in(columns: Any) -> np.ndarray | None:
    """Return columns with extreme numbers at 10 usual distances; None without any.

    Examples
    --------
    >>> brought_in([1.0, 2.0, 3.0, 4.0, 1000.0]).tolist()
    [1.0, 2.0, 3.0, 4.0, 13.0]
    >>> brought_in([1.0, 2.0, 3.0]) is None
    True
    """
    columns = np.array(columns, np.float64)
    flat = columns.reshape(len(columns), -1)
    found = False
    for column in flat.T:  # views: `columns` itself changes
        far = farthest(column)
        if far.extreme:
            found, middle = True, np.median(column)
            room = NEAR * far.usual
            np.clip(column, middle - room, middle + room, out=column)
    return columns if found else None
