"""Do the targets of a few rows decide most of the squared error?

A reading that is far off does not have to be far outside of the targets: it is enough
that it is far from what the inputs of its row say. Squared errors give it the weight of
hundreds of rows.

## Measured

The error of each row is the middle one of those of three simple learners that have not
seen it, so that it is large only where two of them contradict the target. `far` of the
errors are more than 10 times the median error, and make up `share` of all squared
errors. The largest is `distance` times the median, in training row `row`.

## Bound

If the loss squares errors, and `far` rows are at most one in twenty and make up more
than half of the squared error, it warns. Remedy: `{"loss": "huber"}` with δ twice the
median error, which is 1.35 standard deviations of normal errors.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._far import code_among
from ..measured._reference import measure_reference, why_none

FAR = 10.0  # median errors, chosen: of normal errors 6.7 standard deviations
SHARE = 0.5  # of the squared error, chosen: these rows count more than all others
FEW = 0.05  # of the rows, chosen: more are no exception
FEWEST = 40  # rows: one in twenty is then two
DELTA = 2.0  # median errors: 1.345 σ, with 95 % efficiency for normal errors
HUBER = {"huber": "Use the Huber loss, or correct these rows."}

CHECK = Check(
    page=__doc__,
    name="residuals",
    called="targets of single rows",
    stage=Stage.INPUTS,
    needs=(
        needs.rows,
        needs.an_objective,
        needs.numbers,
        needs.any_numbers,
        needs.finite_inputs,
        needs.finite_targets,
    ),
    explains=("targets", "critical_point", After(Stage.START, but=("overfitting",))),
    skips={
        "codes": "extreme targets look like a code for a missing value; see targets.",
        **needs.NO_LEARNERS,
    },
    says={
        "even": "No few rows decide most of the squared error.",
        "few_rows_decide": (
            "{far} of {rows} rows make {share:.0%} of the squared error of simple "
            "learners that have not seen them. The error of training row {row} is "
            "{distance:.3g} times the usual one."
        ),
    },
    expects=(
        "Expected: rows with more than {far_bound:g} times the usual error, at most "
        "{few:.0%} of all, make at most {share_bound:.0%} of the squared error."
    ),
    advice=HUBER,
    cannot_see="It cannot see which of these rows are mistakes.",
    source="Huber (1964); the bounds are chosen",
    costs="nothing beyond the simple learners",
    cost={"forwards": 0},
)


class Residuals(NamedTuple):
    """How far the errors of single rows are from the usual one.

    Attributes
    ----------
    far, rows : int
        How many errors are more than 10 times the median error, of how many.
    share : float
        What part of the squared error they make.
    row : int
        The training row with the largest error.
    distance : float
        That error over the median error; 0 if that is 0.
    usual : float
        The median error, in the unit of the targets.
    squared : bool
        Whether the loss squares errors.
    """

    far: int
    rows: int
    share: float
    row: int
    distance: float
    usual: float
    squared: bool = True


def measure(
    targets: Any, predictions: Sequence[Any], row_numbers: np.ndarray
) -> Residuals:
    """Measure the errors of rows; of several outputs the root of the mean square.

    Parameters
    ----------
    targets : (rows,) or (rows, outputs)
        Numbers.
    predictions : sequence of (rows,) or (rows, outputs)
        Those of each learner.
    row_numbers : (rows,) of int
        Where these rows are in the training part.
    """
    truth = np.asarray(targets, np.float64).reshape(len(targets), -1)
    by_learner = [
        truth - np.asarray(predicted, np.float64).reshape(truth.shape)
        for predicted in predictions
    ]
    errors = np.median([np.sqrt((a**2).mean(axis=1)) for a in by_learner], axis=0)
    usual, row = float(np.median(errors)), int(errors.argmax())
    far = errors > FAR * usual if usual > 0 else np.zeros(len(errors), bool)
    total = float((errors**2).sum())
    return Residuals(
        int(far.sum()),
        len(errors),
        float((errors[far] ** 2).sum() / total) if total > 0 else 0.0,
        int(row_numbers[row]),
        float(errors[row] / usual) if usual > 0 else 0.0,
        usual,
    )


def judge(measured: Residuals) -> Finding:
    """Judge whether few rows decide."""
    few = 0 < measured.far <= FEW * measured.rows
    decide = few and measured.share > SHARE and measured.squared
    delta = float(f"{DELTA * measured.usual:.3g}")
    remedy = {"loss": "huber", "loss_options": {"delta": delta}}
    return CHECK.found(
        "few_rows_decide" if decide else "even",
        Verdict.WARN if decide else Verdict.PASS,
        measured=measured._asdict(),
        expected={"far_bound": FAR, "few": FEW, "share_bound": SHARE},
        advice="huber" if decide else None,
        remedies=[remedy] if decide else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    del symptom
    columns = np.asarray(case.rows.targets, np.float64).reshape(case.n_rows, -1).T
    if any(code_among(column) is not None for column in columns):
        return CHECK.skipped("codes")
    reference = case.once(measure_reference)
    if reference is None or len(reference.rows.targets) < FEWEST:
        return CHECK.skipped(why_none(case))
    predictions = list(reference.out_of_fold.values())
    measured = measure(reference.rows.targets, predictions, reference.row_numbers)
    squared = case.objective.loss.squares_errors
    return judge(measured._replace(squared=squared))
