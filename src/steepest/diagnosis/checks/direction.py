"""Did the steps go downhill?

## Measured

cos θ between recorded steps and −∇L over the run: its median, and the share of steps
with cos θ < 0. And at the start a step of a thousandth of the weights' length along
−∇L: how much it should lower the loss by the gradient, and how much it did.

## Bound

If the loss rises along −∇L, the gradient is wrong. If more than half of the recorded
steps go uphill, the update rule is to blame. A warning, with a symptom a failure.
"""

import math
from dataclasses import replace
from typing import NamedTuple

import jax
import numpy as np

from ...objectives import Objective
from .._case import Case
from .._check import Check, Stage
from .._finding import Finding, Verdict
from ..measured._sample import sample_of
from ..measured._short_step import short_step

UPHILL = 0.5  # of the recorded steps: chosen, more than not
FLAT = 1e-4  # of the loss, chosen: a smaller predicted fall is lost in rounding

CHECK = Check(
    page=__doc__,
    name="direction",
    called="direction of the steps",
    stage=Stage.LEARNING_RATE,
    skips={
        "no_parameters": "there are no parameters.",
    },
    says={
        "downhill": (
            "A short step against the gradient lowers the loss by {actual:.3g}; the "
            "gradient predicts {predicted:.3g}."
        ),
        "gradient_uphill": (
            "A short step against the gradient should lower the loss by "
            "{predicted:.3g} but lowers it by {actual:.3g} (below zero: it rises): the "
            "gradient is wrong, unless the loss is so curved here that even this step "
            "is too long."
        ),
        "steps_uphill": (
            "{uphill:.0%} of the steps went uphill: the median cosine between step and "
            "−gradient is {cosine:.2g}."
        ),
    },
    expects="Expected: at most {share:.0%} of the steps uphill.",
    advice={
        "check_gradient": "Check the gradient tensor by tensor.",
        "less_momentum": "Use less momentum or a lower learning rate.",
    },
    cannot_see="It cannot see a step that is too long in the right direction.",
    source="Taylor: L(W − tg) = L(W) − t‖g‖² + O(t²)",
    costs="1 gradient",
    cost={"gradients": 1, "forwards": 2, "rows": 512},
)


class Direction(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    cosine : float
        Median of cos θ between step and −gradient over the run; not a number if it was
        not recorded.
    uphill : float
        Share of the recorded steps with cos θ < 0.
    predicted, actual : float
        How much a short step along −gradient should lower the loss at the start by the
        gradient, and how much it did; without the penalty.
    ratio : float
        actual / predicted; not a number where the gradient is too small to tell.
    """

    cosine: float
    uphill: float
    predicted: float
    actual: float
    ratio: float


def measure(case: Case) -> Direction:
    """Read the recorded angles, and take a short step from the start."""
    recorded = np.asarray(case.history.steps.get("cosine", ()), np.float64)
    recorded = recorded[np.isfinite(recorded)]
    objective, data = sample_of(case)
    if isinstance(objective, Objective):
        objective = replace(objective, penalty=None)
    params = jax.tree.map(np.asarray, case.start)
    value, _, predicted, actual = short_step(objective, params, data)
    measurable = math.isfinite(predicted) and predicted > FLAT * abs(value)
    return Direction(
        cosine=float(np.median(recorded)) if len(recorded) else math.nan,
        uphill=float((recorded < 0).mean()) if len(recorded) else math.nan,
        predicted=predicted,
        actual=actual,
        ratio=actual / predicted if measurable else math.nan,
    )


def judge(measured: Direction, *, symptom: bool = False) -> Finding:
    """Say whether the steps went downhill."""
    verdict, because, advice = Verdict.PASS, "downhill", None
    if measured.ratio < 0:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "gradient_uphill", "check_gradient"
    elif measured.uphill > UPHILL:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "steps_uphill", "less_momentum"
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"share": UPHILL},
        advice=advice,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    if not jax.tree.leaves(case.start):
        return CHECK.skipped("no_parameters")
    return judge(measure(case), symptom=symptom)
