"""Three update rules about saddles, to be used by name like all of Optax's.

Each is an Optax transformation, so it can be chained and raced like any other.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

import jax
import jax.numpy as jnp
import optax
from jax.flatten_util import ravel_pytree

from .._core import NameTable, Tree, norm, shown_name, unknown_name
from .._core._options import build
from ..descent import Optimizer, Rule, make_optimizer, rules
from ..errors import SettingError


class PerturbedState(NamedTuple):
    """The number of steps, the step of the last kick, and the key of the kicks."""

    step: jax.Array
    last_kick: jax.Array
    key: jax.Array


def perturbed_descent(
    learning_rate: Any,
    radius: Any = 0.01,
    gradient_threshold: Any = 0.01,
    wait: Any = 20,
    seed: Any = 0,
) -> optax.GradientTransformationExtraArgs:
    """Descend, and where the gradient is small add a small random kick.

    w ← w − η∇f + ξ. The kick ξ is uniform in the ball of the radius if ‖∇f‖ ≤ threshold
    and the last kick is more than `wait` steps ago, and zero otherwise.

    Parameters
    ----------
    learning_rate : float
        η.
    radius : float
        r of the ball.
    gradient_threshold : float
        ‖∇f‖ up to which kicks are added.
    wait : int
        Steps without a kick after each kick, which it takes to leave a saddle.
    seed : int
        Seed of the kicks.

    Notes
    -----
    At a minimum the kicks go on. The paper stops if f has not fallen enough in the
    `wait` steps after one; here the caller decides when to stop.

    References
    ----------
    Jin et al. (2017), How to Escape Saddle Points Efficiently, algorithm 2.

    See Also
    --------
    race : runs this rule beside others, by its name.
    """

    def init(params: Tree) -> PerturbedState:
        del params
        key = jax.random.key(seed)
        never = -jnp.asarray(wait, jnp.int32) - 1
        return PerturbedState(jnp.zeros((), jnp.int32), never, key)

    def update(gradient: Tree, state: Any, params: Tree = None, **_: Any) -> Any:
        del params
        level = norm(gradient) <= gradient_threshold
        kicked = level & (state.step - state.last_kick > wait)
        flat, unravel = ravel_pytree(gradient)
        key = jax.random.fold_in(state.key, state.step)
        kick = unravel(jnp.where(kicked, radius * _in_ball(key, flat), 0))
        step = jax.tree.map(lambda g, xi: xi - learning_rate * g, gradient, kick)
        last = jnp.where(kicked, state.step, state.last_kick)
        return step, PerturbedState(state.step + 1, last, state.key)

    return optax.GradientTransformationExtraArgs(init, cast(Any, update))


def _in_ball(key: jax.Array, like: jax.Array) -> jax.Array:
    """Return a point uniform in the unit ball of the space of `like`."""
    direction_key, radius_key = jax.random.split(key)
    direction = jax.random.normal(direction_key, like.shape, like.dtype)
    radius = jax.random.uniform(radius_key, (), like.dtype) ** (1 / like.size)
    return radius * direction / jnp.linalg.norm(direction)


def newton(learning_rate: Any = 1.0) -> optax.GradientTransformationExtraArgs:
    """Step to the critical point of the second-order model: w ← w − η H⁻¹∇f.

    It is a minimum of the model only if H is positive definite. Along a direction of
    negative curvature the step goes *up*: near a saddle Newton's method converges to
    the saddle. Directions whose curvature is zero up to rounding are left alone.

    Notes
    -----
    Forms H, d² numbers, and decomposes it in d³ time: for few parameters. `update`
    needs `hessian_vector_product`, a function of the parameters and a direction.

    See Also
    --------
    race : runs this rule beside others, by its name.
    """
    return _second_order(learning_rate, lambda values: values)


def saddle_free_newton(
    learning_rate: Any = 1.0, damping: Any = 1e-3
) -> optax.GradientTransformationExtraArgs:
    """Step by w ← w − η |H|⁻¹∇f: like Newton's, but downhill along every eigenvector.

    |H| has the eigenvectors of H and the absolute values of its eigenvalues, none
    smaller than `damping`: saddles are left as fast as minima are approached.

    References
    ----------
    Dauphin et al. (2014), Identifying and Attacking the Saddle Point Problem in High-
    Dimensional Non-Convex Optimization, algorithm 1.

    See Also
    --------
    race : runs this rule beside others, by its name.
    """
    return _second_order(
        learning_rate, lambda values: jnp.maximum(jnp.abs(values), damping)
    )


def _second_order(
    learning_rate: Any, divisor: Callable[[jax.Array], jax.Array]
) -> optax.GradientTransformationExtraArgs:
    def init(params: Tree) -> optax.EmptyState:
        del params
        return optax.EmptyState()

    def update(
        gradient: Tree,
        state: Any,
        params: Tree = None,
        *,
        hessian_vector_product: Any,
        **_: Any,
    ) -> tuple[Tree, Any]:
        flat, unravel = ravel_pytree(gradient)

        def column(direction: jax.Array) -> jax.Array:
            product = hessian_vector_product(params, unravel(direction))
            return ravel_pytree(product)[0]

        hessian = jax.vmap(column)(jnp.eye(flat.size, dtype=flat.dtype))
        values, vectors = jnp.linalg.eigh(hessian)
        size = jnp.abs(values)
        rounding = flat.size * jnp.finfo(flat.dtype).eps * size.max()
        inverse = jnp.where(size <= rounding, 0, 1 / divisor(values))
        step = -learning_rate * (vectors @ (inverse * (flat @ vectors)))
        return unravel(step), state

    return optax.GradientTransformationExtraArgs(init, cast(Any, update))


SADDLE_RULES: NameTable[Rule] = NameTable(
    "optimizer",
    {
        "newton": Rule(newton, own_rate=True, wants=("hessian_vector_product",)),
        "perturbed_descent": Rule(perturbed_descent, follows_gradient=True),
        "saddle_free_newton": Rule(
            saddle_free_newton, own_rate=True, wants=("hessian_vector_product",)
        ),
    },
)
"""Rules for plain functions, which can offer them what they want."""


def rule_names() -> tuple[str, ...]:
    """Return the names of the update rules that a plain function can be given to.

    Examples
    --------
    >>> {"adam", "newton"} <= set(rule_names()), "dpsgd" in rule_names()
    (True, False)
    """
    usable = (name for name, rule in rules.items() if not rule.per_example)
    return tuple(sorted({*usable, *SADDLE_RULES}))


def make_rule(
    name: str | Optimizer, options: Mapping[str, Any] | None = None
) -> Optimizer:
    """Return the update rule of a name: one of these, or any of Optax's.

    Raises
    ------
    UnknownNameError
        If no rule, or no option of the rule, has that name.
    SettingError
        If the rule needs one gradient per example.

    Examples
    --------
    >>> make_rule("saddle-free-newton", {"damping": 0.1}).numbers
    {'damping': 0.1}
    >>> make_rule("newton").rule.own_rate
    True
    """
    options = dict(options or {})
    if isinstance(name, Optimizer) and name.record is not None:
        return name
    if isinstance(name, str):
        name = name.replace("-", "_")
        if name in SADDLE_RULES:
            record = SADDLE_RULES[name]
            build("optimizer", name, record.make, {"learning_rate": 1.0, **options})
            numbers = {key.replace("-", "_"): value for key, value in options.items()}
            return Optimizer(name, (), numbers, record=record)
        if name not in rules:
            known = map(shown_name, [*rules, *SADDLE_RULES])
            raise unknown_name("optimizer", name, known)
    optimizer = make_optimizer(name, options)
    if optimizer.rule.per_example:
        raise SettingError(
            f"'{optimizer.name}' needs one gradient per example, and a surface has none"
            ". Choose another optimizer."
        )
    return optimizer
