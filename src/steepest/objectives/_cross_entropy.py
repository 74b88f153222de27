"""Cross-entropy: minus the log of the probability of the right class."""

import math
from functools import cache

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..scoring import (
    largest_score,
    log_sigmoid_of_both,
    log_softmax,
    sigmoid_of_both,
    softmax,
)
from ._binary import against_the_rest, room_of_each
from ._chance import PerExample, entropy_of_classes
from ._classes import one_score_per_class
from ._loss import Loss
from ._targets import is_target_class


@cache
def softmax_cross_entropy() -> Loss:
    """Minus the log of the softmax probability of the right class.

    ℓᵢ = log Σⱼ exp(sᵢⱼ) − sᵢ,yᵢ, in nats. Smooth and convex in the scores; log C when
    all C scores are equal. The same value as optax's
    `softmax_cross_entropy_with_integer_labels`, torch's `CrossEntropyLoss` and the
    data part of scikit-learn's multinomial `LogisticRegression` (a sum over
    the rows where ours is a mean).

    Returns
    -------
    Loss
        Of scores (batch, classes) and class indices (batch,).

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[3.2, 5.1, -1.7]])
    >>> round(float(softmax_cross_entropy().per_example(scores, jnp.array([0]))[0]), 2)
    2.04

    References
    ----------
    Bishop (2006), Pattern Recognition and Machine Learning, eq. 4.104 and 4.108.
    """
    return Loss(
        name="softmax_cross_entropy",
        per_example=_softmax_per_example,
        task="classification",
        at_equal_scores=_log_of_classes,
        n_scores=one_score_per_class,
        predict=largest_score,
        probability=softmax,
        log_probability=log_softmax,
        at_best_constant=_entropy,
    )


@cache
def binary_cross_entropy() -> Loss:
    """Minus the log of the sigmoid probability of the right class, against the rest.

    ℓᵢ = log(1 + exp(−sᵢ)) for class 1 and log(1 + exp(sᵢ)) for class 0, in nats, of one
    score per row: the evidence for class 1. Smooth and convex; log 2 at score 0. The
    same value as optax's `sigmoid_binary_cross_entropy`, torch's `BCEWithLogitsLoss`
    and softmax over the scores (0, s).

    More than two classes have one score each, and ℓᵢ is the sum of these losses, each
    class against all others: what scikit-learn's `SGDClassifier(loss="log_loss")`
    trains. Their probabilities are the sigmoids divided by their sum.

    Returns
    -------
    Loss
        Of scores (batch, 1) and targets 0 or 1, (batch,); or of scores
        (batch, classes) and class indices.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> loss = binary_cross_entropy()
    >>> round(float(loss.per_example(jnp.array([[2.0]]), jnp.array([1]))[0]), 4)
    0.1269

    References
    ----------
    Bishop (2006), Pattern Recognition and Machine Learning, eq. 4.90.
    """
    at_zero = math.log(2)
    return against_the_rest(
        "binary_cross_entropy",
        lambda z: jax.nn.softplus(-z),
        at_zero,
        entropy_of_shares,
        high_from=lambda equal: room_of_each(equal, at_zero),
        probability=sigmoid_of_both,
        log_probability=log_sigmoid_of_both,
    )


def _entropy(
    per_example: PerExample, targets: np.ndarray, weights: np.ndarray | None = None
) -> float:
    del per_example  # a cross-entropy is lowest at the class shares
    return entropy_of_classes(targets, weights)


def _softmax_per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
    # classes first: sums over them are then vectorized along the rows
    scores, own = scores.T, is_target_class(scores, targets).T
    # shifted, so that large scores do not overflow
    largest = jnp.max(scores, axis=0, keepdims=True)
    shifted = scores - jax.lax.stop_gradient(largest)  # at most 0
    log_sum = jnp.log(jnp.sum(jnp.exp(shifted), axis=0))
    return log_sum - jnp.sum(jnp.where(own, shifted, 0.0), axis=0)


def _log_of_classes(
    n_classes: int | None,
    targets: np.ndarray | None = None,
    weights: np.ndarray | None = None,
) -> float:
    if n_classes is None:
        raise SettingError("log C needs the number of classes; found None.")
    return math.log(n_classes)


def entropy_of_shares(shares: np.ndarray) -> np.ndarray:
    """Return −p log p − (1 − p) log (1 − p), and 0 where p is 0 or 1."""
    from scipy.special import entr  # SciPy is slow to import and not always needed

    return entr(shares) + entr(1 - shares)
