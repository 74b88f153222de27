"""Whether the numbers to predict have a scale that suits, and no outliers."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped

if TYPE_CHECKING:
    from .._case import Case

LOW, HIGH = 0.1, 10.0  # of 1, where squared errors have the curvature of the inputs
OUTLIER = 100.0  # median distances from the median


class Targets(NamedTuple):
    """The scale of the targets.

    Attributes
    ----------
    output : int
        The column of the targets that is farthest from fit.
    deviation : float
        Its standard deviation.
    mean_square : float
        Its mean square: the squared error of predicting 0.
    outlier : float
        Its largest distance from the median over the median distance; 0 if that is 0.
    row : int
        Where that is.
    squared : bool
        Whether the loss squares errors.

    See Also
    --------
    steepest.diagnosis.check_targets : measures and judges.
    """

    output: int
    deviation: float
    mean_square: float
    outlier: float
    row: int
    squared: bool = True


def measure_targets(targets: Any) -> list[Targets]:
    """Measure every output.

    See Also
    --------
    steepest.diagnosis.check_targets : measures and judges.
    """
    found = []
    columns = np.asarray(targets, np.float64).reshape(len(targets), -1).T
    for i, column in enumerate(columns):
        distance = np.abs(column - np.median(column))
        usual = float(np.median(distance))
        row = int(distance.argmax())
        outlier = float(distance[row] / usual) if usual > 0 else 0.0
        square = float(np.mean(column**2))
        found.append(Targets(i, float(column.std()), square, outlier, row))
    return found


def judge_targets(measured: list[Targets], *, symptom: bool = False) -> Finding:
    """Judge the output that is farthest from fit.

    See Also
    --------
    steepest.diagnosis.check_targets : measures and judges.
    """
    largest = max(measured, key=lambda one: one.deviation)
    smallest = min(measured, key=lambda one: one.deviation)
    outlying = max(measured, key=lambda one: one.outlier)
    verdict, because, worst = Verdict.PASS, "suit", largest
    advice, remedy = None, {}
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
    return Finding(
        check="targets",
        verdict=verdict,
        because=because,
        measured=worst._asdict(),
        expected={"low": LOW, "high": HIGH, "outlier_bound": OUTLIER},
        advice=advice,
        remedy=remedy,
        source="LeCun et al. (1998), 4.5; Huber (1964)",
        cost={"forwards": 0},
    )


def check_targets(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether the numbers to predict have a scale that suits, and no outliers.

    The gradient of squared errors is as large as the targets are.

    Parameters
    ----------
    case : Case
        Targets of all rows.
    symptom : bool
        Whether the run was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding
    """
    if case.own_function:
        return skipped("targets", "user_function")
    if case.task != "regression":
        return skipped("targets", "no_numbers")
    if not np.isfinite(case.rows.targets).all():
        return skipped("targets", "data_not_finite")
    squared = case.objective.loss.name == "squared_error"
    measured = [
        one._replace(squared=squared) for one in measure_targets(case.rows.targets)
    ]
    return judge_targets(measured, symptom=symptom)
