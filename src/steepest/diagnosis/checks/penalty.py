"""Is the penalty too strong for the loss?

A squared penalty λΣW² adds 2λ to every curvature: a direction of curvature h keeps h/(h
+ 2λ) of its weight. An absolute one holds a weight at zero as long as λ exceeds its
gradient.

## Measured

`curved` = 2λ against the loss's own `sharpness` at the start; `pull` = λ against the
largest gradient of a weight, `slope`; `reach` = ‖∇L‖²/4λ against the `loss` there;
`shrink` = 2ηλ; how much of the length of the weights is `kept`. And from the end, 96
steps with a hundredth of λ compared with 96 with all of it: `z`, `train_gain`,
`validation_gain`.

## Bound

- 2ηλ > 2: the penalty's own steps overshoot.
- λ ≥ every gradient (l1): it holds all weights at zero.
- 2λ > sharpness: it outweighs every direction of the loss. A loss of straight lines,
  such as a hinge of a linear model, has no curvature: there ‖∇L‖²/4λ, the most that the
  objective can fall along its gradient, is less than a tenth of the loss.
- Less than a tenth of the length of the weights is left, nothing was learned, and 2λ is
  more than a hundredth of the sharpness.
- With a hundredth of λ both parts end more than 1.5 points above 96 steps with all of
  it and above the end of the run, z > 3, at the best rate of each and at the same rate:
  it holds back. With a symptom z > 1.64 is enough, so that a few validation rows can
  show it: training rows gained as much.

A warning, with a symptom a failure. The remedy tries 1/100, 1/10 000, 1/10 and 1/1000
of λ.
"""

import math
from dataclasses import replace
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import dot, norm
from ...descent import rules
from ...landscape import curvature
from ...objectives import Objective, is_weight
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import STUCK, Z
from .._finding import Finding, Verdict
from ..measured._end_test import end_test_epochs, measure_end
from ..measured._planned import planned_rates
from ..measured._sample import sample_of
from ..measured._short_step import short_step

KEPT = 0.1  # of the length of the weights, chosen: less is almost nothing
GAINED = 0.015  # of accuracy or R², in training and in validation rows: chosen
AGREES = 1.64  # one-sided 5 %: chosen, where a symptom and training rows say so too
REACHED = 0.1  # of the loss at the start, chosen: less is hardly any learning
FELT = 0.01  # of the largest curvature, chosen: a weaker penalty hardly matters
LANCZOS = 12  # steps, chosen: λ_max needs few digits here

CHECK = Check(
    page=__doc__,
    name="penalty",
    called="penalty",
    stage=Stage.OPTIMIZER,
    needs=(needs.an_objective,),
    explains=("critical_point", After(Stage.OPTIMIZER, but=("overfitting",))),
    skips={
        "no_penalty": "there is no penalty.",
    },
    says={
        "light": "The penalty of strength {strength:.3g} weighs less than the loss.",
        "overshoots": (
            "The penalty of strength {strength:.3g} alone makes every step overshoot: "
            "learning rate times curvature is {shrink:.3g}, and above 2 the steps "
            "diverge."
        ),
        "holds_at_zero": (
            "The penalty of strength {strength:.3g} holds every weight at zero: it "
            "pulls with {pull:.3g}, and the gradient of no weight is above "
            "{slope:.3g}."
        ),
        "outweighs": (
            "The penalty of strength {strength:.3g} has curvature {curved:.3g} in "
            "every direction, the loss at most {sharpness:.3g}: the penalty outweighs "
            "the loss."
        ),
        "outweighs_slope": (
            "The penalty of strength {strength:.3g} outweighs the gradient of the "
            "loss: from {loss:.3g} the objective can fall by {reach:.3g} at most."
        ),
        "shrank_to_nothing": (
            "The penalty of strength {strength:.3g} left {kept:.1%} of the length of "
            "the weights, and nothing was learned."
        ),
        "holds_back": (
            "With a hundredth of the penalty strength {strength:.3g}, a few steps from "
            "the end raised the score by {validation_gain:.3f} on validation and "
            "{train_gain:.3f} on training rows."
        ),
    },
    expects=(
        "Expected: less curvature than the loss has, and no gain above {points:g} with "
        "a weaker penalty."
    ),
    advice={
        "weaker_penalty": "Use a hundredth of the penalty strength.",
    },
    cannot_see="It cannot see what a weaker penalty would change over a whole run.",
    source="a direction of curvature h keeps h / (h + 2λ) of its weight",
    costs="the short trainings of `epochs`",
    cost={"gradients": 2 * LANCZOS + 1, "rows": 512},
    epochs=end_test_epochs,
)


class PenaltyCheck(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    strength : float
        λ.
    curved : float
        2 λ l2, which the penalty adds to every curvature.
    sharpness : float
        Of the loss alone, at the start: its curvature along the gradient, where this
        is more than the penalty's; else λ_max.
    pull, slope : float
        λ l1, and the largest ∂loss/∂w of any weight at the start.
    reach, loss : float
        ‖∇loss‖² / (4 λ l2) over all weights at the start, by which a loss of straight
        lines lets the objective fall at most; and the loss there.
    shrink : float
        η times `curved`, for rules whose steps are η times the gradient; else 0.
    z : float
        From the end, with a hundredth of λ: by how many standard errors the validation
        loss fell below that of the same rate with λ; not a number if not tried.
    train_gain, validation_gain : float
        By how much accuracy or R² is above both that and the end of the run.
    kept : float
        The weights' length at the end as a share of that at the start; not a number
        if they started at zero or ended infinite.
    learned : bool
        Whether the loss at the end is clearly below that of the best constant scores.
    """

    strength: float
    curved: float
    sharpness: float
    pull: float
    slope: float
    shrink: float
    z: float
    train_gain: float
    validation_gain: float
    kept: float = math.nan
    learned: bool = True
    reach: float = math.inf
    loss: float = 0.0


def measure(case: Case) -> PenaltyCheck:
    """Compare a penalty with the loss at the start, and weaken it at the end."""
    objective, data = sample_of(case)
    strength, penalty = float(objective.penalty_strength), objective.penalty
    alone = replace(objective, penalty=None)
    start = jax.tree.map(np.asarray, case.start)
    curved = 2 * strength * penalty.l2
    steepest, sharpness, loss, squared = map(float, _slope(alone, start, data))
    # λ_max is never below that along the gradient, and only needed where that is small
    if curved > 0 and not sharpness >= curved:
        curved_by = curvature(alone, start, data, steps=LANCZOS, tolerance=None)
        sharpness = float(curved_by.largest.value)
    rate = float(planned_rates(case).max()) if "learning_rate" in case.settings else 0.0
    rule = rules.get(str(case.settings.get("optimizer")))
    plain = rule is not None and rule.follows_gradient and rule.edge is not None
    z = train_gain = validation_gain = math.nan
    end = case.once(measure_end)
    if end is not None and end.lighter_train is not None:
        as_is, lighter = end.validation_or_train[0], end.lighter_validation_or_train
        # both at the best rate of each: a weak penalty may want another one
        a, b = int(np.argmin(as_is.mean)), int(np.argmin(lighter.mean))
        # at the same rate, too: what a high rate ends at is half chance
        z = min(end.z_lighter(a, a), end.z_lighter(a, b))
        # above the end of the run, too: high rates leave it, with any penalty
        validation_gain, train_gain = (
            float(light.scores[b] - max(same.scores[a], before.scores[0]))
            for light, same, before in (
                (lighter, *end.validation_or_train),
                (end.lighter_train, end.train, end.end_train),
            )
        )
    return PenaltyCheck(
        strength=strength,
        curved=curved,
        sharpness=sharpness,
        pull=strength * penalty.l1,
        slope=steepest,
        reach=squared / (2 * curved) if curved > 0 else math.inf,
        loss=loss,
        shrink=rate * curved if plain else 0.0,
        z=z,
        train_gain=train_gain,
        validation_gain=validation_gain,
        **_remains(case, alone, data),
    )


def _remains(case: Case, alone: Objective, data: tuple[Any, ...]) -> dict[str, Any]:
    """Return how much of the weights is left, and whether anything was learned."""
    before, after = (
        float(norm([leaf for leaf in jax.tree.leaves(tree) if is_weight(leaf)]))
        for tree in (case.start, case.params)
    )
    if case.diverged or not math.isfinite(after) or not before > 0:
        return {}
    rows = case.sample("rows", 512)
    chance = alone.loss.chance(rows.targets, rows.weights)
    here = short_step(alone, jax.tree.map(np.asarray, case.params), data)
    return {"kept": after / before, "learned": here.value <= STUCK * chance}


def judge(measured: PenaltyCheck, *, symptom: bool = False) -> Finding:
    """Compare a penalty with the curvature, the gradient and the learning rate."""
    bad = Verdict.FAIL if symptom else Verdict.WARN
    verdict, because, advice = Verdict.PASS, "light", None
    held_back = (
        measured.z > (AGREES if symptom else Z)
        and measured.validation_gain > GAINED
        and measured.train_gain > GAINED
    )
    if measured.shrink > 2:
        verdict, because, advice = bad, "overshoots", "weaker_penalty"
    elif measured.pull > 0 and measured.pull >= measured.slope:
        verdict, because, advice = bad, "holds_at_zero", "weaker_penalty"
    elif measured.curved > measured.sharpness > 0:
        verdict, because, advice = bad, "outweighs", "weaker_penalty"
    elif (
        measured.sharpness <= 0 < measured.slope  # without a slope it is not to blame
        and measured.reach < REACHED * measured.loss
    ):
        verdict, because, advice = bad, "outweighs_slope", "weaker_penalty"
    elif (
        measured.kept < KEPT
        and not measured.learned
        and measured.curved > FELT * measured.sharpness
    ):
        verdict, because, advice = bad, "shrank_to_nothing", "weaker_penalty"
    elif held_back:
        verdict, because, advice = bad, "holds_back", "weaker_penalty"
    changes = [
        {"penalty_strength": float(f"{measured.strength * factor:.3g}")}
        for factor in (0.01, 1e-4, 0.1, 1e-3)
    ]
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"points": GAINED, "bound": Z},
        advice=advice,
        remedies=changes if advice else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    objective = case.objective
    if objective.penalty is None or not float(objective.penalty_strength) > 0:
        return CHECK.skipped("no_penalty")
    return judge(measure(case), symptom=symptom)


@jax.jit
def _slope(objective: Any, params: Any, data: tuple[Any, ...]) -> Any:
    """Return what the loss does at the start.

    The largest ∂L/∂w of any weight, the curvature along the gradient, the loss, and the
    squared length of the gradient of the weights.
    """
    value_and_gradient = jax.value_and_grad(lambda at: objective(at, *data))
    (loss, slopes), (_, bends) = jax.jvp(
        value_and_gradient, (params,), (value_and_gradient(params)[1],)
    )
    weights = [leaf for leaf in jax.tree.leaves(slopes) if is_weight(leaf)]
    steepest = jnp.max(jnp.stack([jnp.abs(leaf).max() for leaf in weights]))
    curved = dot(slopes, bends) / dot(slopes, slopes)
    return steepest, curved, loss, dot(weights, weights)
