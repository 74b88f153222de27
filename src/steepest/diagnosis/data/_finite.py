"""Whether every number of the data is a number."""

from typing import TYPE_CHECKING, NamedTuple

import jax
import numpy as np

from .._finding import Finding, Verdict, skipped
from ._reduction import flat

if TYPE_CHECKING:
    from .._case import Case

BLOCK = 4096  # rows at a time, so that no mask of all the numbers is made


class NotANumber(NamedTuple):
    """What is not finite in one array of the data.

    Attributes
    ----------
    part : str
        "rows" or "validation".
    array : str
        "inputs" or "targets", or the array's place in the rows of a function.
    rows, n_rows : int
        How many rows hold such numbers, and of how many.
    missing, infinite : int
        How many numbers are not a number, and how many are infinite.
    row, column : int
        The first one, the row as an index and the column of its flat numbers.
    value : str
        What it is: "nan", "inf" or "-inf".

    See Also
    --------
    steepest.diagnosis.check_finite : measures and judges.
    """

    part: str
    array: str
    rows: int
    n_rows: int
    missing: int
    infinite: int
    row: int
    column: int
    value: str


def measure_finite(case: "Case") -> list[NotANumber]:
    """Look at every number of the training and validation rows.

    See Also
    --------
    steepest.diagnosis.check_finite : measures and judges.
    """
    found = []
    for part in ("rows", "validation"):
        for path, values in jax.tree.leaves_with_path(getattr(case, part)):
            name = jax.tree_util.keystr(path, simple=True, separator=".")
            bad = _bad_of(part, name or part, np.asarray(values))
            if bad is not None:
                found.append(bad)
    return found


def _bad_of(part: str, array: str, values: np.ndarray) -> NotANumber | None:
    if values.dtype.kind not in "fc" or not values.ndim or not values.size:
        return None
    rows = missing = infinite = 0
    first = None
    for begin in range(0, len(values), BLOCK):
        block = flat(values[begin : begin + BLOCK])
        bad = ~np.isfinite(block)
        if not bad.any():
            continue
        if first is None:
            row, column = (int(i) for i in np.argwhere(bad)[0])
            first = (begin + row, column, str(block[row, column]))
        rows += int(bad.any(axis=1).sum())
        missing += int(np.isnan(block).sum())
        infinite += int(np.isinf(block).sum())
    if first is None:
        return None
    return NotANumber(part, array, rows, len(values), missing, infinite, *first)


def judge_finite(
    measured: list[NotANumber], column_names: tuple[str, ...] | None = None
) -> Finding:
    """Judge what is not finite: nothing may be.

    See Also
    --------
    steepest.diagnosis.check_finite : measures and judges.
    """
    verdict, because, numbers = Verdict.PASS, "finite", {}
    if measured:
        first = measured[0]
        verdict = Verdict.FAIL
        because = "missing" if first.value == "nan" else "infinite"
        named = first.array == "inputs" and column_names is not None
        named = named and first.column < len(column_names or ())
        name = (column_names or ())[first.column] if named else str(first.column)
        numbers = {**first._asdict(), "name": name}
        numbers["arrays"] = [each._asdict() for each in measured]
    return Finding(
        check="finite",
        verdict=verdict,
        because=because,
        measured=numbers,
        expected={"bound": 0},
        advice="leave_out_or_fill" if measured else None,
        remedy={"skip_bad": True} if measured else {},
        source="by definition",
        cost={"forwards": 0},
    )


def check_finite(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether every number of the data is a number.

    One number that is not makes every parameter so within one step.

    Parameters
    ----------
    case : Case
        All rows are looked at, before any scaling.
    symptom : bool
        Not needed: this is wrong by definition.

    Returns
    -------
    Finding
        With the first row and column, and how many there are.
    """
    del symptom
    if not case.n_rows:
        return skipped("finite", "no_rows")
    return judge_finite(measure_finite(case), case.column_names)
