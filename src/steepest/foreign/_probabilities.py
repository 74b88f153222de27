"""Losses of outputs that are probabilities already, which Keras and PyTorch also take.

Where the last activation fits the loss it is taken off, and the loss of scores is used.
These are for the others: a sigmoid below a categorical cross-entropy, a softmax of one
unit. What is wrong with them must be seen, and so it is kept.
"""

import math
from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..objectives import Loss

LEAST = 1e-7  # what Keras clips probabilities to


@cache
def cross_entropy_of_probabilities() -> Loss:
    """Return minus the log of the own class's share of the outputs."""

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        shares = scores / jnp.sum(scores, axis=1, keepdims=True)
        shares = jnp.clip(shares, LEAST, 1 - LEAST)
        own = targets.astype(jnp.int32)[:, None] == jnp.arange(scores.shape[1])
        return -jnp.sum(jnp.where(own, jnp.log(shares), 0.0), axis=1)

    def at_equal_scores(
        n_classes: int | None, targets: Any = None, weights: Any = None
    ) -> float:
        del targets, weights
        return math.log(n_classes or 2)

    return Loss(
        name="cross_entropy_of_probabilities",
        per_example=per_example,
        task="classification",
        at_equal_scores=at_equal_scores,
        n_scores=lambda n: n,
        predict=lambda scores: jnp.argmax(scores, axis=1).astype(jnp.int32),
        probability=lambda scores: scores / jnp.sum(scores, axis=1, keepdims=True),
        at_best_constant=_entropy,
    )


@cache
def binary_cross_entropy_of_probabilities() -> Loss:
    """Return minus the log of the probability of the right one of two classes."""

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        share = jnp.clip(scores[:, 0], LEAST, 1 - LEAST)
        return -jnp.log(jnp.where(targets == 1, share, 1 - share))

    def at_equal_scores(
        n_classes: int | None, targets: Any = None, weights: Any = None
    ) -> float:
        del n_classes, targets, weights
        return math.log(2)

    return Loss(
        name="binary_cross_entropy_of_probabilities",
        per_example=per_example,
        task="classification",
        at_equal_scores=at_equal_scores,
        n_scores=lambda n: 1,
        predict=lambda scores: (scores[:, 0] > 0.5).astype(jnp.int32),
        probability=lambda scores: jnp.concatenate([1 - scores, scores], axis=1),
        at_best_constant=_entropy,
    )


def _entropy(per_example: Any, targets: np.ndarray, weights: Any = None) -> float:
    del per_example
    shares = np.bincount(np.asarray(targets, int), weights).astype(float)
    shares = shares[shares > 0] / shares.sum()
    return float(-(shares * np.log(shares)).sum())
