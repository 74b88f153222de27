"""The state that a model settles at when it sees the same rows again and again.

Running means that belong to other parameters, or that lag behind after a short
training, make scores meaningless. Whoever looks at many parameters (at the start, after
a few steps, along a line) computes the state anew from a sample of rows.
"""

from functools import cache
from typing import Any

import jax
import jax.numpy as jnp

from ._model import Model

TOLERANCE = 1e-3  # of what is taken for a running mean
MANY = 1_000_000  # updates: a mean that divides by 1 − mᵏ has settled by then
SLOWEST = 0.99999  # memory of a running mean, larger in no framework


def settled_state(model: Model, params: Any, state: Any, inputs: Any) -> Any:
    """Return the fixed point of the state's updates on a batch, to be differentiated.

    A running mean s is updated as s ← m s + (1 − m) b, where b is of the batch and m is
    the same for all its numbers, and the scores of a training step do not depend on it.
    Two updates, of s and of a shifted s, then tell m and b. What is updated in another
    way, such as the vectors of spectral normalization, is updated once; what an update
    leaves alone stays, and a counter counts a million updates.

    Parameters
    ----------
    model : Model
        With state.
    params, state : tree
        Where it is.
    inputs : (batch, …)
        As `model.apply` takes them.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> def centered(params, mean, x, key=None):  # x minus its running mean, times w
    ...     now = x.mean(0) if key is not None else mean
    ...     new = 0.9 * mean + 0.1 * now if key is not None else mean
    ...     return (x - now) * params["w"], new
    >>> model = Model(
    ...     init=lambda key: {"w": jnp.ones(1)},
    ...     apply=centered,
    ...     name="centered",
    ...     start_state=lambda key: jnp.zeros(1),
    ... )
    >>> rows = jnp.array([[1.0], [2.0], [6.0]])
    >>> params = {"w": jnp.ones(1)}
    >>> settled_state(model, params, jnp.zeros(1), rows).round(4).tolist()
    [3.0]
    """
    key = jax.random.key(0)  # which units dropout leaves out matters little

    def updated(at: Any) -> Any:
        return model.apply(params, at, inputs, key)[1]

    state = jax.tree.map(jnp.asarray, state)
    once = updated(state)
    elsewhere = updated(jax.tree.map(_shifted, state, once))
    return jax.tree.map(_fixed_point, state, once, elsewhere)


@cache
def normalized_by_batch(model: Model) -> Model:
    """Return a model without state: it normalizes every batch by that batch itself.

    The same object for the same model. Its scores are those of `model` with the state
    that it settles at on the batch, and so are their gradients.

    See Also
    --------
    settled_state : the state.
    """
    start_state = model.start_state
    if start_state is None:
        return model

    def apply(
        params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        del key
        first = start_state(jax.random.key(0))
        state = settled_state(model, params, first, inputs)
        return model.apply(params, state, inputs, None)[0]

    return Model(model.init, apply, model.name, units=model.units)


def _moves(new: jax.Array, old: jax.Array) -> jax.Array:
    return jnp.any(new != old)


def _is_number(leaf: jax.Array) -> bool:
    return bool(jnp.issubdtype(leaf.dtype, jnp.floating)) and leaf.size > 0


def _shift(new: jax.Array) -> jax.Array:
    # of the size of the numbers: the difference loses no digits
    return 1 + jnp.max(jnp.abs(jax.lax.stop_gradient(new)))


def _shifted(old: jax.Array, new: jax.Array) -> jax.Array:
    if not _is_number(old):
        return old
    return jnp.where(_moves(new, old), old + _shift(new), old).astype(old.dtype)


def _fixed_point(old: jax.Array, new: jax.Array, elsewhere: jax.Array) -> jax.Array:
    if not _is_number(old):
        counts = jnp.issubdtype(old.dtype, jnp.integer)
        return old + MANY * (new - old) if counts else new
    slopes = jax.lax.stop_gradient(elsewhere - new) / _shift(new)
    memory = jnp.median(slopes)
    is_mean = jnp.all(jnp.abs(slopes - memory) < TOLERANCE)
    is_mean &= (memory >= -TOLERANCE) & (memory < SLOWEST)
    memory = jnp.where(is_mean, memory, 0.0)
    fixed = (new - memory * old) / (1 - memory)
    return jnp.where(_moves(new, old), fixed, old).astype(old.dtype)
