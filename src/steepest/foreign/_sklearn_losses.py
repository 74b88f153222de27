"""The losses of scikit-learn's linear classifiers and networks.

Its linear classifiers train one binary problem for each class, and its squared errors
have a factor ½.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..objectives import Loss, squared_error

OfMargin = Callable[[Any], Any]
"""The loss of y s, where y is 1 for the own class and −1 for the others."""


def _hinge(z: Any) -> Any:
    return jnp.where(z >= 1, 0.0, 1 - z)


def _squared_hinge(z: Any) -> Any:
    return _hinge(z) ** 2


def _log_loss(z: Any) -> Any:
    return jax.nn.softplus(-z)


def _perceptron(z: Any) -> Any:
    return jnp.where(z > 0, 0.0, -z)


def _modified_huber(z: Any) -> Any:
    return jnp.where(z >= -1, _squared_hinge(z), -4 * z)


OF_MARGIN: dict[str, OfMargin] = {
    "hinge": _hinge,
    "log_loss": _log_loss,
    "modified_huber": _modified_huber,
    "perceptron": _perceptron,
    "squared_hinge": _squared_hinge,
}


@cache
def one_against_rest(name: str) -> Loss:
    """Return the sum over the classes of a binary loss, one score each.

    Two classes have a single score, the evidence for the second.

    Parameters
    ----------
    name : str
        A key of `OF_MARGIN`.
    """
    of_margin = OF_MARGIN[name]
    at_zero = float(of_margin(jnp.zeros(())))

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        targets = targets.astype(jnp.int32)
        if scores.shape[1] == 1:
            own = targets[:, None] == 1
        else:
            own = targets[:, None] == jnp.arange(scores.shape[1])[None, :]
        return jnp.sum(of_margin(jnp.where(own, scores, -scores)), axis=1)

    def at_equal_scores(
        n_classes: int | None, targets: Any = None, weights: Any = None
    ) -> float:
        del targets, weights
        return at_zero * _n_scores(n_classes or 2)

    return Loss(
        name=f"one_against_rest_{name}",
        per_example=per_example,
        task="classification",
        at_equal_scores=at_equal_scores,
        n_scores=_n_scores,
        predict=_predicted,
        high_from=lambda equal: 3 * equal + 2,
    )


@cache
def half_squared_error() -> Loss:
    """Return ½ (s − y)², mean over the outputs."""
    whole = squared_error()

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        return 0.5 * whole.per_example(scores, targets)

    def at_equal_scores(
        n_classes: int | None,
        targets: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> float:
        return 0.5 * whole.at_equal_scores(n_classes, targets, weights)

    return replace(
        whole,
        name="half_squared_error",
        per_example=per_example,
        at_equal_scores=at_equal_scores,
    )


def _n_scores(n_classes: int) -> int:
    return 1 if n_classes == 2 else n_classes


def _predicted(scores: jax.Array) -> jax.Array:
    if scores.shape[1] == 1:
        return (scores[:, 0] > 0).astype(jnp.int32)
    return jnp.argmax(scores, axis=1).astype(jnp.int32)
