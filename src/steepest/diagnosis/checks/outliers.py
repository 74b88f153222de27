"""Do a few extreme inputs outweigh all others in their column?

A sensor that now and then reports 10⁶ decides mean and deviation of its column. Once
the column is standardized, all other rows have nearly the same number in it, and a
model learns nothing from it.

## Measured

On at most 20 000 rows, of each column the standard deviation over `usual`, the median
distance from the median: `ratio`, 1.48 for normal numbers. In the column where it is
largest, `extreme` numbers are farther from the median than 100 usual distances; the
farthest one is in row `row`. Columns of which half or more are equal, and images, are
left out.

## Bound

A ratio above 100 with an extreme number warns, and fails with a symptom. There is no
automatic remedy: only who knows the sensor knows what the number should have been.
"""

from typing import Any, NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._far import EXTREME, code_among, farthest

ROWS, NUMBERS = 20_000, 20_000_000  # that are looked at, at most
RATIO = 100.0  # chosen: the other rows keep a hundredth of what they should differ by

CHECK = Check(
    page=__doc__,
    name="outliers",
    called="extreme inputs",
    stage=Stage.INPUTS,
    of_rows=True,
    needs=(needs.rows, needs.an_objective, needs.finite_inputs),
    explains=(
        "scale",
        "initial_loss",
        "saturated_units",
        "dead_units",
        "signal",
        "critical_point",
        After(Stage.START, but=("overfitting",)),
    ),
    skips={"images": "the rows are no table of columns."},
    says={
        "none": "No column is ruled by a few extreme numbers.",
        "codes": (
            "Column {name} holds one and the same number in {extreme} of {rows} rows, "
            "far outside of the others: it looks like a code for a missing value, such "
            "as -999. Once scaled, the other rows hardly differ."
        ),
        "outweigh": (
            "Extreme numbers rule {n_columns} of {columns} columns. Column {name} has "
            "{extreme} in {rows} rows; that in row {row} is {distance:.3g} times as "
            "far from the median as usual. Once scaled, the other rows hardly differ."
        ),
    },
    expects=(
        "Expected: a standard deviation of at most {bound:g} times the usual distance "
        "from the median."
    ),
    advice={
        "fill_codes": (
            "Leave out these rows, or read that number as missing and fill it in, "
            "before training."
        ),
        "correct_inputs": (
            "Correct these numbers or leave out their rows; if they are right, take "
            "logarithms of the column, or limit it, before training."
        ),
    },
    cannot_see="It cannot see extreme numbers in a column of which half are equal.",
    source="median absolute deviation: Hampel (1974)",
    costs="reads at most 20000 rows",
    cost={"forwards": 0},
    free=True,
)


class Outliers(NamedTuple):
    """The column that extreme numbers rule the most.

    Attributes
    ----------
    column : int
        Which one.
    ratio : float
        Its standard deviation over its median distance from the median.
    distance : float
        The largest distance from the median over the median one.
    row : int
        Where that is.
    extreme, rows : int
        How many numbers are farther than 100 usual distances, of how many.
    n_columns, columns : int
        How many columns are ruled by such numbers, and how many there are.
    code : float or None
        The number that nearly all of them are.
    """

    column: int
    ratio: float
    distance: float
    row: int
    extreme: int
    rows: int
    n_columns: int
    columns: int
    code: float | None = None


def measure(inputs: Any) -> Outliers:
    """Measure every column; constant ones and those of which half are equal count as 0.

    Parameters
    ----------
    inputs : (rows, columns)
        Finite numbers, in any unit.
    """
    x = np.asarray(inputs, np.float64)
    fars = [farthest(column) for column in x.T]
    ratios = np.array(
        [
            column.std() / far.usual if far.extreme else 0.0
            for column, far in zip(x.T, fars, strict=True)
        ]
    )
    worst = int(ratios.argmax())
    far = fars[worst]
    return Outliers(
        worst,
        float(ratios[worst]),
        far.distance,
        far.row,
        far.extreme,
        len(x),
        int((ratios > RATIO).sum()),
        len(ratios),
        code_among(x[:, worst]),
    )


def judge(
    measured: Outliers,
    *,
    column_names: tuple[str, ...] | None = None,
    symptom: bool = False,
) -> Finding:
    """Judge the column with the largest ratio."""
    names = column_names or ()
    known = measured.column < len(names)
    verdict, because = Verdict.PASS, "none"
    if measured.ratio > RATIO:
        because = "outweigh" if measured.code is None else "codes"
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured={
            **measured._asdict(),
            "name": names[measured.column] if known else str(measured.column + 1),
        },
        expected={"bound": RATIO, "extreme_bound": EXTREME},
        advice={"outweigh": "correct_inputs", "codes": "fill_codes"}.get(because),
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    shape = np.shape(case.rows.inputs)
    if len(shape) != 2 or not shape[1]:
        return CHECK.skipped("images")
    some = case.sample("rows", min(ROWS, max(NUMBERS // shape[1], 100)))
    measured = measure(case.quantities(some.inputs))
    measured = measured._replace(column=case.column_of(measured.column))
    return judge(measured, column_names=case.column_names, symptom=symptom)
