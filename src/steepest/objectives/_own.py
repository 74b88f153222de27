"""A loss from the user's own function."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Literal

import jax
import jax.numpy as jnp
import numpy as np

from ..scoring import largest_score, themselves
from ._classes import one_score_per_class
from ._loss import Loss
from ._targets import aligned


@lru_cache(maxsize=64)
def own_loss(
    per_example: Callable[[jax.Array, jax.Array], jax.Array],
    task: Literal["classification", "regression"],
) -> Loss:
    """Return the loss that is a function of scores and targets.

    Its value at equal scores and at the best constant ones are measured; the class of
    the highest score is predicted, or the scores themselves.

    Parameters
    ----------
    per_example : callable
        `per_example(scores, targets)` returns one number for each row, made of
        operations of JAX, from scores (batch, classes) and class indices (batch,), or
        from scores and targets (batch, outputs).
    task : {"classification", "regression"}
        What the targets are.

    Returns
    -------
    Loss
        The same object for the same function.

    Examples
    --------
    >>> loss = own_loss(lambda scores, y: ((scores - y) ** 4).mean(1), "regression")
    >>> loss.at_equal_scores(None, np.array([[1.0], [2.0]]))
    8.5
    """
    classes = task == "classification"
    return Loss(
        name=getattr(per_example, "__name__", type(per_example).__name__),
        per_example=per_example if classes else partial(_in_columns, per_example),
        task=task,
        at_equal_scores=partial(_at_zeros, per_example, classes),
        n_scores=one_score_per_class if classes else _one_each,
        predict=largest_score if classes else themselves,
    )


def _in_columns(
    per_example: Callable[[jax.Array, jax.Array], jax.Array],
    scores: jax.Array,
    targets: jax.Array,
) -> jax.Array:
    # (rows,) beside (rows, 1) would compare every row with every other
    return per_example(scores, aligned(scores, targets))


def _at_zeros(
    per_example: Callable[[jax.Array, jax.Array], jax.Array],
    classes: bool,
    n_classes: int | None,
    targets: np.ndarray | None = None,
    weights: np.ndarray | None = None,
) -> float:
    if targets is None:  # of each class alike
        targets = np.arange(n_classes or 2, dtype=np.int32)
    rows = jnp.asarray(targets)
    if not classes:
        rows = rows.reshape(len(rows), -1)
    n_scores = n_classes if classes and n_classes else max(int(rows.shape[-1]), 1)
    values = per_example(jnp.zeros((len(rows), n_scores)), rows)
    return float(np.average(np.asarray(values, np.float64), weights=weights))


def _one_each(n_outputs: int) -> int:
    return n_outputs
