"""What the loss is at the best scores that do not look at the inputs."""

from typing import Any

import jax.numpy as jnp
import numpy as np

from ...objectives import Objective

MOST_STAIRS = 4  # of a margin each, from the largest class down


def chance_loss(objective: Objective, targets: Any, weights: Any = None) -> float:
    """Return the mean loss of the best constant scores.

    The entropy of the class shares for cross-entropies, the variance for squared error;
    for hinges the lowest of stairs of a margin each, from the largest class down.

    Parameters
    ----------
    objective : Objective
        Its loss counts.
    targets : (rows,) or (rows, outputs)
        As the loss takes them.
    weights : (rows,), optional
        How much each row counts.

    Examples
    --------
    >>> from steepest.models import linear
    >>> from steepest.objectives import Objective, softmax_cross_entropy
    >>> objective = Objective(linear(2, 2), softmax_cross_entropy())
    >>> round(chance_loss(objective, np.array([0, 0, 0, 1])), 4)  # −¾ ln ¾ − ¼ ln ¼
    0.5623
    """
    targets = np.asarray(targets)
    share = np.ones(len(targets)) if weights is None else np.asarray(weights, float)
    loss = objective.loss

    def at(scores: np.ndarray, rows: np.ndarray, share: np.ndarray) -> float:
        same: Any = np.broadcast_to(scores.astype(np.float32), (len(rows), len(scores)))
        each = np.asarray(loss.per_example(same, jnp.asarray(rows)), np.float64)
        return float(np.average(each, weights=share))

    if loss.task == "regression":
        columns = targets.reshape(len(targets), -1).astype(np.float32)
        middles = (
            np.average(columns, axis=0, weights=share),
            np.median(columns, axis=0),
        )
        return min(at(middle, columns, share) for middle in middles)
    labels = targets.astype(np.int64)
    n_classes = max(int(labels.max()) + 1, 2)
    counts = np.bincount(labels, weights=share, minlength=n_classes)
    if loss.probability is not None:
        shares = counts[counts > 0] / counts.sum()
        return float(-(shares * np.log(shares)).sum())
    rank = np.argsort(np.argsort(-counts, kind="stable"), kind="stable")
    margin = float(dict(loss.options).get("margin", 1.0))
    each_class = np.arange(n_classes, dtype=np.int32)
    return min(
        at(-margin * np.clip(rank - level, 0, down), each_class, counts)
        for level in range(min(n_classes, MOST_STAIRS))
        for down in range(min(n_classes - level, MOST_STAIRS))
    )
