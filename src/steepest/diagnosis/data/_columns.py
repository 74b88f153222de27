"""Columns that say nothing, or what another column said."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..._core import generator_for
from .._finding import Finding, Verdict, skipped
from ._reduction import flat

if TYPE_CHECKING:
    from .._case import Case

BLOCK = 4096
ROWS = 800  # on which columns are compared with each other
EQUAL = 1e-5  # of two columns of spread 1


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

    See Also
    --------
    steepest.diagnosis.check_columns : measures and judges.
    """

    columns: int
    constant: list[int]
    pairs: list[tuple[int, int]]


def measure_columns(inputs: Any) -> Columns:
    """Find constant columns on all rows, and equal ones on 800 of them.

    See Also
    --------
    steepest.diagnosis.check_columns : measures and judges.
    """
    lows, highs = [], []
    for begin in range(0, len(inputs), BLOCK):
        block = flat(inputs[begin : begin + BLOCK])
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
        _equal(flat(inputs[some]), draw),
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


def judge_columns(
    measured: Columns, column_names: tuple[str, ...] | None = None
) -> Finding:
    """Note columns that say nothing; only if none says anything is it a failure.

    See Also
    --------
    steepest.diagnosis.check_columns : measures and judges.
    """

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
    return Finding(
        check="columns",
        verdict=verdict,
        because=because,
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
        advice=None
        if because == "varied"
        else "other_columns"
        if because == "nothing_varies"
        else "drop_columns",
        source="by definition",
        cost={"forwards": 0},
    )


def check_columns(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask which columns say nothing, or what another column said.

    A constant column is a second bias, and an equal one a second weight for the same
    thing: neither does harm, and they pass with a note.

    Parameters
    ----------
    case : Case
        All rows for constants, 800 for equal columns.
    symptom : bool
        Not needed.

    Returns
    -------
    Finding
    """
    del symptom
    if case.own_function:
        return skipped("columns", "user_function")
    if not np.isfinite(np.sum(case.rows.inputs, dtype=np.float64)):
        return skipped("columns", "data_not_finite")
    return judge_columns(measure_columns(case.rows.inputs), case.column_names)
