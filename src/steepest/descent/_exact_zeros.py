"""The last steps under an l1 penalty: useless weights become zero, not merely small.

The noise of batches leads a weight away from zero again and again, and a rule with a
momentum overshoots it. At the end, proximal steps on all rows move the parameters
from near the minimum to it, where the zeros are those of the minimum:

    W ← S(W − η ∇, η λ),    S(w, a) = sign(w) max(|w| − a, 0)

A loss with kinks, as the hinge, has slopes that jump near the minimum, and no step is
small enough for this. There the average of its slopes decides: see `_averaged_slopes`.
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from .._core import Tree, count, dot, squared_norm
from ..data import DiskRows
from ..objectives import Objective
from ._averaged_slopes import settled
from ._batch_loss import BatchLoss
from ._proximal import shrunk
from ._walk import TILE, bucket, padded_rows

WORK = 4e9  # parameters × rows × steps, at most; but PASSES[0] steps
PASSES = (20, 400)  # the fewest and the most steps


def with_exact_zeros(objective: Any, params: Tree, rows: Any, epochs: int) -> Tree:
    """Return parameters after proximal steps on all rows, at most ten for each epoch.

    A loss with kinks has ten times as many, of `_averaged_slopes`, behind them.

    Where there is nothing to do, the same object: without an l1 penalty, for a model
    with dropout or a state, whose loss on all rows is another than that of its
    training, and for rows that stay on disk.

    Parameters
    ----------
    objective : Objective or any other
        What was minimized.
    params : tree of arrays
        Near its minimum.
    rows : tree of arrays
        The training rows.
    epochs : int
        Of the training.

    References
    ----------
    Beck and Teboulle (2009), A Fast Iterative Shrinkage-Thresholding Algorithm,
    section 3, ISTA with backtracking.
    """
    if (
        not isinstance(objective, Objective)
        or objective.penalty is None
        or not objective.penalty.makes_zeros
        or not np.all(np.asarray(objective.penalty_strength) > 0)
        or objective.stochastic
        or any(isinstance(a, DiskRows) for a in jax.tree.leaves(rows))
    ):
        return params
    n = len(jax.tree.leaves(rows)[0])
    affordable = WORK / (n * count(params))
    padded = jax.tree.map(lambda a: padded_rows(a, bucket(n, TILE)), rows)
    passes = min(np.clip(affordable, *PASSES), 10 * epochs)
    params = _stepped(objective, params, padded, np.int32(n), np.int32(passes))
    if not objective.loss.has_kinks:
        return params
    steps = np.int32(np.clip(affordable, PASSES[0], 10 * passes))
    return settled(objective, params, padded, np.int32(n), steps)


@jax.jit
def _stepped(objective: Any, params: Tree, rows: Any, n: Any, passes: Any) -> Tree:
    loss = BatchLoss(objective, rows, jnp.int32(0), n, TILE, tiled=True, key=None)
    strength = objective.penalty_strength * objective.penalty.l1
    rounding = jnp.finfo(jax.tree.leaves(params)[0].dtype).eps

    def body(carry: Any) -> Any:
        i, at, value, gradient, step, _ = carry
        to = shrunk(
            jax.tree.map(lambda w, g: w - step * g, at, gradient), step * strength
        )
        moved = jax.tree.map(jnp.subtract, to, at)
        length = squared_norm(moved)
        bound = value + dot(gradient, moved) + length / (2 * step)
        to_value, to_gradient = loss.value_and_gradient(to)
        fits = to_value <= bound + 4 * rounding * jnp.abs(value)

        def chosen(new: jax.Array, old: jax.Array) -> jax.Array:
            return jnp.where(fits, new, old)

        at = jax.tree.map(chosen, to, at)
        gradient = jax.tree.map(chosen, to_gradient, gradient)
        step = step * jnp.where(fits, 1.2, 0.5).astype(step.dtype)
        still = fits & (length <= rounding**2 * squared_norm(at))
        return i + 1, at, chosen(to_value, value), gradient, step, still

    value, gradient = loss.value_and_gradient(params)
    step = jnp.ones((), value.dtype)
    first = (jnp.int32(0), params, value, gradient, step, jnp.array(False))
    return jax.lax.while_loop(lambda c: (c[0] < passes) & ~c[-1], body, first)[1]
