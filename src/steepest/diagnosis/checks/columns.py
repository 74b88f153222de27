"""Does every column say something of its own?

A constant column is a second bias, an equal one a second weight for the same thing.
Neither does harm: this is a note.

## Measured

`constant` columns on all rows; `pairs` of columns that are equal at mean 0 and spread
1, on 800 rows. Candidates share their place on one random line, and are then compared
number by number.

## Bound

It passes and says what it found. It fails only if no column varies.
"""

from typing import Any, NamedTuple

import numpy as np

from ..._core import generator_for
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._finding import Finding, Verdict
from ..measured._reduction import as_columns

BLOCK = 4096
ROWS = 800  # on which columns are compared with each other
EQUAL = 1e-5  # of two columns of spread 1
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
    needs=(needs.an_objective, needs.finite_inputs),
    says={
        "varied": "All {columns} columns vary, and no two are the same.",
        "some_constant": (
            "{n_constant} of {columns} columns are constant ({shown}); they do no harm."
        ),
        "duplicates": (
            "Columns that are the same up to scale: {n_pairs} ({shown_pairs}); they "
            "do no harm."
        ),
        "constant_and_duplicates": (
            "{n_constant} of {columns} columns are constant ({shown}), {n_pairs} the "
            "same as another up to scale ({shown_pairs}); they do no harm."
        ),
        "nothing_varies": "All {columns} columns are constant.",
    },
    expects="Expected: {bound}.",
    advice={
        "drop_columns": "They can be left out.",
        "other_columns": "Give inputs that differ from row to row.",
    },
    cannot_see="It cannot see a column that is a sum of others.",
    source="by definition",
    costs="reads all rows",
    cost={"forwards": 0},
    free=True,
)


class Columns(NamedTuple):
    """Which columns vary, and which repeat others.

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
    """Find constant columns on all rows, and equal ones on 800 of them."""
    lows, highs = [], []
    for begin in range(0, len(inputs), BLOCK):
        block = as_columns(inputs[begin : begin + BLOCK])
        lows.append(block.min(axis=0))
        highs.append(block.max(axis=0))
    constant = np.min(lows, axis=0) == np.max(highs, axis=0)
    draw = generator_for(0, "rows to compare columns on")
    some = np.arange(len(inputs))
    if len(some) > ROWS:
        some = np.sort(draw.choice(len(some), ROWS, replace=False))
    return Columns(
        len(constant),
        [int(i) for i in np.flatnonzero(constant)],
        _equal(as_columns(inputs[some]), draw),
    )


def _equal(x: np.ndarray, draw: np.random.Generator) -> list[tuple[int, int]]:
    """Return pairs of columns that are equal at spread 1, found on one random line."""
    x = x.astype(np.float64)
    varies = np.flatnonzero(np.ptp(x, axis=0) > 0)
    if len(varies) < 2:
        return []
    x = x[:, varies]
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    line = draw.standard_normal(len(x)) @ x / np.sqrt(len(x))
    order = np.argsort(line, kind="stable")
    pairs = []
    first = order[0]
    for other in order[1:]:
        same = abs(line[other] - line[first]) < EQUAL
        if same and np.allclose(x[:, other], x[:, first], rtol=0, atol=1e2 * EQUAL):
            i, j = sorted((int(varies[first]), int(varies[other])))
            pairs.append((j, i))
        else:
            first = other
    return sorted(pairs)


def judge(measured: Columns, column_names: tuple[str, ...] | None = None) -> Finding:
    """Note columns that say nothing; only if none says anything is it a failure."""

    def name(i: int) -> str:
        names = column_names or ()
        return names[i] if i < len(names) else str(i)

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
    return judge(measure(case.rows.inputs), case.column_names)
