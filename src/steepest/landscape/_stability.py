"""The largest learning rate at which a descent is stable, for each update rule."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
from optax import tree_utils

from .._core import Tree
from ..descent import Edge, Optimizer, make_optimizer, rules
from ..errors import SettingError
from ._curvature import Eigenvalue, curvature
from ._function import Function, as_argument, as_floats


@dataclass(frozen=True)
class StableRate:
    """The edge of stability of an update rule at a point.

    Attributes
    ----------
    rate : float
        The largest stable learning rate on the second-order model of f; infinite where
        no direction curves upward.
    low, high : float
        The same for both ends of the curvature's interval.
    sharpness : Eigenvalue
        λ_max of H, or of D^−½ H D^−½ for a rule that divides by D.
    factor : float
        rate = factor / λ_max.
    formula : str
        The bound as a formula, in the rule's convention of momentum.
    """

    rate: float
    low: float
    high: float
    sharpness: Eigenvalue
    factor: float
    formula: str


def largest_stable_rate(
    f: Function,
    w: Tree,
    optimizer: str = "sgd",
    options: Mapping[str, Any] | None = None,
    data: tuple[Any, ...] = (),
    *,
    state: Any = None,
    steps: int = 20,
    seed: int = 0,
    chunk_size: int | None = None,
) -> StableRate:
    """Return the learning rate above which a rule diverges on the second-order model.

    - gradient descent: 2 / λ_max;
    - heavy ball, v ← βv + ∇f, w ← w − ηv (Optax's sgd with momentum): 2(1+β) / λ_max.
      With v ← βv + (1−β)∇f the same bound is divided by 1−β;
    - Nesterov, w ← w − η(βv + ∇f) (Optax's `nesterov`): 2(1+β) / ((1+2β) λ_max);
    - Adam, RMSProp, Adagrad divide by D = √v̂ + ε, which changes slowly and is taken as
      constant: 2 / λ_max(D^−½ H D^−½), for Adam times (1+β₁)/(1−β₁).

    Parameters
    ----------
    f, w, data
        As in `curvature`.
    optimizer : str
        sgd, momentum, nesterov, adam, adamw, rmsprop or adagrad.
    options : mapping, optional
        The rule's options by Optax's names: momentum, nesterov, b1, eps, …
    state : optional
        The rule's Optax state, which holds v̂. None: v̂ = (∇f)² here, as at a first
        step.
    steps, seed, chunk_size
        As in `curvature`.

    Returns
    -------
    StableRate

    Raises
    ------
    SettingError
        If there is no bound for this rule, or its state holds no second moment.

    Notes
    -----
    Exact on a quadratic; elsewhere a linearization. Training can go on above the edge,
    where λ_max then falls to 2/η (Cohen et al. 2021). Weight decay adds to H and is
    left out.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> valley = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> round(largest_stable_rate(valley, jnp.ones(2)).rate, 4)
    0.2
    >>> round(largest_stable_rate(valley, jnp.ones(2), "momentum").rate, 4)
    0.38

    References
    ----------
    Cohen et al. (2021), Gradient Descent on Neural Networks Typically Occurs at the
    Edge of Stability, eq. 1 and appendix B; Cohen et al. (2022), Adaptive Gradient
    Methods at the Edge of Stability, §3.
    """
    rule = make_optimizer(optimizer, dict(options or {}))
    edge = _edge_of(rule)
    function, w = as_argument(f), as_floats(w)
    if edge.divisor is not None:
        divisor = divisor_of(edge.divisor, rule, function, w, data, state)
        root = jax.tree.map(jnp.sqrt, divisor)
        function = jax.tree_util.Partial(_rescaled, function, root)
        w = jax.tree.map(jnp.multiply, root, w)
    sharpness = curvature(
        function, w, data, steps=steps, seed=seed, chunk_size=chunk_size
    ).largest

    def bound(eigenvalue: float) -> float:
        return math.inf if eigenvalue <= 0 else edge.factor / eigenvalue

    return StableRate(
        bound(sharpness.value),
        bound(sharpness.high),
        bound(sharpness.low),
        sharpness,
        edge.factor,
        edge.formula,
    )


def _edge_of(rule: Optimizer) -> Edge:
    edge = rule.edge
    if edge is not None:
        return edge
    if rule.rule.edge is None:
        known = sorted(name for name, record in rules.items() if record.edge)
        raise SettingError(
            f"No bound is known for '{rule.name}'; there is one for "
            f"{', '.join(known)}. critical_sharpness() measures any update."
        )
    options = ", ".join(f"{name}={value}" for name, value in rule.options.items())
    raise SettingError(
        f"No bound is known for '{rule.name}' with {options}. Leave it out, or "
        "measure the update by critical_sharpness()."
    )


def _rescaled(f: Any, root: Tree, u: Tree, *data: Any) -> jax.Array:
    """Return f at w = D^−½ u: dividing the gradient by D is plain descent on u."""
    return f(jax.tree.map(jnp.divide, u, root), *data)


def divisor_of(
    kind: str, rule: Optimizer, f: Any, w: Tree, data: Any, state: Any
) -> Tree:
    """Return D, what the rule divides the gradient by."""
    options = {**rule.rule.defaults, **rule.options}
    numbers = {name: options[name] for name in NUMBERS if name in options}
    inside = bool(options.get("eps_in_sqrt", kind == "adagrad"))
    if state is None:
        return _first_divisor(f, w, data, numbers, kind, inside)
    field = "sum_of_squares" if kind == "adagrad" else "nu"
    moment = tree_utils.tree_get(state, field)
    if moment is None:
        raise SettingError(
            f"The state holds no '{field}', the second moment of '{rule.name}'. "
            "Pass the state that this rule made."
        )
    if kind == "adam":
        count = tree_utils.tree_get(state, "count")
        correction = 1 - options["b2"] ** count
        moment = jax.tree.map(lambda v: v / correction, moment)
    return _divisor(moment, numbers, kind, inside)


NUMBERS = ("eps", "eps_root", "initial_accumulator_value")
"""Options that the divisor depends on."""


@partial(jax.jit, static_argnames=("kind", "inside"))
def _first_divisor(
    f: Any, w: Tree, data: Any, numbers: Any, kind: str, inside: bool
) -> Tree:
    """Return D as at a first step, whose second moment is (∇f)²."""
    gradient = jax.grad(lambda w: f(w, *data))(w)
    moment = jax.tree.map(jnp.square, gradient)
    if kind == "adagrad":
        start = numbers["initial_accumulator_value"]
        moment = jax.tree.map(lambda v: v + start, moment)
    return _divisor(moment, numbers, kind, inside)


@partial(jax.jit, static_argnames=("kind", "inside"))
def _divisor(moment: Tree, numbers: Any, kind: str, inside: bool) -> Tree:
    eps = numbers["eps"]
    if kind == "adam":
        root = numbers["eps_root"]
        return jax.tree.map(lambda v: jnp.sqrt(v + root) + eps, moment)
    if inside:
        return jax.tree.map(lambda v: jnp.sqrt(v + eps), moment)
    return jax.tree.map(lambda v: jnp.sqrt(v) + eps, moment)
