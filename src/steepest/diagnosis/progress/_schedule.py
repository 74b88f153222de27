"""Whether a schedule lets a run take steps at all."""

from typing import TYPE_CHECKING, NamedTuple

from .._finding import Finding, Verdict, skipped
from ._planned import planned_rates

if TYPE_CHECKING:
    from .._case import Case

LEAST = 0.1  # of T max η; a cosine has 50 %, a staircase 30 % and more


class RateSchedule(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    schedule : str
        Its name.
    share : float
        Σ ηₜ / (T max ηₜ).
    steps : int
        T, those that were planned.
    half_at : int
        The step at which half of the way is gone.
    """

    schedule: str
    share: float
    steps: int
    half_at: int


def measure_schedule(case: "Case") -> RateSchedule:
    """Add up the rates of every planned step.

    See Also
    --------
    steepest.diagnosis.check_schedule : measures and judges.
    """
    rates = planned_rates(case)
    total, largest = float(rates.sum()), float(rates.max())
    return RateSchedule(
        schedule=str(case.settings.get("schedule", "constant")),
        share=total / (len(rates) * largest) if largest > 0 else 0.0,
        steps=len(rates),
        half_at=int((rates.cumsum() < total / 2).sum()),
    )


def judge_schedule(measured: RateSchedule, *, symptom: bool = False) -> Finding:
    """Hold the way that a schedule leaves against that of a constant rate.

    See Also
    --------
    steepest.diagnosis.check_schedule : measures and judges.
    """
    verdict, because, advice = Verdict.PASS, "moves", None
    if measured.share < LEAST:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "decays_at_once", "slower_schedule"
    plain = {"schedule_options": {}, "warmup": 0}
    tried = [{"schedule": name, **plain} for name in ("cosine", "constant")]
    return Finding(
        check="schedule",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"least": LEAST},
        advice=advice,
        remedy={"candidates": tried} if advice else {},
        source="Σ ηₜ / (T max ηₜ): a cosine has 1/2, a staircase of 3 steps 0.37",
        cost={},
    )


def check_schedule(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether a schedule lets a run take steps at all.

    The rates of all steps are added up and held against as many steps at the largest
    of them. Below a tenth, nearly all of the run stands still.

    Parameters
    ----------
    case : Case
        A run with its settings.
    symptom : bool
        Whether the run was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import numpy as np
    >>> from steepest import descend
    >>> from steepest.diagnosis import Case, check_schedule
    >>> bowl, start = lambda w: w @ w, np.ones(2, np.float32)
    >>> run = descend(bowl, start, learning_rate=0.1, schedule="cosine", epochs=50)
    >>> case = Case(objective=bowl, start=start, rows=None, run=run)
    >>> round(check_schedule(case).measured["share"], 2)
    0.51
    """
    if "learning_rate" not in case.settings:
        return skipped("schedule", "own_rate")
    return judge_schedule(measure_schedule(case), symptom=symptom)
