"""The squared error of scikit-learn's networks and `SGDRegressor`, with a factor ½."""

from dataclasses import replace
from functools import cache

import jax
import numpy as np

from ..objectives import Loss, squared_error


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
