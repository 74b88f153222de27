"""Is the momentum too large for so few steps?

Momentum β averages the gradients of about the last 1/(1 − β) steps.

## Measured

`momentum`, from the optimizer's options or their defaults; `memory` = 1/(1 − β) steps;
the `steps` of the run. Nothing is computed.

## Bound

memory ≥ a third of the run's steps and β > 0.95: a warning, with a symptom a failure.
Then the last steps still follow the first gradients. The remedy is 0.9, at the same
learning rate or at a tenth of it.
"""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from ...descent import rules
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict

SHARE = 1 / 3  # of the steps, chosen: 5 % of the first gradient is left at the end
ORDINARY = 0.95  # chosen: momentum up to here is no fault, however short the run

CHECK = Check(
    page=__doc__,
    name="momentum",
    called="momentum",
    stage=Stage.OPTIMIZER,
    explains=("critical_point", After(Stage.OPTIMIZER, but=("overfitting",))),
    skips={
        "no_momentum": "the optimizer has no momentum.",
    },
    says={
        "forgets": (
            "Momentum {momentum:g} averages over about {memory:.3g} of the {steps} "
            "steps."
        ),
        "too_large": (
            "Momentum {momentum:g} averages over about {memory:.3g} steps, and the run "
            "has {steps}: even the last steps follow the first gradients."
        ),
    },
    expects="Expected: fewer than {bound:.3g} steps, or a momentum up to {ordinary:g}.",
    advice={
        "momentum_09": "Use a momentum of 0.9.",
    },
    cannot_see="It cannot see averaging that an optimizer does not call momentum.",
    source="an exponential average of gradients reaches back about 1/(1 − β) steps",
    costs="nothing",
    free=True,
)


class Momentum(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    momentum : float
        β, the share of the velocity that each step keeps.
    option : str
        What the optimizer calls it.
    memory : float
        1/(1 − β) steps.
    steps : int
        Those that were planned.
    options : mapping
        Of the optimizer.
    rate : float or None
        Its learning rate, if that is one number.
    """

    momentum: float
    option: str
    memory: float
    steps: int
    options: Mapping[str, Any]
    rate: float | None = None


def measure(case: Case) -> Momentum | None:
    """Read the momentum of a run; None if its rule has none."""
    name = str(case.settings.get("optimizer"))
    options = dict(case.settings.get("optimizer_options") or {})
    momentum_option = rules[name].momentum_with(options) if name in rules else None
    if momentum_option is None:
        return None
    option, momentum = momentum_option
    memory = 1 / (1 - momentum) if momentum < 1 else math.inf
    rate = case.settings.get("learning_rate")
    rate = float(rate) if isinstance(rate, int | float) else None
    return Momentum(momentum, option, memory, case.planned_steps, options, rate)


def judge(measured: Momentum, *, symptom: bool = False) -> Finding:
    """Compare the memory of a rule with the steps of the run."""
    bound = SHARE * measured.steps
    verdict, because, advice = Verdict.PASS, "forgets", None
    if measured.memory >= bound and measured.momentum > ORDINARY:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "too_large", "momentum_09"
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"bound": bound, "ordinary": ORDINARY},
        advice=advice,
        remedies=_remedies(measured) if advice else [],
    )


def _remedies(measured: Momentum) -> list[dict[str, Any]]:
    """Return the usual momentum, at the same rate and at a tenth of it.

    With β = 0.9, gradients that agree add up to 1/(1 − β) = 10 plain steps.
    """
    usual = {"optimizer_options": {**measured.options, measured.option: 0.9}}
    if measured.rate is None:
        return [usual]
    return [usual, {**usual, "learning_rate": float(f"{measured.rate / 10:.3g}")}]


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured = measure(case)
    if measured is None:
        return CHECK.skipped("no_momentum")
    return judge(measured, symptom=symptom)
