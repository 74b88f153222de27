"""Is the learning rate one that works?

Too low, and the run ends before it arrived; too high, and its steps jump over the
valley. Which rates these are depends on everything else, so they are tried.

## Measured

Fourteen rates, half a decade apart around the run's own, are trained side by side for
96 steps from the run's start: one compiled program, the run's own optimizer, batches
and penalty, a constant rate, rows in random order. Another order is tried where the
first leaves in doubt on which side of an end the run's rate is, and fourteen more rates
beyond the first or the last where none works and that one is best. `low` to `high` is
where the loss fell by at least half of the best fall, `best` the rate with the best;
`travelled` adds up the run's rates; `z`, `left` and `gained` say whether the best rate
beat the whole run in 96 steps: by how many standard errors, row by row on the same
validation rows, by which part of the fall, by how many points. The same again from the
end of the run, at a hundredth to 18 times its rate, gives `late_factor`, `late_ratio`
and `late_z`. `dead_start` and `dead_end` are the shares of relu units that are 0 on
every row, of the layer where it is largest.

## Bound

- Above `high`: too high.
- Below `low`: too low, if `travelled` is less than 96 steps at `low`, or the run was
  beaten; with a symptom z > 2.33 is enough for that. A run of fewer than 200 steps,
  eight times of which would be enough, is left to [`epochs`](epochs.md).
- Inside, but beaten by a rate at least twice away: wrong in that direction.
- More than half of a layer's relu units dead at the end and not at the start, with a
  symptom: long steps killed them.
- From the end, with a symptom: a lower rate ends below 0.8 times the loss, with z > 3:
  too high for the end. Candidates are a cosine schedule and that lower rate.

Points count where at least ten rows make them: ten for the better and none for the
worse are 2⁻¹⁰ by the sign test. A warning without a symptom, a failure with one. The
remedy names rates inside of the interval and never one outside of those that were
tried.
"""

import math
from typing import Any, NamedTuple

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import POINTS, Z_OF_ALL, Z
from .._finding import Finding, Verdict
from ..measured._end_test import end_test_epochs, measure_end
from ..measured._planned import FEW_STEPS, MORE_EPOCHS, planned_rates
from ..measured._range_test import measure_rates
from ..measured._units import share_of_dead_units

AGREES = 2.33  # one-sided 1 %, where the interval and a symptom say the same
LEFT = 0.1  # of the best rate's fall: less is what any other rate leaves, too
LOWER_AT_THE_END = 0.8  # a rate is too high late if another ends below this share
DEAD = 0.5  # of a layer's relu units, as at the start; 10 to 40 % are normal
NEIGHBOR = 2.0  # rates that differ by less are not told apart by half decades

CHECK = Check(
    page=__doc__,
    name="learning_rate",
    called="learning rate",
    stage=Stage.LEARNING_RATE,
    explains=(
        "critical_point",
        "stability",
        "direction",
        "not_finite",
        After(Stage.LEARNING_RATE),
    ),
    skips=needs.OWN_RATE,
    says={
        "inside": (
            "The learning rate {rate:.3g} is one that works: in {steps} steps from "
            "the start those from {low:.3g} to {high:.3g} lowered the loss."
        ),
        "none_works": (
            "No learning rate from {tried_low:.2g} to {tried_high:.2g} lowered the "
            "loss clearly in {steps} steps, so the rate is not to blame."
        ),
        "low_but_enough": (
            "The learning rate {rate:.3g} is below those that work in {steps} steps, "
            "{low:.3g} to {high:.3g}, and the run was long enough for it."
        ),
        "low_but_short": (
            "The learning rate {rate:.3g} is below those that work in {steps} steps, "
            "{low:.3g} to {high:.3g}; the run took {taken} steps, which are few at "
            "any rate."
        ),
        "too_high": (
            "The learning rate {rate:.3g} is too high: in {steps} steps from the "
            "start those from {low:.3g} to {high:.3g} work."
        ),
        "too_low": (
            "The learning rate {rate:.3g} is too low: in {steps} steps from the start "
            "those from {low:.3g} to {high:.3g} work."
        ),
        "killed_units": (
            "Steps at the rate {rate:.3g} killed relu units: {dead_start:.0%} of a "
            "layer were 0 on every row at the start, {dead_end:.0%} are at the end."
        ),
        "too_high_late": (
            "The learning rate {rate:.3g} works at the start and is too high later on."
        ),
    },
    expects="Expected: between {low:.3g} and {high:.3g}.",
    advice={
        "lower_rate": "Use a learning rate of {recommended:.3g}.",
        "higher_rate": "Use a learning rate of {recommended:.3g}.",
        "lower_or_decay": (
            "Let the rate fall during the run, or use {late_factor:.2g} times the rate."
        ),
    },
    cannot_see=(
        "It cannot see what takes longer than 96 steps, as the end of a large "
        "momentum's swing."
    ),
    source="range test: Smith (2017), Cyclical Learning Rates; half of the best gain",
    costs="14 short trainings of 96 steps, from the start and from the end",
    epochs=end_test_epochs,  # the range test is part of the symptom
)


class LearningRate(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    rate : float
        The run's own, the largest of its schedule.
    steps : int
        96, or the run's if those were fewer… of the trial.
    low, high, best : float
        The interval of rates that work; not a number if none does.
    tried_low, tried_high : float
        The least and the largest rate that were tried.
    own_gain : float
        How much of the best gain the run's own rate had.
    travelled : float
        Σ ηₜ of the run.
    taken : int
        How many steps the run took.
    z, left, gained : float
        By how many standard errors the best rate beat the whole run in 96 steps, which
        part of its fall the run left undone, the least over training and validation
        rows, and by how much its accuracy or R² is higher.
    late_factor, late_ratio, late_z : float
        From the end: the multiple of the rate that went lowest, its loss as a share of
        the lower one of the end's and of that at the run's own rate, and by how many
        standard errors; not a number where it was not tried.
    diverged : bool
        Whether the run did.
    long_run : bool
        Whether it was to take more than ten times the steps of the trial.
    dead_start, dead_end : float
        The share of the relu units that are 0 on every row, of the layer where it is
        largest: long steps kill units. Not a number without such units.
    """

    rate: float
    steps: int
    low: float
    high: float
    best: float
    tried_low: float
    tried_high: float
    own_gain: float
    travelled: float
    taken: int
    z: float
    left: float
    gained: float
    late_factor: float
    late_ratio: float
    late_z: float
    diverged: bool
    long_run: bool
    dead_start: float = math.nan
    dead_end: float = math.nan

    @property
    def works(self) -> bool:
        """Whether any rate does."""
        return math.isfinite(self.best)

    def is_beaten(self, z: float = Z_OF_ALL) -> bool:
        """Whether a short training at the best rate beat the whole run."""
        clear = self.left > LEFT or self.gained > POINTS
        return self.left > 0 and self.z > z and clear


def measure(case: Case) -> LearningRate | None:
    """Measure where a run's rate lies; None if there is no rate to judge."""
    found = case.once(measure_rates)
    if found is None:
        return None
    rates = planned_rates(case)
    interval = found.interval
    nothing = math.nan
    end = case.once(measure_end)
    late = (nothing,) * 3 if end is None else end.lowest
    return LearningRate(
        rate=found.own_rate,
        steps=found.steps,
        low=interval.low if interval else nothing,
        high=interval.high if interval else nothing,
        best=interval.best if interval else nothing,
        tried_low=float(found.rates[0]),
        tried_high=float(found.rates[-1]),
        own_gain=found.own_gain,
        travelled=float(rates.sum()),
        z=found.z,
        taken=case.steps,
        left=found.left,
        gained=found.gained,
        late_factor=late[0],
        late_ratio=late[1],
        late_z=late[2],
        diverged=case.diverged,
        long_run=not case.plan.full and len(rates) > 10 * found.steps,
        dead_start=share_of_dead_units(case, case.start),
        dead_end=math.nan if case.diverged else share_of_dead_units(case, case.params),
    )


def judge(
    measured: LearningRate, candidates: list[float], *, symptom: bool = False
) -> Finding:
    """Hold a rate against the interval of those that work.

    Parameters
    ----------
    measured : LearningRate
        From `measure`.
    candidates : list of float
        Rates to try instead, the likeliest first.
    symptom : bool
        Whether the run was seen to fail.
    """
    seen = symptom or measured.diverged
    bad = Verdict.FAIL if seen else Verdict.WARN
    verdict, because, advice = Verdict.PASS, "inside", None
    if not measured.works:
        because = "none_works"
    elif measured.rate > measured.high:
        verdict, because, advice = bad, "too_high", "lower_rate"
    elif measured.rate < measured.low:
        because = "low_but_enough"
        short = measured.travelled < measured.low * measured.steps
        beaten = measured.is_beaten(AGREES if symptom else Z_OF_ALL)
        longer = MORE_EPOCHS * measured.travelled >= measured.low * measured.steps
        if measured.taken < FEW_STEPS and longer and not measured.diverged:
            because = "low_but_short"  # more steps are what it lacks
        elif short or beaten:
            verdict, because, advice = bad, "too_low", "higher_rate"
    elif measured.is_beaten() and measured.taken >= measured.steps and _far(measured):
        # a short training with another rate did what the whole run did not
        below = measured.rate < measured.best
        because = "too_low" if below else "too_high"
        verdict, advice = bad, "higher_rate" if below else "lower_rate"
    elif measured.diverged and measured.rate > measured.best:
        verdict, because, advice = Verdict.FAIL, "too_high_late", "lower_rate"
    elif symptom and measured.dead_start < DEAD < measured.dead_end:
        verdict, because, advice = Verdict.FAIL, "killed_units", "lower_rate"
    elif (
        symptom
        and measured.late_factor < 1
        and measured.late_ratio < LOWER_AT_THE_END
        and measured.late_z > Z
    ):
        verdict, because, advice = Verdict.FAIL, "too_high_late", "lower_or_decay"
    remedies: list[dict[str, Any]] = []
    if advice == "lower_or_decay":
        lower = float(f"{measured.rate * measured.late_factor:.3g}")
        remedies = [{"schedule": "cosine"}, {"learning_rate": lower}]
    elif advice is not None:
        inside = candidates
        if because in ("too_high_late", "killed_units"):
            inside = [rate for rate in candidates if rate < measured.rate]
            inside = inside or [float(f"{measured.rate / k:.3g}") for k in (3, 10)]
        remedies = [{"learning_rate": rate} for rate in inside]
    values: dict[str, Any] = measured._asdict()
    if candidates:
        values["recommended"] = candidates[0]
    return CHECK.found(
        because,
        verdict,
        measured=values,
        expected={"low": measured.low, "high": measured.high} if measured.works else {},
        advice=advice,
        remedies=remedies,
        cost={"gradients": 3 * 14 * measured.steps},
    )


def _far(measured: LearningRate) -> bool:
    """Say whether the best rate is another one: at least half a decade away."""
    return not 1 / NEIGHBOR < measured.rate / measured.best < NEIGHBOR


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured, test = measure(case), case.once(measure_rates)
    if measured is None or test is None:
        return CHECK.skipped("own_rate")
    interval = test.interval
    candidates: list[float] = []
    if interval is not None:
        first = interval.recommended(long_run=measured.long_run)
        tried = [first, *interval.candidates()]
        candidates = list(dict.fromkeys(tried))[:4]
    return judge(measured, candidates, symptom=symptom)
