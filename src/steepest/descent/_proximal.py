"""The proximal step of an l1 penalty."""

import jax
import jax.numpy as jnp

from .._core import Tree
from ..objectives import is_weight


def shrunk(params: Tree, amount: jax.Array) -> Tree:
    """Return sign(w) max(|w| − a, 0) of every weight, and the biases as they are."""

    def toward_zero(w: jax.Array) -> jax.Array:
        if not is_weight(w):
            return w
        return jnp.sign(w) * jnp.maximum(jnp.abs(w) - amount, 0).astype(w.dtype)

    return jax.tree.map(toward_zero, params)
