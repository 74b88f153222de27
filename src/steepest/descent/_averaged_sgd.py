"""Gradient descent whose result is the average of its steps' parameters."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax


class AveragedState(NamedTuple):
    """What averaged descent remembers.

    Attributes
    ----------
    inner : tree
        The state of plain descent.
    mean : tree like the parameters
        Of the parameters from `begin` on, without the newest.
    count : ()
        Steps taken.
    begin : ()
        Steps that are left out of the average.
    """

    inner: Any
    mean: Any
    count: Any
    begin: Any


def averaged_sgd(
    learning_rate: Any, begin: float = 0.0
) -> optax.GradientTransformation:
    """Descend by gradient steps, and hand out the average of the parameters after them.

    W̄ₜ = 1/(t − b) Σ_{b < s ≤ t} Wₛ. The noise of batches averages out, so that the rate
    need not fall: with the rate of a slow decay it converges as fast as if the
    curvature were known. scikit-learn's `SGDClassifier(average=b + 1)` and torch's
    `ASGD` do the same.

    Parameters
    ----------
    learning_rate : float
        η.
    begin : float
        b, steps that are left out: those before are evaluated as they are.

    References
    ----------
    Polyak and Juditsky (1992), Acceleration of Stochastic Approximation by Averaging,
    eq. 2.
    """
    plain = optax.sgd(learning_rate)

    def init(params: Any) -> AveragedState:
        count = jnp.zeros((), jnp.int32)
        mean = jax.tree.map(jnp.zeros_like, params)
        return AveragedState(plain.init(params), mean, count, jnp.asarray(begin))

    def update(gradient: Any, state: Any, params: Any = None) -> Any:
        step, inner = plain.update(gradient, state.inner, params)
        counted = state.count - state.begin  # the parameters before this step are one
        mean = _with_newest(state.mean, params, counted)
        return step, AveragedState(inner, mean, state.count + 1, state.begin)

    return optax.GradientTransformation(init, update)


def average_of(state: AveragedState, params: Any) -> Any:
    """Return the average; the parameters themselves before it begins.

    See Also
    --------
    averaged_sgd : the rule, whose state this reads.
    """
    counted = state.count - state.begin
    mean = _with_newest(state.mean, params, counted)
    return jax.tree.map(lambda m, w: jnp.where(counted > 0, m, w), mean, params)


def _with_newest(mean: Any, params: Any, counted: Any) -> Any:
    """Return the mean of `counted` parameters, of which these are the newest."""

    def leaf(m: jax.Array, w: jax.Array) -> jax.Array:
        share = (1 / jnp.maximum(counted, 1)).astype(w.dtype)
        return jnp.where(counted > 0, m + share * (w - m), m)

    return jax.tree.map(leaf, mean, params)
