"""Do the targets have a suitable scale?

The gradient of the squared error grows with the targets.

## Measured

Of each output the standard `deviation`, and `outlier`, the largest distance from the
median divided by the median distance.

## Bound

With squared errors, a deviation outside of 0.1 to 10, or an outlier above 100, warns.
With a symptom an outlier fails, and a deviation fails if it is the cause: in 96 steps
no other learning rate explains half of the variance, and the run's own does better with
standardized targets. Targets that are all the same fail. Remedies: `{"scaling":
"standard"}`, and `{"loss": "huber"}` for outliers.
"""

from typing import Any, NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._mended import targets_are_the_cause

LOW, HIGH = 0.1, 10.0  # standard deviations, chosen: 1 suits usual learning rates
OUTLIER = 100.0  # median distances from the median, chosen: its square is 10⁴ times

CHECK = Check(
    page=__doc__,
    name="targets",
    called="targets",
    stage=Stage.INPUTS,
    needs=(needs.an_objective, needs.numbers, needs.finite_targets),
    explains=(
        "initial_loss",
        "critical_point",
        After(Stage.START, but=("overfitting",)),
    ),
    says={
        "suit": "The standard deviation of the targets is {deviation:.3g}.",
        "constant": "The targets are all the same.",
        "outliers": (
            "The target of row {row} is {outlier:.3g} times as far from the median as "
            "usual, and its squared error outweighs all others."
        ),
        "too_large": (
            "The standard deviation of the targets is {deviation:.3g}; large targets "
            "make large gradients."
        ),
        "too_small": (
            "The standard deviation of the targets is {deviation:.3g}; small targets "
            "make small gradients."
        ),
    },
    expects=(
        "Expected: a standard deviation between {low:g} and {high:g}, and no target "
        "farther than {outlier_bound:g} times the usual distance."
    ),
    advice={
        "standardize_targets": (
            "Standardize the targets to mean 0 and standard deviation 1."
        ),
        "huber": "Use the Huber loss, or correct the row.",
        "other_targets": "Use targets that differ from row to row.",
    },
    cannot_see="It cannot see which outliers are mistakes.",
    source="LeCun et al. (1998), 4.5; Huber (1964)",
    costs="reads the targets; with a symptom, two short trainings where they are wrong",
    cost={"forwards": 0},
    free=True,
)


class Targets(NamedTuple):
    """The scale of the targets.

    Attributes
    ----------
    output : int
        The column of the targets that is judged.
    deviation : float
        Its standard deviation.
    mean_square : float
        Its mean square: the squared error of predicting 0.
    outlier : float
        Its largest distance from the median over the median one; 0 if that is 0.
    row : int
        Where that is.
    squared : bool
        Whether the loss squares errors.
    """

    output: int
    deviation: float
    mean_square: float
    outlier: float
    row: int
    squared: bool = True


def measure(targets: Any) -> list[Targets]:
    """Measure every output."""
    outputs = []
    columns = np.asarray(targets, np.float64).reshape(len(targets), -1).T
    for i, column in enumerate(columns):
        distance = np.abs(column - np.median(column))
        usual = float(np.median(distance))
        row = int(distance.argmax())
        outlier = float(distance[row] / usual) if usual > 0 else 0.0
        square = float(np.mean(column**2))
        outputs.append(Targets(i, float(column.std()), square, outlier, row))
    return outputs


def judge(measured: list[Targets], *, symptom: bool = False) -> Finding:
    """Judge the output with the most unsuitable scale."""
    largest = max(measured, key=lambda output: output.deviation)
    smallest = min(measured, key=lambda output: output.deviation)
    outlying = max(measured, key=lambda output: output.outlier)
    verdict, because, worst = Verdict.PASS, "suit", largest
    advice, remedy = None, None
    if largest.deviation == 0:
        verdict, because, advice = Verdict.FAIL, "constant", "other_targets"
    elif outlying.outlier > OUTLIER and outlying.squared:
        because, worst = "outliers", outlying
        advice, remedy = "huber", {"loss": "huber"}
    elif largest.squared and largest.deviation > HIGH:
        because = "too_large"
    elif largest.squared and smallest.deviation < LOW:
        because, worst = "too_small", smallest
    if because in ("too_large", "too_small"):
        advice, remedy = "standardize_targets", {"scaling": "standard"}
    if because in ("outliers", "too_large", "too_small"):
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured=worst._asdict(),
        expected={"low": LOW, "high": HIGH, "outlier_bound": OUTLIER},
        advice=advice,
        remedies=[remedy] if remedy else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    squared = case.objective.loss.squares_errors
    outputs = measure(case.rows.targets)
    measured = [output._replace(squared=squared) for output in outputs]
    found = judge(measured, symptom=symptom)
    of_scale = found.because in ("too_large", "too_small")
    failed = of_scale and found.verdict is Verdict.FAIL
    if failed and targets_are_the_cause(case) is False:
        return judge(measured, symptom=False)
    return found
