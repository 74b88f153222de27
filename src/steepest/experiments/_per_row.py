"""The loss of each row, as one compiled program."""

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..objectives import Loss, loss_named


def loss_per_row(name: str, scores: Any, targets: Any, **options: float) -> np.ndarray:
    """Return the loss of each row of scores in float64, shape (rows,).

    Examples
    --------
    >>> loss_per_row("hinge", [[3.2, 5.1, -1.7]], [0]).round(4).tolist()
    [2.9]
    """
    loss = loss_named(name, **options)
    return np.asarray(_per_row(loss, jnp.asarray(scores), jnp.asarray(targets)), float)


@partial(jax.jit, static_argnums=0)
def _per_row(loss: Loss, scores: jax.Array, targets: jax.Array) -> jax.Array:
    return loss.per_example(scores, targets)
