"""What a loss is at the best scores that do not look at the inputs."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

PerExample = Callable[[jax.Array, jax.Array], jax.Array]

MOST_STAIRS = 4  # of a margin each, from the largest class down
SEARCHES = 2000  # evaluations without a slope, at most


def counts_of_classes(targets: Any, weights: Any = None) -> np.ndarray:
    """Return how much each class counts, of two classes at least.

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
    """Return −Σ pₖ log pₖ of the class shares: a cross-entropy's lowest.

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
    """Return the lowest of stairs of a margin each, from the largest class down.

    A hinge is made of straight pieces with kinks a margin apart, where its lowest is;
    that of a squared hinge lies between two stairs, and this value above it.
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


def lower_of_middles(
    per_example: PerExample, targets: Any, weights: Any = None
) -> float:
    """Return the lower of predicting the mean (by weight) and the median.

    Examples
    --------
    >>> square = lambda scores, targets: ((scores - targets) ** 2).mean(1)
    >>> lower_of_middles(square, np.array([0.0, 0.0, 3.0]))  # the variance
    2.0
    """
    targets, weights = _rows_of(targets, weights)
    columns = targets.reshape(len(targets), -1).astype(np.float32)
    middles = np.average(columns, axis=0, weights=weights), np.median(columns, axis=0)
    return min(_mean(per_example, middle, columns, weights) for middle in middles)


def lowest_found(
    per_example: PerExample, n_scores: int, targets: Any, weights: Any = None
) -> float:
    """Return the mean loss of the best constant scores that a search finds.

    The search goes down from equal scores, along the slope and then without it. It may
    stop early, so that the value is never below the lowest.

    Parameters
    ----------
    per_example : callable
        Of a loss.
    n_scores : int
        How many scores it takes.
    targets, weights
        As in `Loss.chance`; of classes, each may stand there once with its weight.

    Examples
    --------
    >>> square = lambda scores, targets: ((scores - targets[:, None]) ** 2).mean(1)
    >>> round(lowest_found(square, 1, np.array([0.0, 0.0, 3.0])), 4)  # the variance
    2.0
    """
    from scipy.optimize import minimize  # late: only a loss that says less needs it

    targets, weights = _rows_of(targets, weights)
    rows, shares = jnp.asarray(targets), jnp.asarray(weights / weights.sum())

    @jax.jit
    def value_and_slope(scores: jax.Array) -> tuple[jax.Array, jax.Array]:
        def mean(scores: jax.Array) -> jax.Array:
            same = jnp.broadcast_to(scores, (len(rows), n_scores))
            return jnp.sum(shares * per_example(same, rows))

        return jax.value_and_grad(mean)(scores)

    def on_host(scores: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = value_and_slope(jnp.asarray(scores, float))
        return float(value), np.asarray(slope, np.float64)

    start = np.zeros(n_scores)
    down = minimize(on_host, start, jac=True, method="L-BFGS-B")
    # at a kink a slope leads nowhere
    onward = minimize(
        lambda at: on_host(at)[0], down.x, method="Powell", options={"maxfev": SEARCHES}
    )
    values = (on_host(start)[0], float(down.fun), float(onward.fun))
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
