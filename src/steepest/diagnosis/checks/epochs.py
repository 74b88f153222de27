"""Did training stop while the loss was still falling?

## Measured

The run goes on from its end for 96 steps, at its own rate and at a third of it. `left`
is the share of the fall from the start that this adds, `gained` by how many points the
score rises, `z` and `z_validation` by how many standard errors the loss falls on
training and on validation rows, row by row.

## Bound

With a symptom: more than a tenth of the fall on both parts, or two points that come
from at least ten rows, at a rate that works, with z > 3 on training or on validation
rows and 1.64 on the others. A run that is `unfit` (on training rows it is behind simple
learners that have not seen these rows) is judged by its training rows alone
(`train_left`, `train_gained`, z > 3), as long as the validation loss does not rise. The
remedy is eight times the epochs. Without a symptom it warns only where going on gains
more than two points, or halves both losses and adds a tenth of the fall, with z > 3 on
both parts. In a run of fewer than 200 steps a rate below those that work does not
matter. At most 20 training rows without validation rows are all that the run is about,
and nothing is left to chance: there it warns where going on at least halves the
training loss and adds a tenth of the fall.
"""

import math
from typing import NamedTuple

from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import CHANCE, POINTS, Z
from .._finding import Finding, Verdict
from ..measured._end_test import measure_end
from ..measured._memorized import ROWS
from ..measured._paired import certain_gain, paired_z
from ..measured._planned import FEW_STEPS, MORE_EPOCHS
from ..measured._predicted import against_reference
from ..measured._range_test import left_undone, measure_rates

AGREES = 1.64  # one-sided 5 %: chosen, validation rows may be few
HALVED = 0.5  # of the loss: chosen, less may be what noise leaves
LEFT = 0.1  # of the fall from the start: chosen, less is not worth many epochs

CHECK = Check(
    page=__doc__,
    name="epochs",
    called="number of epochs",
    stage=Stage.EPOCHS,
    explains=("model_size",),
    skips={
        **needs.DIVERGED,
        **needs.OWN_RATE,
    },
    says={
        "settled": (
            "{more_steps} more steps from the end change the loss to {train_ratio:.3g} "
            "times its value."
        ),
        "unstable": (
            "{more_steps} more steps from the end at the run's own learning rate make "
            "the loss blow up, so that there is nothing to gain from more of them."
        ),
        "still_falling": (
            "{more_steps} more steps from the end lower the training loss to "
            "{train_ratio:.3g} times and the validation loss to {validation_ratio:.3g} "
            "times its value: going on would help."
        ),
        "still_falling_alone": (
            "{more_steps} more steps from the end lower the training loss to "
            "{train_ratio:.3g} times its value: going on would help."
        ),
        "too_few_alone": (
            "{more_steps} more steps from the end change the training loss to "
            "{train_ratio:.3g} times its value: {epochs} epochs ({steps} steps) were "
            "too few."
        ),
        "too_few": (
            "{more_steps} more steps from the end change the training loss to "
            "{train_ratio:.3g} times and the validation loss to {validation_ratio:.3g} "
            "times its value: {epochs} epochs ({steps} steps) were too few."
        ),
    },
    expects="Expected: less than {bound:.0%} of the fall from the start to be left.",
    advice={
        "more_epochs": "Train for more epochs, about eight times as many.",
    },
    cannot_see=(
        "It cannot see a fall that takes more than 96 steps to show, nor tell too few "
        "steps from steps that are too short: where another rate does better in fewer "
        "steps, the rate is named."
    ),
    source="96 more steps at the run's own rate, paired row by row",
    costs="shared with `learning_rate`",
)


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
        Which share of the fall from the start they added, the least over training and
        validation rows, and by how much accuracy or R² rose.
    z, z_validation : float
        By how many standard errors the loss fell, row by row; without validation rows
        both are those of the training rows.
    rate_works : bool
        Whether the run's rate is inside the interval of those that work, or below it in
        a run of fewer than 200 steps, which is short at any rate.
    train_left, train_gained : float
        `left` and `gained` on training rows alone.
    unfit : bool
        Whether, on training rows, simple learners that have not seen them do better
        than the run, which has.
    rose : bool
        Whether the run ended above the loss of its start: more steps are no cure.
    validates : bool
        Whether there are validation rows.
    few : bool
        Whether there are at most 20 rows in all, none of which validates.
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
    rose: bool = False
    validates: bool = True
    few: bool = False


def measure(case: Case) -> Epochs | None:
    """Continue for 96 steps at the run's own rate; None if that is not possible."""
    end, start = case.once(measure_end), case.once(measure_rates)
    if end is None or start is None:
        return None
    interval = start.interval
    after, before = end.validation_or_train
    lowest = end.continuation
    parts = [(start.start_train, end.end_train, end.train)]
    if start.start_validation is not None:
        parts.append((start.start_validation, before, after))
    left = [
        left_undone(began.mean[0], ended.mean[0], later.mean[lowest])
        for began, ended, later in parts
    ]
    gained = [
        float(later.scores[lowest] - ended.scores[0]) for _, ended, later in parts
    ]
    rows = [len(later.weights) for _, _, later in parts]
    seen = against_reference(case, "rows")
    return Epochs(
        epochs=int(case.settings["epochs"]),
        steps=case.steps,
        more_steps=end.steps,
        train_ratio=_share(end.train.mean[lowest], end.end_train.mean[0]),
        validation_ratio=_share(after.mean[lowest], before.mean[0]),
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
        rose=bool(end.end_train.mean[0] > start.start_train.mean[0]),
        validates=case.validation is not None,
        few=case.validation is None and case.n_rows <= ROWS,
    )


def judge(measured: Epochs, *, symptom: bool = False) -> Finding:
    """Judge whether more epochs are worth it."""
    verdict, because, advice = Verdict.PASS, "settled", None
    falls = max(measured.train_ratio, measured.validation_ratio) < 1
    falls = falls and (measured.left > LEFT or measured.gained > POINTS)
    # certain on one part, and the other one agrees
    certain = max(measured.z, measured.z_validation) > Z
    falls = falls and min(measured.z, measured.z_validation) > AGREES
    # a model that is still fitting its training rows need not gain on others yet
    fits = measured.unfit and measured.z_validation > 0
    fits = fits and (measured.train_left > LEFT or measured.train_gained > POINTS)
    few = measured.few and measured.left > LEFT and measured.train_ratio < HALVED
    if not math.isfinite(measured.train_ratio):
        because = "unstable"
    elif few or (falls and certain) or (fits and symptom and measured.z > Z):
        because = "still_falling"
        # a certain gain from a few more steps was lost by stopping
        ratio = max(measured.train_ratio, measured.validation_ratio)
        much = measured.gained > POINTS or (ratio < HALVED and measured.left > LEFT)
        both = min(measured.z, measured.z_validation) > Z
        lost = few or (much and both)
        if (symptom or lost) and measured.rate_works and not measured.rose:
            verdict = Verdict.FAIL if symptom else Verdict.WARN
            because, advice = "too_few", "more_epochs"
    if not measured.validates:
        alone = {"still_falling": "still_falling_alone", "too_few": "too_few_alone"}
        because = alone.get(because, because)
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"bound": LEFT, "points": POINTS},
        advice=advice,
        remedies=[{"epochs": MORE_EPOCHS * measured.epochs}] if advice else [],
        cost={"gradients": 14 * measured.more_steps},
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured = measure(case)
    if measured is None:
        return CHECK.skipped("diverged" if case.diverged else "own_rate")
    return judge(measured, symptom=symptom)


def _share(after: float, before: float) -> float:
    if not math.isfinite(after):
        return math.inf
    return float(after / before) if before > 0 else 1.0
