"""The function whose directions are measured."""

import jax
import jax.numpy as jnp

POINT = jnp.array([2.0, 1.0])


def bowl(w: jax.Array) -> jax.Array:
    """Return ½ (w₁² + 3 w₂²)."""
    return 0.5 * (w[0] ** 2 + 3 * w[1] ** 2)
