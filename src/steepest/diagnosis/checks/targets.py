"""Do the targets have a suitable scale?

The gradient of the squared error grows with the targets.

## Measured

Of each output the standard `deviation`, and `outlier`, the largest distance from the
median divided by the median distance, `usual`; `extreme` targets have more than 100.

## Bound

With squared errors, a deviation outside of 0.1 to 10, or an outlier above 100, warns.
So do a few targets, at most one in a hundred, beside which all others are equal: one
that is large enough leaves no differences that float32 could hold. A deviation does not
where the run learned from these targets: its R² on training rows is above 0.5, or above
0.02 and as good as that of simple learners.
If nothing is wrong with them, targets of validation rows that are farther than 100
usual distances from the median of the training rows warn: they rule the scores there.
With a symptom an outlier fails, and a deviation fails if it is the cause: in 96 steps
no other learning rate explains half of the variance, and the run's own does better with
standardized targets than the whole run. Targets that are all the same fail. Remedies:
`{"scaling": "standard"}`, and for outliers `{"loss": "huber"}` with δ twice the usual
distance, which is 1.35 standard deviations of normal numbers.
"""

from typing import Any, NamedTuple

import numpy as np

from ...descent import rules
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import POINTS
from .._finding import Finding, Verdict
from ..measured._far import EXTREME, FEW, code_among, farthest
from ..measured._mended import targets_are_the_cause
from ..measured._reference import measure_reference
from .residuals import HUBER

LOW, HIGH = 0.1, 10.0  # standard deviations, chosen: 1 suits usual learning rates
HALF = 0.5  # of the variance, chosen: no scale kept the run from learning so much
DELTA = 2.0  # usual distances: 1.345 σ, with 95 % efficiency for normal numbers

CHECK = Check(
    page=__doc__,
    name="targets",
    called="targets",
    stage=Stage.INPUTS,
    needs=(
        needs.an_objective,
        needs.numbers,
        needs.any_numbers,
        needs.finite_targets,
    ),
    explains=(
        "initial_loss",
        "critical_point",
        After(Stage.START, but=("overfitting",)),
    ),
    says={
        "suit": "The standard deviation of the targets is {deviation:.3g}.",
        "learned": (
            "The standard deviation of the targets is {deviation:.3g}, and the run "
            "learned from them: its R² on training rows is {r2:.3f}."
        ),
        "constant": "The targets are all the same.",
        "codes": (
            "{extreme} of {rows} targets are one and the same number, far outside of "
            "the others: it looks like a code for a missing value, such as -999."
        ),
        "outliers": (
            "Extreme targets: {extreme} of {rows}. That of row {row} is {outlier:.3g} "
            "times as far from the median as usual, and its squared error outweighs "
            "all others."
        ),
        "in_validation": (
            "Extreme targets among the validation rows: {extreme} of {rows}. That of "
            "validation row {row} is {outlier:.3g} times as far from the median of the "
            "training rows as usual, and rules every score there."
        ),
        "all_but_few": (
            "All targets but {extreme} of {rows} are equal, as far as float32 tells: "
            "that of row {row} rules their scale."
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
        **HUBER,
        "correct_targets": "Correct these targets, or leave out their rows.",
        "leave_out_codes": "Leave out the rows whose target is missing.",
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
    usual : float
        Its median distance from the median.
    extreme, rows : int
        How many targets are farther than 100 times that, and how many there are.
        Where that is 0, how many differ from the median.
    squared : bool
        Whether the loss squares errors.
    code : float or None
        The number that nearly all extreme targets are.
    """

    output: int
    deviation: float
    mean_square: float
    outlier: float
    row: int
    usual: float = 1.0
    extreme: int = 0
    rows: int = 0
    squared: bool = True
    code: float | None = None


def measure(targets: Any) -> list[Targets]:
    """Measure every output."""
    outputs = []
    columns = np.asarray(targets, np.float64).reshape(len(targets), -1).T
    for i, column in enumerate(columns):
        far = farthest(column)
        extreme = far.extreme
        if not far.usual:  # half of them are equal
            extreme = int((column != np.median(column)).sum())
        outputs.append(
            Targets(
                i,
                float(column.std()),
                float(np.mean(column**2)),
                far.distance,
                far.row,
                far.usual,
                extreme,
                len(column),
                code=code_among(column),
            )
        )
    return outputs


def measure_aside(targets: Any, aside: Any) -> Targets:
    """Measure how far the targets of validation rows are from those of training rows.

    Parameters
    ----------
    targets, aside : (rows,) or (rows, outputs)
        Of the training and of the validation rows.
    """
    columns = np.asarray(targets, np.float64).reshape(len(targets), -1).T
    others = np.asarray(aside, np.float64).reshape(len(aside), -1).T
    found = []
    for i, (column, other) in enumerate(zip(columns, others, strict=True)):
        middle = np.median(column)
        usual = float(np.median(np.abs(column - middle)))
        away = np.nan_to_num(np.abs(other - middle)) / (usual or np.inf)
        found.append(
            Targets(
                i,
                float(column.std()),
                float(np.mean(column**2)),
                float(away.max()),
                int(away.argmax()),
                usual,
                int((away > EXTREME).sum()),
                len(other),
            )
        )
    return max(found, key=lambda output: output.outlier)


def judge_aside(measured: Targets) -> Finding | None:
    """Judge the targets of validation rows; None if they are like the others."""
    if not measured.extreme:
        return None
    return CHECK.found(
        "in_validation",
        Verdict.WARN,
        measured=measured._asdict(),
        expected={"low": LOW, "high": HIGH, "outlier_bound": EXTREME},
        advice="correct_targets",
    )


def judge(
    measured: list[Targets], *, symptom: bool = False, scale_counts: bool = True
) -> Finding:
    """Judge the output with the most unsuitable scale.

    To a rule that finds the length of its steps itself no scale matters
    (`scale_counts=False`), but outliers and constants do.
    """
    largest = max(measured, key=lambda output: output.deviation)
    smallest = min(measured, key=lambda output: output.deviation)
    outlying = max(measured, key=lambda output: output.outlier)
    lonely = next(
        (o for o in measured if o.usual == 0 < o.extreme <= FEW * o.rows), None
    )
    verdict, because, worst = Verdict.PASS, "suit", largest
    advice: str | None = None
    remedy: dict[str, Any] | None = None
    if largest.deviation == 0:
        verdict, because, advice = Verdict.FAIL, "constant", "other_targets"
    elif lonely is not None:
        because, worst, advice = "all_but_few", lonely, "correct_targets"
    elif outlying.outlier > EXTREME and outlying.squared:
        because = "outliers" if outlying.code is None else "codes"
        worst = outlying
        delta = float(f"{DELTA * outlying.usual:.3g}")
        advice = "huber" if outlying.code is None else "leave_out_codes"
        remedy = {"loss": "huber", "loss_options": {"delta": delta}}
    elif scale_counts and largest.squared and largest.deviation > HIGH:
        because = "too_large"
    elif scale_counts and largest.squared and smallest.deviation < LOW:
        because, worst = "too_small", smallest
    if because in ("too_large", "too_small"):
        advice, remedy = "standardize_targets", {"scaling": "standard"}
    if because in ("all_but_few", "outliers", "codes", "too_large", "too_small"):
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured=worst._asdict(),
        expected={"low": LOW, "high": HIGH, "outlier_bound": EXTREME},
        advice=advice,
        remedies=[remedy] if remedy else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    found = _of_training_rows(case, symptom)
    if found.verdict is Verdict.PASS and case.validation is not None:
        aside = measure_aside(case.rows.targets, case.validation.targets[:])
        return judge_aside(aside) or found
    return found


def _of_training_rows(case: Case, symptom: bool) -> Finding:
    squared = case.objective.loss.squares_errors
    scale_counts = not _finds_its_rate(case)
    outputs = measure(case.rows.targets)
    measured = [output._replace(squared=squared) for output in outputs]
    found = judge(measured, symptom=symptom, scale_counts=scale_counts)
    of_scale = found.because in ("too_large", "too_small")
    if of_scale and not symptom and (r2 := _learned(case)) is not None:
        values = {**found.measured, "r2": r2}
        return CHECK.found(
            "learned", Verdict.PASS, measured=values, expected=dict(found.expected)
        )
    failed = of_scale and found.verdict is Verdict.FAIL
    if failed and targets_are_the_cause(case) is False:
        return judge(measured, symptom=False)
    return found


def _finds_its_rate(case: Case) -> bool:
    """Whether the rule chooses its steps by the loss, whatever its scale is."""
    name = str(case.settings.get("optimizer"))
    return name in rules and rules[name].own_rate


def _learned(case: Case) -> float | None:
    """Return the run's R² on training rows if it learned from them, otherwise None."""
    if case.run is None or case.diverged:
        return None
    r2 = case.run.metrics.get("train", {}).get("r2")
    # without a symptom, a run that was compared is as good as simple learners
    bound = HALF if case.known(measure_reference) is None else POINTS
    return None if r2 is None or not r2 > bound else float(r2)
