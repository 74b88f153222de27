"""Cross-entropies of targets that are probabilities: soft labels, several labels."""

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..scoring import sigmoid, softmax
from ._chance import PerExample
from ._loss import ROOM_OF_CROSS_ENTROPY, AtEqualScores, Loss
from ._targets import aligned

ONE = (0.0, 1.0)
"""The range of a probability."""


@cache
def soft_label_cross_entropy() -> Loss:
    """Return the cross-entropy of rows whose target is a probability of each class.

    ℓᵢ = Σⱼ yᵢⱼ (log Σₖ exp(sᵢₖ) − sᵢⱼ), in nats: `softmax_cross_entropy` where one yᵢⱼ
    is 1, and optax's `softmax_cross_entropy` for any. Targets are columns of numbers
    from 0 to 1 that add up to 1 in each row, so that it counts as a regression, whose
    predictions are the probabilities.

    Returns
    -------
    Loss
        Of scores (batch, classes) and probabilities (batch, classes).

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> loss, even = soft_label_cross_entropy(), jnp.array([[0.5, 0.5]])
    >>> round(float(loss.per_example(jnp.zeros((1, 2)), even)[0]), 4)  # log 2
    0.6931

    References
    ----------
    Bishop (2006), Pattern Recognition and Machine Learning, eq. 4.108.
    """

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        shares = aligned(scores, targets)
        return -jnp.sum(shares * jax.nn.log_softmax(scores, axis=1), axis=1)

    def at_equal(shares: np.ndarray) -> np.ndarray:
        return math.log(shares.shape[1]) * shares.sum(axis=1)

    def lowest(mean: np.ndarray) -> float:
        from scipy.special import entr  # slow to import

        return float(entr(mean / mean.sum()).sum() * mean.sum())

    return _of_shares(
        "soft_label_cross_entropy", per_example, at_equal, lowest, softmax
    )


@cache
def multilabel_cross_entropy() -> Loss:
    """Return the sum over labels of a binary cross-entropy: a row may have several.

    ℓᵢ = Σⱼ log(1 + exp(sᵢⱼ)) − yᵢⱼ sᵢⱼ, in nats, where yᵢⱼ is 1 if row i has label j,
    0 if not, or the probability that it has. scikit-learn's `MLPClassifier` has the
    same for targets (rows, labels); torch's `BCEWithLogitsLoss` is ours divided by the
    number of labels. Targets are numbers from 0 to 1, so that it counts as a
    regression, whose predictions are the probabilities.

    Returns
    -------
    Loss
        Of scores (batch, labels) and targets (batch, labels).

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> loss, both = multilabel_cross_entropy(), jnp.array([[1.0, 1.0]])
    >>> round(float(loss.per_example(jnp.array([[2.0, 0.0]]), both)[0]), 4)
    0.8201

    References
    ----------
    Bishop (2006), Pattern Recognition and Machine Learning, section 5.2, eq. 5.22.
    """

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        labels = aligned(scores, targets)
        return jnp.sum(jax.nn.softplus(scores) - labels * scores, axis=1)

    def at_equal(labels: np.ndarray) -> np.ndarray:
        return np.full(len(labels), labels.shape[1] * math.log(2))

    def lowest(mean: np.ndarray) -> float:
        from scipy.special import entr

        return float((entr(mean) + entr(1 - mean)).sum())

    return _of_shares(
        "multilabel_cross_entropy", per_example, at_equal, lowest, sigmoid
    )


def _of_shares(
    name: str,
    per_example: Callable[[jax.Array, jax.Array], jax.Array],
    at_equal: Callable[[np.ndarray], np.ndarray],
    lowest: Callable[[np.ndarray], float],
    predict: Callable[[Any], Any],
) -> Loss:
    def best(
        per_example: PerExample, targets: np.ndarray, weights: np.ndarray | None = None
    ) -> float:
        del per_example
        return lowest(np.average(_columns(targets), axis=0, weights=weights))

    return Loss(
        name=name,
        per_example=per_example,
        task="regression",
        at_equal_scores=_mean_of(name, at_equal),
        n_scores=lambda columns: columns,
        predict=predict,
        at_best_constant=best,
        high_from=lambda equal: equal + ROOM_OF_CROSS_ENTROPY * max(equal, 1.0),
        target_range=ONE,
    )


def _mean_of(name: str, at_equal: Callable[[np.ndarray], np.ndarray]) -> AtEqualScores:
    def at_equal_scores(
        n_classes: int | None,
        targets: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> float:
        del n_classes
        if targets is None:
            raise SettingError(
                f"What {name} is at scores of zero depends on the targets; "
                "found None. Pass them."
            )
        return float(np.average(at_equal(_columns(targets)), weights=weights))

    return at_equal_scores


def _columns(targets: np.ndarray) -> np.ndarray:
    targets = np.asarray(targets, np.float64)
    return targets.reshape(len(targets), -1)
