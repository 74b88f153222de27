"""The mean loss of the best constant scores, which do not depend on the inputs."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

PerExample = Callable[[jax.Array, jax.Array], jax.Array]

MOST_STAIRS = 4  # scores that fall by a margin each, from the largest class down
SEARCHES = 2000  # evaluations of the search without gradients, at most


def counts_of_classes(targets: Any, weights: Any = None) -> np.ndarray:
    """Return the total weight of each class, of two classes at least.

    Examples
    --------
    >>> counts_of_classes(np.array([0, 2, 2])).tolist()
    [1.0, 0.0, 2.0]
    """
    targets, weights = _rows_of(targets, weights)
    labels = targets.astype(np.int64)
    n_classes = max(int(labels.max()) + 1, 2)
    return np.bincount(labels, weights=weights, minlength=n_classes)


def entropy_of_classes(targets: Any, weights: Any = None) -> float:
    """Return −Σ pₖ log pₖ of the class shares, the lowest cross-entropy.

    Examples
    --------
    >>> round(entropy_of_classes(np.array([0, 0, 0, 1])), 4)  # −¾ ln ¾ − ¼ ln ¼
    0.5623
    """
    counts = counts_of_classes(targets, weights)
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log(shares)).sum())


def lowest_stairs(
    per_example: PerExample, targets: Any, weights: Any = None, *, margin: float
) -> float:
    """Return the lowest loss of scores that fall by whole margins, class by class.

    The classes are in the order of their counts. A hinge is piecewise linear with kinks
    a margin apart, and is lowest at one of them. A squared hinge may be lower between
    two kinks, so that this value is an upper bound.
    """
    counts = counts_of_classes(targets, weights)
    n_classes = len(counts)
    rank = np.argsort(np.argsort(-counts, kind="stable"), kind="stable")
    classes = np.arange(n_classes, dtype=np.int32)
    return min(
        _mean(per_example, -margin * np.clip(rank - level, 0, down), classes, counts)
        for level in range(min(n_classes, MOST_STAIRS))
        for down in range(min(n_classes - level, MOST_STAIRS))
    )


def lower_of_mean_and_median(
    per_example: PerExample, targets: Any, weights: Any = None
) -> float:
    """Return the lower loss of two predictions: the weighted mean and the median.

    Examples
    --------
    >>> square = lambda scores, targets: ((scores - targets) ** 2).mean(1)
    >>> lower_of_mean_and_median(square, np.array([0.0, 0.0, 3.0]))  # the variance
    2.0
    """
    targets, weights = _rows_of(targets, weights)
    columns = targets.reshape(len(targets), -1).astype(np.float32)
    constants = np.average(columns, axis=0, weights=weights), np.median(columns, axis=0)
    return min(_mean(per_example, constant, columns, weights) for constant in constants)


def lowest_found(
    per_example: PerExample, n_scores: int, targets: Any, weights: Any = None
) -> float:
    """Return the mean loss of the best constant scores that a search finds.

    The search starts at equal scores, first with gradients and then without. It may
    stop early, so that the value is an upper bound of the lowest.

    Parameters
    ----------
    per_example : callable
        `Loss.per_example`.
    n_scores : int
        How many scores a row has.
    targets, weights
        As in `Loss.chance`; or every class once, with its total weight.

    Examples
    --------
    >>> square = lambda scores, targets: ((scores - targets[:, None]) ** 2).mean(1)
    >>> round(lowest_found(square, 1, np.array([0.0, 0.0, 3.0])), 4)  # the variance
    2.0
    """
    from scipy.optimize import minimize  # slow to import and rarely used

    targets, weights = _rows_of(targets, weights)
    rows, shares = jnp.asarray(targets), jnp.asarray(weights / weights.sum())

    @jax.jit
    def value_and_gradient(scores: jax.Array) -> tuple[jax.Array, jax.Array]:
        def mean(scores: jax.Array) -> jax.Array:
            same = jnp.broadcast_to(scores, (len(rows), n_scores))
            return jnp.sum(shares * per_example(same, rows))

        return jax.value_and_grad(mean)(scores)

    def on_host(scores: np.ndarray) -> tuple[float, np.ndarray]:
        value, gradient = value_and_gradient(jnp.asarray(scores, float))
        return float(value), np.asarray(gradient, np.float64)

    start = np.zeros(n_scores)
    with_gradients = minimize(on_host, start, jac=True, method="L-BFGS-B")
    # at a kink the gradient may not point downhill
    without = minimize(
        lambda at: on_host(at)[0],
        with_gradients.x,
        method="Powell",
        options={"maxfev": SEARCHES},
    )
    values = (on_host(start)[0], float(with_gradients.fun), float(without.fun))
    return min(value for value in values if np.isfinite(value))


def _rows_of(targets: Any, weights: Any) -> tuple[np.ndarray, np.ndarray]:
    targets = np.asarray(targets)
    if weights is None:
        return targets, np.ones(len(targets))
    return targets, np.asarray(weights, float)


def _mean(
    per_example: PerExample, scores: np.ndarray, rows: np.ndarray, weights: np.ndarray
) -> float:
    same: Any = np.broadcast_to(scores.astype(np.float32), (len(rows), len(scores)))
    values = np.asarray(per_example(same, jnp.asarray(rows)), np.float64)
    return float(np.average(values, weights=weights))
