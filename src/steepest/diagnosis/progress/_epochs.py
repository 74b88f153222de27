"""Whether a run stopped while its loss was still falling."""

import math
from typing import TYPE_CHECKING, NamedTuple

from .._finding import Finding, Verdict, skipped
from ..data import against_reference
from ..data._chance import CHANCE
from ._paired import certain_gain, paired_z
from ._planned import FEW_STEPS, MORE
from ._range_test import left_undone

if TYPE_CHECKING:
    from .._case import Case

Z = 3.0  # one-sided 1.25e-3: the training loss was still falling
AGREES = 1.64  # one-sided 5 %: validation rows, which may be few, do not contradict
LEFT = 0.1  # of the fall from the start: less is no loss of many epochs
POINTS = 0.02  # of accuracy or R²: less is no loss worth a diagnosis


class Epochs(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    epochs, steps : int
        Those of the run.
    more_steps : int
        How many were taken from its end on.
    train_ratio, validation_ratio : float
        The loss after them as a share of that at the end of the run.
    left, gained : float
        Which part of the fall from the start they added, the least over training and
        validation rows, and by how much accuracy or R² rose.
    z, z_validation : float
        By how many standard errors the loss fell, row by row; without validation rows
        both are those of training rows.
    rate_works : bool
        Whether the run's rate is inside of the interval of those that work, or below
        it in a run of fewer than 200 steps, which is short at any rate.
    train_left, train_gained : float
        `left` and `gained` on training rows alone.
    unfit : bool
        Whether simple learners do better on rows that they have not seen than the run
        on the same rows, which it has seen.
    """

    epochs: int
    steps: int
    more_steps: int
    train_ratio: float
    validation_ratio: float
    left: float
    gained: float
    z: float
    z_validation: float
    rate_works: bool
    train_left: float = 0.0
    train_gained: float = 0.0
    unfit: bool = False


def measure_epochs(case: "Case") -> Epochs | None:
    """Go on for 96 steps at the run's own rate; None if there is no way to go on.

    See Also
    --------
    steepest.diagnosis.check_epochs : measures and judges.
    """
    end, start = case.end_test, case.range_test
    if end is None or start is None:
        return None
    interval = start.interval
    held, before = end.judged
    lowest = end.way_on
    parts = [(start.start_train, end.end_train, end.train)]
    if start.start_validation is not None:
        parts.append((start.start_validation, before, held))
    left = [
        left_undone(began.mean[0], ended.mean[0], on.mean[lowest])
        for began, ended, on in parts
    ]
    gained = [float(on.scores[lowest] - ended.scores[0]) for _, ended, on in parts]
    rows = [len(on.weights) for _, _, on in parts]
    seen = against_reference(case, "rows")
    return Epochs(
        epochs=int(case.settings["epochs"]),
        steps=case.steps,
        more_steps=end.steps,
        train_ratio=_share(end.train.mean[lowest], end.end_train.mean[0]),
        validation_ratio=_share(held.mean[lowest], before.mean[0]),
        left=min(left),
        gained=certain_gain(gained, rows),
        z=paired_z(end.end_train.losses[0], end.train.losses[lowest]),
        z_validation=end.z_of(lowest),
        rate_works=interval is None
        or interval.low <= start.own_rate <= interval.high
        or interval.low_is_open
        or (start.own_rate < interval.low and case.steps < FEW_STEPS),
        train_left=left[0],
        train_gained=certain_gain(gained[:1], rows[:1]),
        unfit=seen is not None and seen.behind > POINTS and seen.p < CHANCE,
    )


def judge_epochs(measured: Epochs, *, symptom: bool = False) -> Finding:
    """Ask whether going on is worth it.

    See Also
    --------
    steepest.diagnosis.check_epochs : measures and judges.
    """
    verdict, because, advice = Verdict.PASS, "settled", None
    falls = max(measured.train_ratio, measured.validation_ratio) < 1
    falls = falls and (measured.left > LEFT or measured.gained > POINTS)
    falls = falls and measured.z_validation > AGREES
    # what has not yet fitted its own rows, and is about to, need not gain elsewhere
    fits = measured.unfit and measured.z_validation > 0
    fits = fits and (measured.train_left > LEFT or measured.train_gained > POINTS)
    if not math.isfinite(measured.train_ratio):
        because = "unstable"
    elif (falls or (fits and symptom)) and measured.z > Z:
        because = "still_falling"
        # points that a few steps more are certain to gain were lost by stopping
        lost = measured.gained > POINTS and measured.z_validation > Z
        if (symptom or lost) and measured.rate_works:
            verdict = Verdict.FAIL if symptom else Verdict.WARN
            because, advice = "too_few", "more_epochs"
    return Finding(
        check="epochs",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"bound": LEFT, "points": POINTS},
        advice=advice,
        remedy={"epochs": MORE * measured.epochs} if advice else {},
        source="96 more steps at the run's own rate, paired row by row",
        cost={"gradients": 14 * measured.more_steps},
    )


def check_epochs(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether a run stopped while its loss was still falling.

    It goes on from its end for 96 steps, at its own rate and at a third of it. If they
    add a tenth or more to the fall from the start, on training and validation rows, or
    two points, beyond three standard errors on training rows and 1.64 on validation
    rows, and if the rate is one that works, there were too few epochs. Where simple
    learners do better than the run on rows that it has seen, training rows decide, and
    validation rows need only not get worse.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    symptom : bool
        Whether the run was seen to fail; without, to stop is no fault, and it only
        warns where going on gains two points for certain.

    Returns
    -------
    Finding

    See Also
    --------
    steepest.diagnosis.check_learning_rate : asks whether the steps were too short.
    """
    measured = measure_epochs(case)
    if measured is None:
        return skipped("epochs", "diverged" if case.diverged else "own_rate")
    return judge_epochs(measured, symptom=symptom)


def _share(after: float, before: float) -> float:
    if not math.isfinite(after):
        return math.inf
    return float(after / before) if before > 0 else 1.0
