"""Whether a run's learning rate is one at which its training works."""

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from ..._core import Tree
from .._finding import Finding, Verdict, skipped
from ..start import check_dead_units
from ._planned import FEW_STEPS, MORE, planned_rates

if TYPE_CHECKING:
    from .._case import Case

UNIT_ROWS = 256
Z = 3.0  # one-sided 1.25e-3: one in a hundred over eight questions with a p-value
Z_OF_ALL = 3.8  # the same of the best of 14 rates: one-sided 1.25e-3 / 14
AGREES = 2.33  # one-sided 1 %, where the interval and a symptom say the same
LEFT = 0.1  # of the best rate's fall: less is what any other rate leaves, too
POINTS = 0.02  # of accuracy or R²: less is no loss worth a diagnosis
LOWER_AT_THE_END = 0.8  # a rate is too high late if another ends below this share
DEAD = 0.5  # of a layer's relu units, as at the start; 10 to 40 % are normal
NEIGHBOR = 2.0  # rates that differ by less are not told apart by half decades
SOURCE = "range test: Smith (2017), Cyclical Learning Rates; half of the best gain"


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


def measure_learning_rate(case: "Case") -> LearningRate | None:
    """Measure where a run's rate lies; None if there is no rate to judge.

    See Also
    --------
    steepest.diagnosis.check_learning_rate : measures and judges.
    """
    found = case.range_test
    if found is None:
        return None
    rates = planned_rates(case)
    interval = found.interval
    nothing = math.nan
    late = case.end_test.lowest if case.end_test is not None else (nothing,) * 3
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
        dead_start=_dead(case, case.start),
        dead_end=math.nan if case.diverged else _dead(case, case.params),
    )


def _dead(case: "Case", params: Tree) -> float:
    if case.own_function:
        return math.nan
    rows = case.sample("rows", UNIT_ROWS)
    found = check_dead_units(case.objective, params, rows)
    return float(found.measured.get("share", math.nan))


def judge_learning_rate(
    measured: LearningRate, candidates: list[float], *, symptom: bool = False
) -> Finding:
    """Hold a rate against the interval of those that work.

    Parameters
    ----------
    measured : LearningRate
        From `measure_learning_rate`.
    candidates : list of float
        Rates to try instead, the likeliest first.
    symptom : bool
        Whether the run was seen to fail.

    See Also
    --------
    steepest.diagnosis.check_learning_rate : measures and judges.
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
        longer = MORE * measured.travelled >= measured.low * measured.steps
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
    remedy: dict[str, Any] = {}
    if advice == "lower_or_decay":
        lower = float(f"{measured.rate * measured.late_factor:.3g}")
        tried = [{"schedule": "cosine"}, {"learning_rate": lower}]
        remedy = {"candidates": tried}
    elif advice is not None:
        inside = candidates
        if because in ("too_high_late", "killed_units"):
            inside = [rate for rate in candidates if rate < measured.rate]
            inside = inside or [float(f"{measured.rate / k:.3g}") for k in (3, 10)]
        remedy = {"candidates": [{"learning_rate": rate} for rate in inside]}
    values: dict[str, Any] = measured._asdict()
    if candidates:
        values["recommended"] = candidates[0]
    return Finding(
        check="learning_rate",
        verdict=verdict,
        because=because,
        measured=values,
        expected={"low": measured.low, "high": measured.high} if measured.works else {},
        advice=advice,
        remedy=remedy,
        source=SOURCE,
        cost={"gradients": 3 * 14 * measured.steps},
    )


def _far(measured: LearningRate) -> bool:
    """Say whether the best rate is another one: at least half a decade away."""
    return not 1 / NEIGHBOR < measured.rate / measured.best < NEIGHBOR


def check_learning_rate(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether a run's learning rate is one at which its training works.

    Fourteen rates, half a decade apart, are trained side by side for 96 steps from the
    start. Those whose gain is at least half of the best one work. Above them a rate is
    too high. Below them it is too low if the run's rates add up to less than 96 steps
    at the lower end. Wherever it is, it is wrong if the best rate beat the whole run in
    96 steps: by a tenth of its fall, or by two points. A failed run that killed more
    than half of a layer's relu units took too long steps. Where no rate works, the rate
    is not to blame.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    symptom : bool
        Whether the run was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import numpy as np
    >>> from steepest import descend
    >>> from steepest.diagnosis import Case, check_learning_rate
    >>> bowl = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> start = np.ones(2, np.float32)
    >>> run = descend(bowl, start, learning_rate=1e-5, epochs=10)
    >>> case = Case(objective=bowl, start=start, rows=None, run=run)
    >>> found = check_learning_rate(case, symptom=True)
    >>> print(found.verdict, found.because)
    fail too_low
    """
    measured = measure_learning_rate(case)
    if measured is None or case.range_test is None:
        return skipped("learning_rate", "own_rate")
    interval = case.range_test.interval
    candidates: list[float] = []
    if interval is not None:
        first = interval.recommended(long_run=measured.long_run)
        tried = [first, *interval.candidates()]
        candidates = list(dict.fromkeys(tried))[:4]
    return judge_learning_rate(measured, candidates, symptom=symptom)
