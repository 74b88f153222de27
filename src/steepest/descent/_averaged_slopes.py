"""The zeros of an l1 penalty where the loss has kinks.

At the minimum of a hinge some rows lie on its kink, and the slope of the loss jumps
from one step to the next. Its average over many steps ḡ does not: it tends to the
one slope that the minimum has, and a weight is useless where |ḡ| < λ. Regularized
dual averaging takes steps that follow from that average alone, from the place W₀ where
the training ended:

    W ← argmin ḡ·W + λ ‖W‖₁ + ‖W − W₀‖² / (2 s √t) = S(W₀ − s √t ḡ, s √t λ)

Xiao (2010), Dual Averaging Methods for Regularized Stochastic Learning and Online
Optimization, eq. 8; Lee and Wright (2012), Manifold Identification in Dual Averaging
for Regularized Stochastic Online Learning, theorem 9, on the zeros.
"""

from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree
from ._batch_loss import BatchLoss
from ._proximal import shrunk
from ._walk import TILE

STAGE = 100  # steps from one place
SHORTER, LONGER = 0.2, 2.0  # s after a stage that ends higher, and lower


@jax.jit
def settled(objective: Any, params: Tree, rows: Any, n: Any, steps: Any) -> Tree:
    """Return parameters after stages of dual averaging on all rows.

    A stage starts where the lowest one before it ended, and counts only if it does
    not end higher.

    Parameters
    ----------
    objective : Objective
        With an l1 penalty.
    params : tree of arrays
        Near its minimum.
    rows : Batch
        All of them, padded.
    n : () int32
        How many rows count.
    steps : () int32
        How many, in stages of a hundred.
    """
    loss = BatchLoss(objective, rows, jnp.int32(0), n, TILE, tiled=True, key=None)
    strength = objective.penalty_strength * objective.penalty.l1
    rounding = jnp.finfo(jax.tree.leaves(params)[0].dtype).eps

    def height(at: Tree) -> jax.Array:
        return loss.value_and_gradient(at)[0] + loss.absolute_penalty(at)

    def stage(center: Tree, scale: jax.Array) -> Tree:
        def step(i: Any, carry: Any) -> Any:
            total, at = carry
            total = jax.tree.map(jnp.add, total, loss.value_and_gradient(at)[1])
            t = (i + 1).astype(scale.dtype)
            factor = scale * jax.lax.rsqrt(t)  # s √t ḡ is s / √t times the sum
            moved = jax.tree.map(lambda w, g: w - factor * g, center, total)
            return total, shrunk(moved, factor * t * strength)

        zeros = jax.tree.map(jnp.zeros_like, center)
        length = jnp.minimum(STAGE, steps)
        return jax.lax.fori_loop(0, length, step, (zeros, center))[1]

    def body(carry: Any) -> Any:
        i, at, value, scale = carry
        to = stage(at, scale)
        to_value = height(to)
        fits = to_value <= value + 4 * rounding * jnp.abs(value)
        at = jax.tree.map(lambda new, old: jnp.where(fits, new, old), to, at)
        scale = scale * jnp.where(fits, LONGER, SHORTER).astype(scale.dtype)
        return i + 1, at, jnp.where(fits, to_value, value), scale

    value = height(params)
    first = (jnp.int32(0), params, value, jnp.ones((), value.dtype))
    stages = jnp.maximum(steps // STAGE, 1)
    return jax.lax.while_loop(lambda c: c[0] < stages, body, first)[1]
