"""Whether the penalty leaves the loss anything to say."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import dot, norm
from ...landscape import curvature
from ...objectives import Objective, is_weight
from .._finding import Finding, Verdict, skipped
from ._chance import chance_loss
from ._planned import planned_rates
from ._sample import sample_of
from ._short_step import short_step

if TYPE_CHECKING:
    from .._case import Case

Z = 3.0  # one-sided 1.25e-3
KEPT = 0.1  # of the weights' length: less, and the penalty alone is left
POINTS = 0.015  # of accuracy or R², in training and validation
FELT = 0.01  # of the largest curvature: a penalty below shrinks only what is dead
STUCK = 0.97  # of the loss at chance: above, nothing was learned
LANCZOS = 12  # products: λ_max needs few digits here


class PenaltyCheck(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    strength : float
        λ.
    curved : float
        2 λ l2, what the penalty adds to every curvature.
    sharpness : float
        Of the loss alone, at the start: its curvature along the gradient, where this
        is more than the penalty's; else λ_max.
    pull, slope : float
        λ l1, and the largest ∂loss/∂w of any weight at the start.
    shrink : float
        η times `curved`, for rules whose steps are η times the gradient; else 0.
    z : float
        From the end, with a hundredth of λ: by how many standard errors the validation
        loss fell below that of the same rate with λ; not a number where not tried.
    train_gain, validation_gain : float
        By how much accuracy or R² is above both that and the end of the run.
    kept : float
        The weights' length at the end as a share of that at the start; not a number
        where they started at zero or ended infinite.
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


def measure_penalty(case: "Case") -> PenaltyCheck:
    """Hold a penalty against the loss at the start, and take it away at the end.

    See Also
    --------
    steepest.diagnosis.check_penalty : measures and judges.
    """
    objective, data = sample_of(case)
    strength, penalty = float(objective.penalty_strength), objective.penalty
    alone = replace(objective, penalty=None)
    start = jax.tree.map(jnp.asarray, case.start)
    curved = 2 * strength * penalty.l2
    steepest, sharpness = map(float, _slope(alone, start, data))
    if (
        curved > 0 and not sharpness >= curved
    ):  # else λ_max, which is no less, is above it, too
        found = curvature(alone, start, data, steps=LANCZOS, tolerance=None)
        sharpness = float(found.largest.value)
    rate = float(planned_rates(case).max()) if "learning_rate" in case.settings else 0.0
    plain = case.settings.get("optimizer") in ("sgd", "momentum", "nesterov")
    z = train_gain = validation_gain = math.nan
    end = case.end_test
    if end is not None and end.lighter_train is not None:
        as_is, lighter = end.judged[0], end.lighter_judged
        # both at the best rate of each: a weak penalty may want another one
        a, b = int(np.argmin(as_is.mean)), int(np.argmin(lighter.mean))
        # at the same rate, too: what a high rate ends at is half chance
        z = min(end.z_lighter(a, a), end.z_lighter(a, b))
        # above the end of the run, too: high rates leave it, with any penalty
        validation_gain, train_gain = (
            float(light.scores[b] - max(same.scores[a], before.scores[0]))
            for light, same, before in (
                (lighter, *end.judged),
                (end.lighter_train, end.train, end.end_train),
            )
        )
    return PenaltyCheck(
        strength=strength,
        curved=curved,
        sharpness=sharpness,
        pull=strength * penalty.l1,
        slope=steepest,
        shrink=rate * curved if plain else 0.0,
        z=z,
        train_gain=train_gain,
        validation_gain=validation_gain,
        **_remains(case, alone, data),
    )


def _remains(case: "Case", alone: Objective, data: tuple[Any, ...]) -> dict[str, Any]:
    """Return what is left of the weights, and whether it says anything."""
    before, after = (
        float(norm([leaf for leaf in jax.tree.leaves(tree) if is_weight(leaf)]))
        for tree in (case.start, case.params)
    )
    if case.diverged or not math.isfinite(after) or not before > 0:
        return {}
    rows = case.sample("rows", 512)
    chance = chance_loss(alone, rows.targets, rows.weights)
    here = short_step(alone, jax.tree.map(jnp.asarray, case.params), data)
    return {"kept": after / before, "learned": here.value <= STUCK * chance}


def judge_penalty(measured: PenaltyCheck, *, symptom: bool = False) -> Finding:
    """Hold a penalty against the curvature, the slope and the rate it competes with.

    See Also
    --------
    steepest.diagnosis.check_penalty : measures and judges.
    """
    bad = Verdict.FAIL if symptom else Verdict.WARN
    verdict, because, advice = Verdict.PASS, "light", None
    held_back = (
        measured.z > Z
        and measured.validation_gain > POINTS
        and measured.train_gain > POINTS
    )
    if measured.shrink > 2:
        verdict, because, advice = bad, "overshoots", "weaker_penalty"
    elif measured.pull > 0 and measured.pull >= measured.slope:
        verdict, because, advice = bad, "holds_at_zero", "weaker_penalty"
    elif measured.curved > measured.sharpness:
        verdict, because, advice = bad, "outweighs", "weaker_penalty"
    elif (
        measured.kept < KEPT
        and not measured.learned
        and measured.curved > FELT * measured.sharpness
    ):
        verdict, because, advice = bad, "shrank_to_nothing", "weaker_penalty"
    elif held_back:
        verdict, because, advice = bad, "holds_back", "weaker_penalty"
    tried = [
        {"penalty_strength": float(f"{measured.strength * part:.3g}")}
        for part in (0.01, 1e-4, 0.1, 1e-3)
    ]
    return Finding(
        check="penalty",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"points": POINTS, "bound": Z},
        advice=advice,
        remedy={"candidates": tried} if advice else {},
        source="a direction of curvature h keeps h / (h + 2λ) of its weight",
        cost={"gradients": 2 * LANCZOS + 1, "rows": 512},
    )


def check_penalty(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether the penalty leaves the loss anything to say.

    A squared penalty λΣW² adds 2λ to every curvature: above the largest curvature of
    the loss it shrinks every direction to less than half. With η 2λ > 2 its own steps
    overshoot. An absolute penalty holds all weights at zero where λ exceeds every
    slope. Where nothing was learned and less than a tenth of the weights' length is
    left, the penalty alone decided, if it is more than a hundredth of the largest
    curvature. And 96 steps from the end with a hundredth of λ
    show what it held back, paired on the same validation rows.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    symptom : bool
        Whether the run was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    See Also
    --------
    steepest.diagnosis.check_learning_rate : asks the same population for the rate.
    """
    objective = case.objective
    if not isinstance(objective, Objective):
        return skipped("penalty", "user_function")
    if objective.penalty is None or not float(objective.penalty_strength) > 0:
        return skipped("penalty", "no_penalty")
    return judge_penalty(measure_penalty(case), symptom=symptom)


@jax.jit
def _slope(objective: Any, params: Any, data: tuple[Any, ...]) -> Any:
    """Return the largest ∂L/∂w of any weight, and the curvature along the gradient."""
    gradient = jax.grad(lambda at: objective(at, *data))
    slopes, bends = jax.jvp(gradient, (params,), (gradient(params),))
    weights = [leaf for leaf in jax.tree.leaves(slopes) if is_weight(leaf)]
    steepest = jnp.max(jnp.stack([jnp.abs(leaf).max() for leaf in weights]))
    return steepest, dot(slopes, bends) / dot(slopes, slopes)
