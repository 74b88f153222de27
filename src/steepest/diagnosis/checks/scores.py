"""Are the scores already probabilities?

With a softmax in the model and another in the loss, the loss at the start is log C, as
it should be, but it can never fall below log(1 + (C − 1)/e), 1.46 for ten classes.

## Measured

`least`, the smallest score, and `off`, the largest distance of a row's sum from 1.

## Bound

No score negative and every sum within 1e-4 of 1 fails. Skipped for one score per row,
which cannot be distinguished from a probability, and for regression.

Of a user-defined function of inputs and classes the scores are not known. But row by
row, at large random parameters, a softmax of probabilities lies between log(1 + (C −
1)/e) and log(e + C − 1) and comes near to both; and it is log C at parameters of zero.
That fails.
"""

from typing import Any, NamedTuple

import numpy as np

from ...objectives import Batch, Objective
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._activation_of import compiled_scores
from ..measured._function import measure_function
from ..measured._sample import rows_at_start

SAME = 1e-4  # chosen: above the rounding of float32, and far below chance

CHECK = Check(
    page=__doc__,
    name="scores",
    called="scores",
    stage=Stage.OBJECTIVE,
    needs=(needs.rows, needs.an_objective, needs.classes),
    explains=(
        "last_layer",
        "initial_loss",
        "signal",
        "critical_point",
        After(Stage.START, but=("overfitting",)),
    ),
    skips={
        "one_score": (
            "one score for two classes cannot be distinguished from a probability."
        ),
    },
    says={
        "scores": (
            "They are not: the smallest score is {least:.3g}, and sums of rows are up "
            "to {off:.3g} away from 1."
        ),
        "probabilities": (
            "No score is negative and every row adds up to 1 within {off:.1e}: they "
            "are already probabilities, and the loss turns them into probabilities "
            "again."
        ),
        "not_doubled": (
            "Row by row, at large random parameters, the value lies between "
            "{lowest:.3g} and {highest:.3g}."
        ),
        "doubled": (
            "Row by row, however large the parameters, the value lies between "
            "{lowest:.3g} and {highest:.3g}, the ends for {classes} classes if scores "
            "that are already probabilities are turned into probabilities again."
        ),
    },
    expects="Expected: a sum that differs from 1 by more than {bound:g}.",
    advice={
        "no_softmax": "Remove the softmax from the model; the loss contains one.",
    },
    cannot_see="It cannot see scores that were divided by a temperature.",
    source=(
        "exact: softmax of probabilities cannot reach a loss below log(1 + (C − 1)/e)"
    ),
    costs="1 evaluation",
    cost={"forwards": 1},
)


class RowSums(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    least : float
        The smallest score.
    off : float
        The largest distance of a row's sum from 1.
    """

    least: float
    off: float


def measure(objective: Objective, params: Any, batch: Batch) -> RowSums:
    """Measure how far the rows of scores are from being probabilities."""
    scores = np.asarray(compiled_scores(objective, params, batch.inputs), np.float64)
    return RowSums(float(scores.min()), float(abs(scores.sum(axis=1) - 1).max()))


def judge(measured: RowSums) -> Finding:
    """Judge whether scores are probabilities."""
    probabilities = measured.least >= 0 and measured.off < SAME
    return CHECK.found(
        "probabilities" if probabilities else "scores",
        Verdict.FAIL if probabilities else Verdict.PASS,
        measured=measured._asdict(),
        expected={"bound": SAME},
        advice="no_softmax" if probabilities else None,
    )


@CHECK.asks_of_function
def ask_of_function(case: Case, *, symptom: bool) -> Finding:
    measured = case.once(measure_function)
    if measured is None:
        return CHECK.skipped("user_function")
    if not measured.classes:
        return CHECK.skipped("no_classes")
    doubled = measured.doubled_softmax
    finite = measured.values[np.isfinite(measured.values)]
    return CHECK.found(
        "doubled" if doubled else "not_doubled",
        Verdict.FAIL if doubled else Verdict.PASS,
        measured={
            "lowest": float(finite.min(initial=np.inf)),
            "highest": float(finite.max(initial=-np.inf)),
            "classes": measured.classes,
        },
        advice="no_softmax" if doubled else None,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    if case.objective.loss.n_scores(2) == 1:
        return CHECK.skipped("one_score")
    return judge(measure(case.objective, case.start, case.once(rows_at_start)))
