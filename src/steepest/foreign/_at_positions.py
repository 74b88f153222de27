"""Losses of rows that have many answers: one at each word, pixel or label.

Targets and scores of a row are columns of numbers, position after position, and a class
is one column of 0 and 1 for each of the classes, as in
`steepest.objectives.soft_label_cross_entropy`: so these count as regressions, whose
predictions are the probabilities.
"""

import math
from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from scipy.special import entr

from ..objectives import Loss
from ._probabilities import LEAST

ONE = (0.0, 1.0)


@cache
def cross_entropy_at_positions(n_classes: int) -> Loss:
    """Return the mean over the positions of a row of their cross-entropies.

    ℓᵢ = 1/P Σₚ Σⱼ yᵢₚⱼ (log Σₖ exp(sᵢₚₖ) − sᵢₚⱼ), as Keras and PyTorch average a loss
    over words and pixels.

    Parameters
    ----------
    n_classes : int
        C; scores and targets of a row are P · C columns.

    Examples
    --------
    >>> loss, y = cross_entropy_at_positions(2), jnp.array([[1.0, 0.0, 0.0, 1.0]])
    >>> round(float(loss.per_example(jnp.zeros((1, 4)), y)[0]), 4)  # log 2
    0.6931
    """

    def by_position(columns: Any) -> Any:
        return columns.reshape(len(columns), -1, n_classes)

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        log_shares = jax.nn.log_softmax(by_position(scores), axis=2)
        return -jnp.mean(jnp.sum(by_position(targets) * log_shares, axis=2), axis=1)

    def lowest(mean: np.ndarray) -> float:
        return float(entr(by_position(mean[None])).sum(axis=2).mean())

    def predict(scores: Any) -> Any:
        by = scores.__array_namespace__()
        each = by_position(scores)
        powers = by.exp(each - by.max(each, axis=2, keepdims=True))
        shares = powers / by.sum(powers, axis=2, keepdims=True)
        return shares.reshape(scores.shape)

    return _of_shares(
        "cross_entropy_at_positions",
        per_example,
        math.log(n_classes),
        lowest,
        predict,
        classes=float(n_classes),
    )


@cache
def binary_cross_entropy_at_positions(*, of_probabilities: bool = False) -> Loss:
    """Return the mean over the positions of a row of their binary cross-entropies.

    ℓᵢ = 1/P Σₚ log(1 + exp(sᵢₚ)) − yᵢₚ sᵢₚ, as Keras and PyTorch have it for several
    labels, and for pixels that belong to a thing or not.

    Parameters
    ----------
    of_probabilities : bool
        Whether what the model gives are probabilities already.

    Examples
    --------
    >>> y = jnp.array([[1.0, 0.0, 1.0]])
    >>> loss = binary_cross_entropy_at_positions()
    >>> round(float(loss.per_example(jnp.zeros((1, 3)), y)[0]), 4)  # log 2
    0.6931
    """

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        if of_probabilities:
            share = jnp.clip(scores, LEAST, 1 - LEAST)
            logs = targets * jnp.log(share) + (1 - targets) * jnp.log(1 - share)
            return -jnp.mean(logs, axis=1)
        return jnp.mean(jax.nn.softplus(scores) - targets * scores, axis=1)

    def lowest(mean: np.ndarray) -> float:
        return float((entr(mean) + entr(1 - mean)).mean())

    def predict(scores: Any) -> Any:
        by = scores.__array_namespace__()
        if of_probabilities:
            return by.clip(scores, 0, 1)
        return by.exp(-by.logaddexp(-scores, by.zeros((), dtype=scores.dtype)))

    return _of_shares(
        "binary_cross_entropy_at_positions",
        per_example,
        math.log(2),
        lowest,
        predict,
        of_probabilities=float(of_probabilities),
    )


def _of_shares(
    name: str,
    per_example: Any,
    at_equal: float,
    lowest: Any,
    predict: Any,
    **options: float,
) -> Loss:
    def at_equal_scores(
        n_classes: int | None, targets: Any = None, weights: Any = None
    ) -> float:
        del n_classes, targets, weights
        return at_equal

    def best(per_example: Any, targets: np.ndarray, weights: Any = None) -> float:
        del per_example
        columns = np.asarray(targets, np.float64).reshape(len(targets), -1)
        return lowest(np.average(columns, axis=0, weights=weights))

    return Loss(
        name=name,
        per_example=per_example,
        task="regression",
        at_equal_scores=at_equal_scores,
        n_scores=lambda columns: columns,
        predict=predict,
        options=options,
        at_best_constant=best,
        high_from=lambda equal: equal + 2.0,
        target_range=ONE,
    )
