"""Does the schedule lower the learning rate too early?

## Measured

`share` = Σ ηₜ / (T · max ηₜ), the sum of the learning rates of all T steps divided by
that at the largest rate throughout; `half_at`, the step at which half of the sum is
reached.

## Bound

share < 0.1: a warning, with a symptom a failure. A cosine schedule has 1/2, one of
three equal stages, each a tenth of the last, 0.37. Candidates for the remedy are a
cosine and a constant rate.
"""

from typing import NamedTuple

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._planned import planned_rates

LEAST = 0.1  # of T max η, chosen: a cosine has 0.5, three equal stages 0.37

CHECK = Check(
    page=__doc__,
    name="schedule",
    called="schedule",
    stage=Stage.OPTIMIZER,
    needs=(needs.a_learning_rate,),
    explains=("critical_point", After(Stage.OPTIMIZER, but=("overfitting",))),
    says={
        "moves": (
            "Under the schedule '{schedule}' the learning rate is on average "
            "{share:.0%} of its largest value."
        ),
        "decays_at_once": (
            "Under the schedule '{schedule}' the learning rate is on average "
            "{share:.2%} of its largest value: half of the total is used up at step "
            "{half_at} of {steps}."
        ),
    },
    expects="Expected: at least {least:.0%}.",
    advice={
        "slower_schedule": (
            "Let the learning rate fall more slowly: cosine, or constant."
        ),
    },
    cannot_see="It cannot see whether the learning rate itself is right.",
    source=(
        "Σ ηₜ / (T max ηₜ): a cosine has 1/2, three equal stages of 1, 1/10 and 1/100 "
        "have 0.37"
    ),
    costs="nothing",
    free=True,
)


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
        The step at which half of Σ ηₜ is reached.
    """

    schedule: str
    share: float
    steps: int
    half_at: int


def measure(case: Case) -> RateSchedule:
    """Add up the rates of every planned step."""
    rates = planned_rates(case)
    total, largest = float(rates.sum()), float(rates.max())
    return RateSchedule(
        schedule=str(case.settings.get("schedule", "constant")),
        share=total / (len(rates) * largest) if largest > 0 else 0.0,
        steps=len(rates),
        half_at=int((rates.cumsum() < total / 2).sum()),
    )


def judge(measured: RateSchedule, *, symptom: bool = False) -> Finding:
    """Compare the learning rates of a schedule with a constant one."""
    verdict, because, advice = Verdict.PASS, "moves", None
    if measured.share < LEAST:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "decays_at_once", "slower_schedule"
    plain = {"schedule_options": {}, "warmup": 0}
    changes = [{"schedule": name, **plain} for name in ("cosine", "constant")]
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"least": LEAST},
        advice=advice,
        remedies=changes if advice else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case), symptom=symptom)
