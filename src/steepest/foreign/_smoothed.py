"""Cross-entropy with smoothed labels, which Keras and PyTorch have as an option."""

from dataclasses import replace
from functools import cache
from typing import Any

import jax
import jax.numpy as jnp

from ..objectives import Loss, softmax_cross_entropy


@cache
def smoothed_cross_entropy(smoothing: float) -> Loss:
    """Return the cross-entropy with targets that give a share ε to all classes alike.

    ℓᵢ = −(1 − ε) log p(yᵢ) − ε/C Σⱼ log pⱼ. The best constant scores are searched.

    Parameters
    ----------
    smoothing : float
        ε, from 0 to 1.

    Examples
    --------
    >>> scores, targets = jnp.zeros((1, 4)), jnp.array([2])
    >>> round(float(smoothed_cross_entropy(0.1).per_example(scores, targets)[0]), 4)
    1.3863

    References
    ----------
    Szegedy et al. (2016), Rethinking the Inception Architecture, section 7.
    """
    plain = softmax_cross_entropy()

    def per_example(scores: jax.Array, targets: jax.Array) -> Any:
        own = plain.per_example(scores, targets)
        everywhere = -jnp.mean(jax.nn.log_softmax(scores, axis=1), axis=1)
        return (1 - smoothing) * own + smoothing * everywhere

    return replace(
        plain,
        name="smoothed_cross_entropy",
        per_example=per_example,
        options={"smoothing": smoothing},
        at_best_constant=None,
    )
