"""The squared errors of scikit-learn's networks and SGD, with a factor ½."""

from dataclasses import replace
from functools import cache
from typing import Any

import jax
import numpy as np

from ..objectives import Loss


@cache
def halved(whole: Loss) -> Loss:
    """Return ½ ℓ."""
    best: Any = whole.at_best_constant

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        return 0.5 * whole.per_example(scores, targets)

    def at_equal_scores(
        n_classes: int | None,
        targets: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> float:
        return 0.5 * whole.at_equal_scores(n_classes, targets, weights)

    def at_best_constant(
        per_example: Any, targets: np.ndarray, weights: np.ndarray | None = None
    ) -> float:
        del per_example
        return 0.5 * best(whole.per_example, targets, weights)

    return replace(
        whole,
        name=f"half_{whole.name}",
        per_example=per_example,
        at_equal_scores=at_equal_scores,
        at_best_constant=at_best_constant,
    )
