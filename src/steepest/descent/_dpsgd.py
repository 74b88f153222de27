"""Optax's differentially private descent, plus the gradient of a penalty."""

from typing import Any

import jax
import optax
from optax import contrib

from .._core import Tree


def dpsgd(
    learning_rate: Any,
    l2_norm_clip: float = 1.0,
    noise_multiplier: float = 1.0,
    seed: int = 0,
    momentum: float | None = None,
    nesterov: bool = False,
) -> optax.GradientTransformationExtraArgs:
    """Shorten every example's gradient, add noise to their sum, and step along it.

    The penalty does not depend on the data, so its gradient is neither shortened nor
    made noisy.

    Parameters
    ----------
    learning_rate : float
        η.
    l2_norm_clip : float
        Gradients of single examples longer than this are shortened to it.
    noise_multiplier : float
        Standard deviation of the noise in units of `l2_norm_clip`.
    seed : int
        Of the noise.
    momentum, nesterov
        As in `optax.sgd`.

    Notes
    -----
    The sum is divided by the batch size, for a short last batch too. `update` takes one
    gradient per example, along a leading axis, and `penalty_gradient`.

    References
    ----------
    Abadi et al. (2016), Deep Learning with Differential Privacy, algorithm 1.
    """
    private = contrib.differentially_private_aggregate(
        l2_norm_clip, noise_multiplier, key=jax.random.key(seed)
    )
    descent = optax.sgd(learning_rate, momentum, nesterov)

    def init(params: Tree) -> Any:
        return private.init(params), descent.init(params)

    def update(
        updates: Tree,
        state: Any,
        params: Tree = None,
        *,
        penalty_gradient: Tree,
        **_: Any,
    ) -> tuple[Tree, Any]:
        noise, momenta = state
        gradient, noise = private.update(updates, noise, params)
        gradient = jax.tree.map(lambda g, p: g + p, gradient, penalty_gradient)
        step, momenta = descent.update(gradient, momenta, params)
        return step, (noise, momenta)

    # Optax's type for `update` does not name the extra arguments
    return optax.GradientTransformationExtraArgs(init, update)  # pyright: ignore
