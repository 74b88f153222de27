"""Dropout: while training, each unit is left out at random."""

import jax
import jax.numpy as jnp

__all__ = ["drop"]


def drop(key: jax.Array, values: jax.Array, rate: float) -> jax.Array:
    """Set a share of the values to zero and scale up the rest, so the mean stays."""
    kept = jax.random.bernoulli(key, 1 - rate, values.shape)
    return jnp.where(kept, values / (1 - rate), 0.0)
