"""Is the objective a mean over the batch?

A sum in place of the mean makes the gradient grow with the batch, so that the right
learning rate depends on the batch size. Adam hides it.

## Measured

`ratio`: the objective on a batch in which every row is duplicated, divided by that on
the batch. The penalty of an `Objective` is left out.

## Bound

1 is a mean. More than 1.5 fails: a sum gives 2. More than 1.01 warns (a part is a sum,
or there is a penalty besides a sum), and so does less than 0.99 (divided by the number
of rows more than once).
"""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import numpy as np

from ...objectives import Objective
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._activation_of import compiled_mean_loss
from ..measured._sample import rows_at_start

SUM = 1.5  # chosen: a mean gives 1, a sum 2, and a sum with a penalty less than 2
SAME = 1.01  # chosen: far above the rounding of float32 sums

CHECK = Check(
    page=__doc__,
    name="batch_mean",
    called="mean over the batch",
    stage=Stage.OBJECTIVE,
    needs=(needs.rows,),
    explains=("initial_loss", "critical_point", After(Stage.START)),
    skips={
        "no_value": "the objective is zero, negative or not finite at the start.",
    },
    says={
        "mean": (
            "With every row duplicated the objective is {ratio:.4g} times as large."
        ),
        "sum": (
            "With every row duplicated the objective is {ratio:.4g} times as large: it "
            "is a sum over the batch."
        ),
        "partly": (
            "With every row duplicated the objective is {ratio:.4g} times as large: a "
            "part of it is a sum."
        ),
        "shrinks": (
            "With every row duplicated the objective is {ratio:.4g} times as large: it "
            "is divided by the number of rows more than once."
        ),
    },
    expects="Expected: 1; above {bound:g} it is a sum.",
    advice={
        "divide_by_rows": "Divide by the number of rows.",
        "divide_once": "Divide by the number of rows only once.",
    },
    cannot_see="It cannot see a sum that is divided by a constant.",
    source="exact: a mean does not change when every row is duplicated",
    costs="2 evaluations",
    cost={"forwards": 2},
)


def measure(f: Callable[..., Any], params: Any, batch: Any) -> float:
    """Return L(batch twice) / L(batch), without an objective's penalty."""
    value = partial(compiled_mean_loss, f) if isinstance(f, Objective) else f

    def twice(column: Any) -> Any:
        rows = np.asarray(column)
        return np.concatenate([rows, rows]) if rows.ndim else column

    once = float(value(params, batch))
    doubled = float(value(params, jax.tree.map(twice, batch)))
    return doubled / once if once else math.nan


def judge(ratio: float) -> Finding:
    """Judge the ratio of the objective on a batch twice to that on it once."""
    if not math.isfinite(ratio) or ratio < 0:
        return CHECK.skipped("no_value")
    verdict, because, advice = Verdict.PASS, "mean", None
    if ratio > SUM:
        verdict, because, advice = Verdict.FAIL, "sum", "divide_by_rows"
    elif ratio > SAME:
        verdict, because, advice = Verdict.WARN, "partly", "divide_by_rows"
    elif ratio < 1 / SAME:
        verdict, because, advice = Verdict.WARN, "shrinks", "divide_once"
    return CHECK.found(
        because,
        verdict,
        measured={"ratio": ratio},
        expected={"bound": SUM},
        advice=advice,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case.objective, case.start, case.once(rows_at_start)))
