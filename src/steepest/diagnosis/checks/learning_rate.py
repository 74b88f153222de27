"""Is the learning rate in the range that works?

If it is too low, the run ends before it reaches a minimum; if it is too high, the steps
overshoot. Which rates work depends on everything else, so they are tried.

## Measured

Fourteen rates, half a decade apart around the run's own, are trained side by side for
96 steps from the run's start: one compiled program, the run's own optimizer, batches
and penalty, a constant rate, rows in random order. A second order is tried where the
first leaves in doubt whether the run's rate is inside the range, and fourteen more
rates beyond the lowest or the highest where none works and that one is best. From `low`
to `high` the loss fell by at least half as much as at the `best` rate; `travelled` is
the sum of the run's rates; `z`, `left` and `gained` say by how much 96 steps at the
best rate beat the whole run: in standard errors over the same validation rows, as a
share of the fall of the loss, and in points of the score. The same again from the end
of the run, at a hundredth to 18 times its rate, gives `late_factor`, `late_ratio` and
`late_z`. `dead_start` and `dead_end` are the shares of relu units that are 0 on every
row, of the layer where it is largest.

A model that computes more than a million products for a row, as a convolutional net
does on pictures, gets five rates, a decade apart, for 24 steps, and half a decade at
either end counts as working.

## Bound

- Above `high`: too high.
- Below `low`: too low, if `travelled` is less than 96 steps at `low`, or the run was
  beaten; with a symptom z > 2.33 is enough for that. A run of fewer than 200 steps, for
  which eight times as many would be enough, is left to [`epochs`](epochs.md), unless it
  was beaten in fewer steps than it took.
- Inside, but beaten by a rate that differs at least by a factor of two: wrong in that
  direction.
- More than half of a layer's relu units dead at the end and not at the start, with a
  symptom: the rate was too high.
- Of at most 20 rows the run learned little, and Adam memorizes them from the same start
  in 300 steps: the steps are the cause, and Adam at that rate is the remedy.
- From the end, with a symptom: a lower rate ends below 0.8 times the loss, with z > 3:
  too high for the end. Candidates are a cosine schedule and that lower rate.

Points of the score count where they come from at least ten rows: ten for the better and
none for the worse are 2⁻¹⁰ by the sign test. A warning without a symptom, a failure
with one. The remedy names rates inside the interval, and never one outside those that
were tried.
"""

import math
from typing import Any, NamedTuple

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import MOST_UNITS, POINTS, Z_OF_ALL, Z
from .._finding import Finding, Verdict
from ..measured._end_test import end_test_epochs, measure_end
from ..measured._few_rows import measure_few_rows
from ..measured._planned import FEW_STEPS, MORE_EPOCHS, planned_rates
from ..measured._range_test import measure_rates
from ..measured._units import share_of_dead_units

AGREES = 2.33  # one-sided 1 %: chosen, for what the interval and a symptom say too
LEFT = 0.1  # of the best rate's fall: chosen, other rates that work leave as much
LOWER_AT_THE_END = 0.8  # of the loss, chosen: a lower rate that ends below is better
NEIGHBOR = 2.0  # half decades cannot separate rates that differ by a smaller factor

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
            "The learning rate {rate:.3g} works: in {steps} steps from the start, "
            "rates from {low:.3g} to {high:.3g} lowered the loss."
        ),
        "none_works": (
            "No learning rate from {tried_low:.2g} to {tried_high:.2g} lowered the "
            "loss clearly in {steps} steps, so that the rate is not the cause."
        ),
        "low_but_enough": (
            "The learning rate {rate:.3g} is below those that work in {steps} steps, "
            "{low:.3g} to {high:.3g}, but the run was long enough for it."
        ),
        "low_but_short": (
            "The learning rate {rate:.3g} is below those that work in {steps} steps, "
            "{low:.3g} to {high:.3g}, but the run took only {taken} steps, which is "
            "short at any rate."
        ),
        "too_high": (
            "The learning rate {rate:.3g} is too high: in {steps} steps from the "
            "start, {best:.3g} lowers the loss most, and rates from {low:.3g} to "
            "{high:.3g} at least half as much."
        ),
        "too_low": (
            "The learning rate {rate:.3g} is too low: in {steps} steps from the start, "
            "{best:.3g} lowers the loss most, and rates from {low:.3g} to {high:.3g} "
            "at least half as much."
        ),
        "killed_units": (
            "Steps at the learning rate {rate:.3g} killed relu units: in one layer "
            "{dead_start:.0%} were 0 on every row at the start, and {dead_end:.0%} are "
            "at the end."
        ),
        "too_high_late": (
            "The learning rate {rate:.3g} works at the start but is too high later on."
        ),
        "steps_do_not_learn": (
            "The model can learn its {few_rows} rows, and these steps did not: from "
            "the same start, {few_steps} steps of Adam reach a score of "
            "{few_reached:.3f} on them; the run's {taken} steps at the learning rate "
            "{rate:.3g} reached {few_own:.3f}."
        ),
    },
    expects="Expected: between {low:.3g} and {high:.3g}.",
    advice={
        "lower_rate": "Use a learning rate of {recommended:.3g}.",
        "higher_rate": "Use a learning rate of {recommended:.3g}.",
        "lower_or_decay": (
            "Let the learning rate fall during the run, or use {late_factor:.2g} times "
            "the rate."
        ),
        "adam": "Use Adam with a learning rate of {few_rate:.3g}.",
    },
    cannot_see=(
        "It cannot see effects that take longer than 96 steps, such as the slow "
        "oscillations of a large momentum."
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
        Of each short training.
    low, high, best : float
        The interval of rates that work; not a number if none does.
    tried_low, tried_high : float
        The lowest and the highest rate that were tried.
    own_gain : float
        The gain of the run's own rate as a share of the best one.
    travelled : float
        Σ ηₜ of the run.
    taken : int
        How many steps the run took.
    z, left, gained : float
        By how many standard errors the best rate beat the whole run in 96 steps, which
        share of its fall the run did not reach, the least over training and validation
        rows, and by how much its accuracy or R² is higher.
    late_factor, late_ratio, late_z : float
        From the end: the multiple of the rate with the lowest loss, this loss divided
        by the lower one of that at the end and that after steps at the run's own rate,
        and by how many standard errors it is lower; not a number if not tried.
    diverged : bool
        Whether the run did.
    long_run : bool
        Whether more than ten times the steps of a short training were planned.
    dead_start, dead_end : float
        The share of the relu units that are 0 on every row, of the layer where it is
        largest; not a number without such units.
    few_rows, few_own, few_reached, few_rates, few_steps, few_unlearned
        See `measured._few_rows`: what the run and what Adam made of few rows.
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
    few_rows: int = 0
    few_own: float = math.nan
    few_reached: float = math.nan
    few_rates: tuple[float, ...] = ()
    few_steps: int = 0
    few_unlearned: bool = False

    @property
    def works(self) -> bool:
        """Whether any rate works."""
        return math.isfinite(self.best)

    @property
    def inside(self) -> bool:
        """Whether the rate is one of those that work."""
        return self.low <= self.rate <= self.high

    def is_beaten(self, z: float = Z_OF_ALL) -> bool:
        """Whether a short training at the best rate beat the whole run."""
        clear = self.left > LEFT or self.gained > POINTS
        return self.left > 0 and self.z > z and clear


def measure(case: Case) -> LearningRate | None:
    """Measure where a run's rate lies; None if there is no rate to judge."""
    tested = case.once(measure_rates)
    if tested is None:
        return None
    rates = planned_rates(case)
    interval = tested.interval
    nothing = math.nan
    end = case.once(measure_end)
    late = (nothing,) * 3 if end is None else end.lowest
    return LearningRate(
        rate=tested.own_rate,
        steps=tested.steps,
        low=interval.low if interval else nothing,
        high=interval.high if interval else nothing,
        best=interval.best if interval else nothing,
        tried_low=float(tested.rates[0]),
        tried_high=float(tested.rates[-1]),
        own_gain=tested.own_gain,
        travelled=float(rates.sum()),
        z=tested.z,
        taken=case.steps,
        left=tested.left,
        gained=tested.gained,
        late_factor=late[0],
        late_ratio=late[1],
        late_z=late[2],
        diverged=case.diverged,
        long_run=not case.plan.full and len(rates) > 10 * tested.steps,
        dead_start=share_of_dead_units(case, case.start),
        dead_end=math.nan if case.diverged else share_of_dead_units(case, case.params),
        **_few(case),
    )


def _few(case: Case) -> dict[str, Any]:
    few = case.known(measure_few_rows)
    if few is None:
        return {}
    values = few._asdict() | {"few_unlearned": few.unlearned}
    del values["few_prior"]
    return values


def judge(
    measured: LearningRate, candidates: list[float], *, symptom: bool = False
) -> Finding:
    """Compare a rate with the interval of those that work.

    Parameters
    ----------
    measured : LearningRate
        From `measure`.
    candidates : list of float
        Rates to try instead, the likeliest first.
    symptom : bool
        Whether the run was seen to fail.
    """
    bad = Verdict.FAIL if symptom or measured.diverged else Verdict.WARN
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
        # another rate that does better in fewer steps is no matter of their number
        fewer = beaten and measured.steps < measured.taken
        short_run = measured.taken < FEW_STEPS and longer and not fewer
        if short_run and not measured.diverged:
            because = "low_but_short"  # more steps would be enough
        elif short or beaten:
            verdict, because, advice = bad, "too_low", "higher_rate"
    elif measured.is_beaten() and measured.taken >= measured.steps and _far(measured):
        below = measured.rate < measured.best
        because = "too_low" if below else "too_high"
        verdict, advice = bad, "higher_rate" if below else "lower_rate"
    elif measured.diverged and measured.rate > measured.best:
        verdict, because, advice = Verdict.FAIL, "too_high_late", "lower_rate"
    elif symptom and measured.dead_start < MOST_UNITS < measured.dead_end:
        verdict, because, advice = Verdict.FAIL, "killed_units", "lower_rate"
    elif (
        symptom
        and measured.late_factor < 1
        and measured.late_ratio < LOWER_AT_THE_END
        and measured.late_z > Z
    ):
        verdict, because, advice = Verdict.FAIL, "too_high_late", "lower_or_decay"
    high = because in ("too_high", "too_high_late", "killed_units")
    if symptom and measured.few_unlearned and not high:
        verdict, because, advice = Verdict.FAIL, "steps_do_not_learn", "adam"
    remedies: list[dict[str, Any]] = []
    if advice == "lower_or_decay":
        lower = float(f"{measured.rate * measured.late_factor:.3g}")
        remedies = [{"schedule": "cosine"}, {"learning_rate": lower}]
    elif advice == "adam":
        adam = {"optimizer": "adam", "optimizer_options": {}}
        rates = [float(f"{rate:.3g}") for rate in _from_the_middle(measured.few_rates)]
        remedies = [{**adam, "learning_rate": rate} for rate in rates]
    elif advice is not None:
        rates = candidates
        if because in ("too_high_late", "killed_units"):
            rates = [rate for rate in candidates if rate < measured.rate]
            rates = rates or [float(f"{measured.rate / k:.3g}") for k in (3, 10)]
        remedies = [{"learning_rate": rate} for rate in rates]
    values: dict[str, Any] = measured._asdict()
    if advice == "adam":
        values["few_rate"] = remedies[0]["learning_rate"]
    if candidates:
        values["recommended"] = candidates[0]
    if because in ("too_high_late", "killed_units") and advice == "lower_rate":
        values["recommended"] = remedies[0]["learning_rate"]
    return CHECK.found(
        because,
        verdict,
        measured=values,
        expected={"low": measured.low, "high": measured.high}
        if measured.works and not (verdict is not Verdict.PASS and measured.inside)
        else {},
        advice=advice,
        remedies=remedies,
        cost={"gradients": 3 * 14 * measured.steps},
    )


def _from_the_middle(rates: tuple[float, ...]) -> list[float]:
    """Return rates in the order in which to try them: the safest is in the middle."""
    middle = (len(rates) - 1) / 2
    return sorted(rates, key=lambda rate: abs(rates.index(rate) - middle))


def _far(measured: LearningRate) -> bool:
    """Say whether the best rate differs by at least a factor of two."""
    return not 1 / NEIGHBOR < measured.rate / measured.best < NEIGHBOR


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured, tested = measure(case), case.once(measure_rates)
    if measured is None or tested is None:
        return CHECK.skipped("own_rate")
    interval = tested.interval
    candidates: list[float] = []
    if interval is not None:
        first = interval.recommended(long_run=measured.long_run)
        candidates = list(dict.fromkeys([first, *interval.candidates()]))[:4]
    return judge(measured, candidates, symptom=symptom)
