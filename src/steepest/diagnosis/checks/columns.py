"""Does every column carry information of its own?

A constant column acts as a second bias, a repeated one as a second weight for the same
input. Neither does harm, so that this is only a note.

## Measured

`constant` columns on all rows; `pairs` of columns that are equal once standardized, on
800 rows. Columns with the same random projection are candidates; they are then compared
number by number.

## Bound

It fails only if no column varies; otherwise it passes.
"""

from typing import Any, NamedTuple

import numpy as np

from ..._core import generator_for
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._finding import Finding, Verdict
from ..measured._reduction import as_columns

BLOCK = 4096  # rows at a time, to save memory
ROWS = 800  # on which columns are compared with each other: chosen
EQUAL = 1e-5  # of two standardized columns: chosen, far above float64 rounding
ADVICE = {
    "some_constant": "drop_columns",
    "duplicates": "drop_columns",
    "constant_and_duplicates": "drop_columns",
    "nothing_varies": "other_columns",
}

CHECK = Check(
    page=__doc__,
    name="columns",
    called="columns",
    stage=Stage.INPUTS,
    of_rows=True,
    needs=(needs.an_objective, needs.quantities, needs.finite_inputs),
    says={
        "varied": "All {columns} columns vary, and no two are the same.",
        "some_constant": (
            "{n_constant} of {columns} columns are constant ({shown}); they do no harm."
        ),
        "duplicates": (
            "Columns equal to another up to scale: {n_pairs} ({shown_pairs}); they do "
            "no harm."
        ),
        "constant_and_duplicates": (
            "{n_constant} of {columns} columns are constant ({shown}), {n_pairs} equal "
            "to another up to scale ({shown_pairs}); they do no harm."
        ),
        "nothing_varies": "Every column is constant (columns: {columns}).",
    },
    expects="Expected: {bound} constant or repeated columns.",
    advice={
        "drop_columns": "They can be left out.",
        "other_columns": "Use inputs that differ from row to row.",
    },
    cannot_see="It cannot see a column that is a sum of other columns.",
    source="by definition",
    costs="reads all rows",
    cost={"forwards": 0},
    free=True,
)


class Columns(NamedTuple):
    """Which columns are constant, and which repeat others.

    Attributes
    ----------
    columns : int
        How many there are.
    constant : list of int
        Those with one value on every row.
    pairs : list of (int, int)
        A column, and an earlier one that it equals up to scale and offset.
    """

    columns: int
    constant: list[int]
    pairs: list[tuple[int, int]]


def measure(inputs: Any) -> Columns:
    """Find constant columns on all rows, and repeated ones on 800 of them."""
    lows, highs = [], []
    for begin in range(0, len(inputs), BLOCK):
        block = as_columns(inputs[begin : begin + BLOCK])
        lows.append(block.min(axis=0))
        highs.append(block.max(axis=0))
    constant = np.min(lows, axis=0) == np.max(highs, axis=0)
    draw = generator_for(0, "rows to compare columns on")
    rows = np.arange(len(inputs))
    if len(rows) > ROWS:
        rows = np.sort(draw.choice(len(rows), ROWS, replace=False))
    return Columns(
        len(constant),
        [int(i) for i in np.flatnonzero(constant)],
        _equal(as_columns(inputs[rows]), draw),
    )


def _equal(x: np.ndarray, draw: np.random.Generator) -> list[tuple[int, int]]:
    """Return pairs of columns that are equal once standardized.

    Only columns with the same random projection are compared.
    """
    x = x.astype(np.float64)
    varies = np.flatnonzero(np.ptp(x, axis=0) > 0)
    if len(varies) < 2:
        return []
    x = x[:, varies]
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    projection = draw.standard_normal(len(x)) @ x / np.sqrt(len(x))
    order = np.argsort(projection, kind="stable")
    pairs = []
    first = order[0]
    for other in order[1:]:
        same = abs(projection[other] - projection[first]) < EQUAL
        if same and np.allclose(x[:, other], x[:, first], rtol=0, atol=1e2 * EQUAL):
            i, j = sorted((int(varies[first]), int(varies[other])))
            pairs.append((j, i))
        else:
            first = other
    return sorted(pairs)


def judge(measured: Columns, column_names: tuple[str, ...] | None = None) -> Finding:
    """Note constant and repeated columns; it fails only if no column varies."""

    def name(i: int) -> str:
        names = column_names or ()
        return names[i] if i < len(names) else str(i + 1)

    verdict, because = Verdict.PASS, "varied"
    if len(measured.constant) == measured.columns:
        verdict, because = Verdict.FAIL, "nothing_varies"
    elif measured.constant and measured.pairs:
        because = "constant_and_duplicates"
    elif measured.constant:
        because = "some_constant"
    elif measured.pairs:
        because = "duplicates"
    return CHECK.found(
        because,
        verdict,
        measured={
            **measured._asdict(),
            "n_constant": len(measured.constant),
            "n_pairs": len(measured.pairs),
            "shown": ", ".join(name(i) for i in measured.constant[:5]),
            "shown_pairs": ", ".join(
                f"{name(i)} = {name(j)}" for i, j in measured.pairs[:5]
            ),
        },
        expected={"bound": 0},
        advice=ADVICE.get(because),
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured = measure(case.quantities(case.rows.inputs))
    of = case.column_of
    measured = measured._replace(
        constant=[of(i) for i in measured.constant],
        pairs=[(of(i), of(j)) for i, j in measured.pairs],
    )
    return judge(measured, case.column_names)
