"""Are all numbers of the data finite?

One NaN or infinite number makes every parameter NaN or infinite within one step.

## Measured

All inputs, targets and validation rows, before any scaling: how many `rows` contain
such numbers, how many are `missing` and `infinite`, and the first of them by `row` and
`column`. For a user-defined function, every array of its rows.

## Bound

A single one fails. The remedy, `{"skip_bad": true}`, leaves these rows out.
"""

from typing import NamedTuple

import jax
import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._reduction import as_columns

BLOCK = 4096  # rows at a time, to save memory

LEAVE_OUT_OR_FILL = {
    "leave_out_or_fill": "Leave these rows out, or fill in the missing values.",
}

CHECK = Check(
    page=__doc__,
    name="finite",
    called="values of the data",
    stage=Stage.NUMBERS,
    needs=(needs.rows,),
    explains=(After(Stage.NUMBERS),),
    says={
        "finite": "Every number is finite.",
        "missing": (
            "{rows} of {n_rows} rows of the {array} contain NaN or infinity. The "
            "first: row {row}, column {name}, {value}."
        ),
        "infinite": (
            "{rows} of {n_rows} rows of the {array} contain infinity or NaN. The "
            "first: row {row}, column {name}, {value}."
        ),
    },
    expects="Expected: {bound} such rows.",
    advice=LEAVE_OUT_OR_FILL,
    cannot_see="It cannot see finite numbers so large that they overflow later.",
    source="by definition",
    costs="reads all rows",
    cost={"forwards": 0},
    free=True,
)


class NotANumber(NamedTuple):
    """The numbers of one array of the data that are not finite.

    Attributes
    ----------
    part : str
        "rows" or "validation".
    array : str
        "inputs" or "targets", or the path of the array in the rows of a function.
    rows, n_rows : int
        How many rows contain such numbers, and of how many.
    missing, infinite : int
        How many numbers are not a number, and how many are infinite.
    row, column : int
        Where the first one is, in the rows and in the flattened columns.
    value : str
        What it is: "nan", "inf" or "-inf".
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


def measure(case: Case) -> list[NotANumber]:
    """Check every number of the training and validation rows."""
    arrays = []
    for part in ("rows", "validation"):
        for path, values in jax.tree.leaves_with_path(getattr(case, part)):
            name = jax.tree_util.keystr(path, simple=True, separator=".")
            bad = _bad_of(part, name or part, np.asarray(values))
            if bad is not None:
                arrays.append(bad)
    return arrays


def _bad_of(part: str, array: str, values: np.ndarray) -> NotANumber | None:
    if values.dtype.kind not in "fc" or not values.ndim or not values.size:
        return None
    rows = missing = infinite = 0
    first = None
    for begin in range(0, len(values), BLOCK):
        block = as_columns(values[begin : begin + BLOCK])
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


def judge(
    measured: list[NotANumber], column_names: tuple[str, ...] | None = None
) -> Finding:
    """Judge the numbers that are not finite: none may be there."""
    verdict, because, numbers = Verdict.PASS, "finite", {}
    if measured:
        first = measured[0]
        verdict = Verdict.FAIL
        because = "missing" if first.value == "nan" else "infinite"
        named = first.array == "inputs" and column_names is not None
        named = named and first.column < len(column_names or ())
        name = (column_names or ())[first.column] if named else str(first.column + 1)
        numbers = {**first._asdict(), "name": name}
        numbers["arrays"] = [array._asdict() for array in measured]
    return CHECK.found(
        because,
        verdict,
        measured=numbers,
        expected={"bound": 0},
        advice="leave_out_or_fill" if measured else None,
        remedies=[{"skip_bad": True}] if measured else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case), case.column_names)
