"""One step of descent, and what is recorded of it."""

from typing import Any

import jax
import jax.numpy as jnp
import optax

from .._core import Tree, dot, squared_norm
from ..objectives import Objective, is_weight
from ._batch_loss import BatchLoss
from ._optimizer import Optimizer
from ._state import Rules, State
from ._stiff_decay import StiffDecay

MEASURED = ("gradient_norm", "update_norm", "weight_norm", "cosine")
"""What is measured at a step besides its loss: ‖g‖, ‖ΔW‖, ‖W‖, cos θ(ΔW, −g)."""


def take_step(
    loss: BatchLoss,
    optimizer: Optimizer,
    rules: Rules,
    state: State,
    factor: jax.Array,
    measure: bool,
) -> tuple[State, dict[str, jax.Array]]:
    """Return the state after one step, and the record of it.

    A step whose loss is not finite is not taken: the state keeps its parameters and
    is no longer alive. With `measure` the record has `MEASURED` too.
    """
    params = state.params
    value, gradient, model_state = loss.value_gradient_and_state(params)
    gradient = with_absolute_penalty(loss.objective, params, gradient)
    recorded = {"loss": value + loss.absolute_penalty(params)}
    full_gradient = gradient
    rate = rules.learning_rate * factor
    stiff = StiffDecay.of(loss.objective, optimizer, rate)
    if stiff is not None:
        gradient = stiff.without(gradient, params)
    if rules.clip_norm is not None:
        gradient = clip(gradient, rules.clip_norm)
    gradient_for_rule = gradient
    if optimizer.rule.per_example:
        gradient_for_rule = loss.per_example_gradients(params)
    update, memory = optimizer.update(
        rate,
        gradient_for_rule,
        state.optimizer,
        params,
        value=value,
        value_of=loss.value,
        gradient_of=lambda at: with_absolute_penalty(
            loss.objective, at, loss.value_and_gradient(at)[1]
        ),
        hessian_vector_product=loss.hessian_vector_product,
        penalty_gradient=lambda: with_absolute_penalty(
            loss.objective, params, loss.penalty_gradient(params)
        ),
    )
    new_params = optax.apply_updates(params, update)
    if stiff is not None:
        new_params = stiff.shrunk(new_params)
    new_params = stop_at_zero(loss.objective, params, new_params, full_gradient)
    alive = state.alive & jnp.isfinite(value)

    def kept(new: jax.Array, old: jax.Array) -> jax.Array:
        return jnp.where(alive, new, old)

    after = State(
        jax.tree.map(kept, new_params, params),
        memory,
        state.step + 1,
        alive,
        jax.tree.map(kept, model_state, state.model),
    )
    if measure:
        recorded |= measured(full_gradient, update, params)
    return after, recorded


def measured(gradient: Tree, update: Tree, params: Tree) -> dict[str, jax.Array]:
    """Return the values of `MEASURED`: four sums over the parameters."""
    g, u, w = squared_norm(gradient), squared_norm(update), squared_norm(params)
    down = -dot(gradient, update)
    cosine = down * jax.lax.rsqrt(jnp.maximum(g * u, jnp.finfo(g.dtype).tiny))
    return dict(
        zip(MEASURED, (jnp.sqrt(g), jnp.sqrt(u), jnp.sqrt(w), cosine), strict=True)
    )


def clip(gradient: Tree, longest: jax.Array) -> Tree:
    """Return the gradient, shortened to the length `longest` where it is longer."""
    length = jnp.sqrt(squared_norm(gradient))
    factor = jnp.minimum(1.0, longest / jnp.maximum(length, 1e-38))
    return jax.tree.map(lambda g: (factor * g).astype(g.dtype), gradient)


def with_absolute_penalty(objective: Any, params: Tree, gradient: Tree) -> Tree:
    """Add the slope of λ l1 |w|; at w = 0, the subgradient of steepest descent.

    At w = 0 the slope of |w| is any number in [−1, 1]. Steepest descent takes the one
    that brings the sum closest to zero: a weight leaves zero only where the slope of
    the loss is larger than λ l1. With `stop_at_zero` this is the proximal step wherever
    a weight starts from zero or keeps its sign, and it holds for every optimizer.
    Andrew & Gao (2007), Scalable Training of L1-Regularized Log-Linear Models, eq. 4.
    """
    strength = _l1_strength(objective)
    if strength is None:
        return gradient

    def add(w: jax.Array, g: jax.Array) -> jax.Array:
        if not is_weight(w):
            return g
        at_kink = jnp.sign(g) * jnp.maximum(jnp.abs(g) - strength, 0)
        return jnp.where(w == 0, at_kink, g + strength * jnp.sign(w))

    return jax.tree.map(add, params, gradient)


def stop_at_zero(objective: Any, before: Tree, after: Tree, gradient: Tree) -> Tree:
    """Set to zero the weights that an l1 penalty keeps at zero or moves across it.

    A weight at zero whose slope is zero (see `with_absolute_penalty`) stays there,
    whatever momentum it has: so the zeros of a full-batch run are those of the optimum.
    """
    if _l1_strength(objective) is None:
        return after

    def stop(old: jax.Array, new: jax.Array, slope: jax.Array) -> jax.Array:
        if not is_weight(old):
            return new
        stays = (old == 0) & (slope == 0)
        return jnp.where(stays | (old * new < 0), 0, new)

    return jax.tree.map(stop, before, after, gradient)


def _l1_strength(objective: Any) -> Any:
    if not isinstance(objective, Objective) or objective.penalty is None:
        return None
    if not objective.penalty.makes_zeros:
        return None
    return objective.penalty_strength * objective.penalty.l1
