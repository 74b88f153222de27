"""Where the edge of stability lies, to explain what the range test found."""

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import Tree, dot, generator_for, norm
from ...descent import make_optimizer
from ...landscape import critical_sharpness, largest_stable_rate
from .._finding import Finding, Verdict, skipped
from ._planned import planned_rates
from ._sample import sample_of

if TYPE_CHECKING:
    from .._case import Case

KNOWN = ("adagrad", "adam", "adamw", "momentum", "nesterov", "rmsprop", "sgd")
LANCZOS = 20
CATAPULT = 6.0  # times 2/λ_max(0), which is 12/λ_max: nothing comes back from above
ROUNDING = 1e-3  # of the change of a gradient: below, it changes linearly


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
        The rate at which the rule's own first step would stop going down.
    quadratic : bool
        Whether the objective is a parabola, where the edge is exact.
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


def measure_stability(case: "Case") -> Stability:
    """Measure the edge of stability at the end of a run, or at its start if it died.

    See Also
    --------
    steepest.diagnosis.check_stability : measures and judges.
    """
    objective, data = sample_of(case)
    finite = all(
        np.isfinite(np.asarray(leaf)).all() for leaf in jax.tree.leaves(case.params)
    )
    at = "end" if finite and not case.diverged else "start"
    params = jax.tree.map(jnp.asarray, case.params if at == "end" else case.start)
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


def judge_stability(measured: Stability, *, symptom: bool = False) -> Finding:
    """Say on which side of the edge a rate is.

    See Also
    --------
    steepest.diagnosis.check_stability : measures and judges.
    """
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
    return Finding(
        check="stability",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={} if because == "flat" else {"bound": measured.edge},
        advice=advice,
        remedy={"learning_rate": stable} if advice and stable > 0 else {},
        source="Cohen et al. (2021), Gradient Descent … at the Edge of Stability; "
        "Lewkowycz et al. (2020), The large learning rate phase, for 12/λ_max",
        cost={"gradients": 2 * LANCZOS, "forwards": 10, "rows": 512},
    )


def check_stability(case: "Case", *, symptom: bool = False) -> Finding:
    """Say where the edge of stability lies: 2/λ_max for plain descent.

    It explains what the range test finds, and fails alone only where the objective is
    exactly a parabola: elsewhere sharpness adapts, and training goes on above the edge.
    Only a run that diverged, or failed at a rate above those that work, is looked at.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    symptom : bool
        Whether the run was seen to fail. A run that did not is not looked at, because
        curvature costs more than it would explain; `largest_stable_rate` measures it.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import numpy as np
    >>> from steepest import descend
    >>> from steepest.diagnosis import Case, check_stability
    >>> bowl = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> start = np.ones(2, np.float32)
    >>> run = descend(bowl, start, learning_rate=0.3, epochs=200)
    >>> found = check_stability(Case(objective=bowl, start=start, rows=None, run=run))
    >>> print(found.verdict, found.because, round(found.measured["edge"], 3))
    fail unstable 0.2
    """
    name = str(case.settings.get("optimizer"))
    if name not in KNOWN or "learning_rate" not in case.settings:
        return skipped("stability", "no_edge")
    if name in ("adam", "adamw") and (case.settings.get("optimizer_options") or {}).get(
        "nesterov"
    ):
        return skipped("stability", "no_edge")
    if not (case.diverged or (symptom and _too_high(case))):
        return skipped("stability", "nothing_to_explain")  # it could only pass
    return judge_stability(measure_stability(case), symptom=symptom)


def _too_high(case: "Case") -> bool:
    tested = case.range_test
    if tested is None or tested.interval is None:
        return False
    return tested.own_rate > tested.interval.high


@jax.jit
def _step(rule: Any, objective: Any, params: Tree, data: Any, rate: Any) -> Tree:
    """Return the rule's first step from here."""
    gradient = jax.grad(lambda at: objective(at, *data))(params)
    made = rule.transformation(rate)
    return made.update(gradient, made.init(params), params)[0]


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

    On one side only: around a minimum, g(d) + g(−d) is 0 for every even function.
    """
    far = length * (1 + norm(params)) / norm(way)

    def slope(steps: float) -> jax.Array:
        at = jax.tree.map(lambda w, d: w + steps * far * d, params, way)
        gradient = jax.grad(lambda at: objective(at, *data))(at)
        return dot(gradient, way)

    here, near, there = slope(0.0), slope(1.0), slope(2.0)
    tiny = jnp.finfo(here.dtype).tiny
    return jnp.abs(there - 2 * near + here) / jnp.maximum(jnp.abs(there - here), tiny)
