"""Is the learning rate below the edge of stability?

It explains what the [range test](learning_rate.md) found: on a quadratic function plain
gradient descent diverges above 2/λ_max, the heavy ball above 2(1 + β)/λ_max, and a rule
that divides by D above the edge of D^−½HD^−½.

## Measured

Only where a run diverged, or failed with a rate above those that work: λ_max by 20
Lanczos steps at the end, or at the start if the run diverged, with the interval;
`critical_rate`, above which the rule's own first step would no longer lower the loss;
whether the function is quadratic.

## Bound

On a quadratic function a rate above the upper end of the edge is a failure. On others
the sharpness adapts, and training can go on above the edge: there only a rate above
12/λ_max of a run that diverged warns.
"""

import math
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import Tree, dot, generator_for, norm
from ...descent import make_optimizer, rules
from ...landscape import critical_sharpness, largest_stable_rate
from .._case import Case
from .._check import Check, Stage
from .._finding import Finding, Verdict
from ..measured._planned import planned_rates
from ..measured._range_test import measure_rates
from ..measured._sample import sample_of

LANCZOS = 20  # steps: chosen
CATAPULT = 6.0  # times 2/λ_max at the start, which is 12/λ_max: Lewkowycz et al. (2020)
ROUNDING = 1e-3  # of the change of a gradient, chosen: below, it changes linearly

CHECK = Check(
    page=__doc__,
    name="stability",
    called="stability",
    stage=Stage.LEARNING_RATE,
    skips={
        "no_edge": "no edge of stability is known for this optimizer.",
        "nothing_to_explain": (
            "there is no problem that the edge of stability would explain."
        ),
    },
    says={
        "below": (
            "At the {at} of the run learning rates up to {edge:.3g} are stable; the "
            "run's is {rate:.3g}."
        ),
        "above": (
            "At the {at} of the run learning rates up to {edge:.3g} are stable, by "
            "{formula}; the run's is {rate:.3g}. Where the objective is not quadratic, "
            "training can go on above the edge."
        ),
        "flat": (
            "At the {at} of the run the loss curves upward in no direction, so that no "
            "learning rate is too high there."
        ),
        "unstable": (
            "The objective is quadratic and stable up to a learning rate of "
            "{edge:.3g}, by {formula}; the run's is {rate:.3g}, so that it must "
            "diverge."
        ),
        "catapult": (
            "At the start learning rates up to {edge:.3g} are stable, by {formula}; "
            "the run's, {rate:.3g}, is so far above that training does not recover."
        ),
    },
    expects="Expected: at most {bound:.3g}, if the objective is quadratic.",
    advice={
        "below_the_edge": "Use a learning rate below the edge.",
    },
    cannot_see="It cannot see how the sharpness changes during the run.",
    source=(
        "Cohen et al. (2021), Gradient Descent … at the Edge of Stability; Lewkowycz "
        "et al. (2020), The large learning rate phase, for 12/λ_max"
    ),
    costs="40 gradients of 512 rows, where there is something to explain",
    cost={"gradients": 2 * LANCZOS, "forwards": 10, "rows": 512},
    epochs=lambda case: 24 * min(512 / max(case.n_rows, 1), 1.0),
)


class Stability(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    rate : float
        The run's own, the largest of its schedule.
    edge, edge_low, edge_high : float
        The largest stable rate, with the interval of the curvature.
    sharpness : float
        λ_max, of D^−½HD^−½ for a rule that divides by D.
    formula : str
        The bound in writing.
    at : str
        "start" or "end" of the run.
    critical_rate : float
        The rate above which the rule's own first step would not lower the loss.
    quadratic : bool
        Whether the objective is quadratic, so that the edge is exact.
    diverged : bool
        Whether the run did.
    """

    rate: float
    edge: float
    edge_low: float
    edge_high: float
    sharpness: float
    formula: str
    at: str
    critical_rate: float
    quadratic: bool
    diverged: bool


def measure(case: Case) -> Stability:
    """Measure the edge of stability at the end, or at the start if a run diverged."""
    objective, data = sample_of(case)
    finite = all(
        np.isfinite(np.asarray(leaf)).all() for leaf in jax.tree.leaves(case.params)
    )
    at = "end" if finite and not case.diverged else "start"
    params = jax.tree.map(np.asarray, case.params if at == "end" else case.start)
    name = str(case.settings["optimizer"])
    options = dict(case.settings.get("optimizer_options") or {})
    edge = largest_stable_rate(objective, params, name, options, data, steps=LANCZOS)
    rate = float(planned_rates(case).max())
    rule = make_optimizer(name, options)
    step = _step(rule, objective, params, data, jnp.asarray(rate))
    along = critical_sharpness(objective, params, step, rate, data)
    return Stability(
        rate=rate,
        edge=edge.rate,
        edge_low=edge.low,
        edge_high=edge.high,
        sharpness=edge.sharpness.value,
        formula=edge.formula,
        at=at,
        critical_rate=along.critical_rate,
        quadratic=_is_quadratic(objective, params, data),
        diverged=case.diverged,
    )


def judge(measured: Stability, *, symptom: bool = False) -> Finding:
    """Judge on which side of the edge a rate is."""
    verdict, because, advice = Verdict.PASS, "below", None
    if not math.isfinite(measured.edge):
        because = "flat"
    elif measured.rate > measured.edge:
        because = "above"
        exact = measured.quadratic and measured.rate > measured.edge_high
        if exact and (symptom or measured.diverged):
            verdict, because, advice = Verdict.FAIL, "unstable", "below_the_edge"
        elif measured.diverged and measured.rate > CATAPULT * measured.edge:
            verdict, because, advice = Verdict.WARN, "catapult", "below_the_edge"
    stable = float(f"{measured.edge / 2:.2g}") if math.isfinite(measured.edge) else 0
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={} if because == "flat" else {"bound": measured.edge},
        advice=advice,
        remedies=[{"learning_rate": stable}] if advice and stable > 0 else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    name = str(case.settings.get("optimizer"))
    options = dict(case.settings.get("optimizer_options") or {})
    edge = rules[name].edge_with(options) if name in rules else None
    if edge is None or "learning_rate" not in case.settings:
        return CHECK.skipped("no_edge")
    if not (case.diverged or (symptom and _too_high(case))):
        return CHECK.skipped("nothing_to_explain")  # it could only pass
    return judge(measure(case), symptom=symptom)


def _too_high(case: Case) -> bool:
    tested = case.once(measure_rates)
    if tested is None or tested.interval is None:
        return False
    return tested.own_rate > tested.interval.high


@jax.jit
def _step(rule: Any, objective: Any, params: Tree, data: Any, rate: Any) -> Tree:
    """Return the rule's first step from here."""
    gradient = jax.grad(lambda at: objective(at, *data))(params)
    transformation = rule.transformation(rate)
    return transformation.update(gradient, transformation.init(params), params)[0]


def _is_quadratic(objective: Any, params: Tree, data: Any) -> bool:
    """Say whether the gradient changes linearly, along three random directions."""
    draw = generator_for(0, "is it a parabola")
    for length in (0.1, 1.0, 10.0):
        direction = jax.tree.map(
            lambda w: jnp.asarray(draw.standard_normal(np.shape(w)), w.dtype), params
        )
        if not float(_bends(objective, params, data, direction, length)) < ROUNDING:
            return False
    return True


@jax.jit
def _bends(objective: Any, params: Tree, data: Any, way: Tree, length: Any) -> Any:
    """Return |⟨g(2d) − 2g(d) + g(0), d⟩| as a share of |⟨g(2d) − g(0), d⟩|.

    On one side only: for every even function, g(d) + g(−d) is 0 around its minimum.
    """
    far = length * (1 + norm(params)) / norm(way)

    def slope(steps: float) -> jax.Array:
        at = jax.tree.map(lambda w, d: w + steps * far * d, params, way)
        gradient = jax.grad(lambda at: objective(at, *data))(at)
        return dot(gradient, way)

    here, near, there = slope(0.0), slope(1.0), slope(2.0)
    tiny = jnp.finfo(here.dtype).tiny
    return jnp.abs(there - 2 * near + here) / jnp.maximum(jnp.abs(there - here), tiny)
