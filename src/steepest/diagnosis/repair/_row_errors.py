"""A metric row by row: errors whose mean gives the score."""

from typing import Any

import numpy as np

from ...objectives import Loss
from ..measured._reference import errors_of_rows

RANKED = ("roc_auc", "average_precision")
"""The metrics that judge the order of the rows of two classes."""


def row_errors(
    metric: str, loss: Loss, scores: Any, targets: Any, unit: Any = 1.0
) -> tuple[np.ndarray, np.ndarray | None]:
    """Return an error for each row, and weights; their mean gives the score.

    It is 1 − score where a higher one is better, the score of other metrics, and its
    square for the root mean squared error. The ROC AUC is the mean over each class of
    the share of the other class that a row is ranked right against; the average
    precision is the mean over the second class of the precision at each row.

    Parameters
    ----------
    metric : str
        A key of `steepest.settings.METRICS` except "loss".
    loss : Loss
        What predicts from the scores.
    scores : (rows, outputs)
        All finite.
    targets : (rows,) or (rows, outputs)
        As the loss takes them.
    unit : float or (outputs,) array
        What 1 of the targets is in the unit of the errors.

    Examples
    --------
    >>> from steepest.objectives import softmax_cross_entropy
    >>> scores, targets = np.array([[2.0, 0], [0, 1], [0, 3]]), np.array([0, 1, 0])
    >>> errors, weights = row_errors(
    ...     "roc_auc", softmax_cross_entropy(), scores, targets
    ... )
    >>> errors.tolist(), float(1 - np.average(errors, weights=weights))
    ([0.0, 0.5, 1.0], 0.5)
    """
    targets = np.asarray(targets)
    if metric in RANKED:
        ranking = scores[:, -1] - (scores[:, 0] if scores.shape[1] == 2 else 0.0)
        positive = targets == 1
        if metric == "roc_auc":
            return _misranked(ranking, positive), balancing(targets)
        return _imprecision(ranking, positive), positive.astype(np.float64)
    if metric == "log_loss":
        probability: Any = loss.probability  # descend refuses the metric without it
        chances = np.asarray(probability(scores))
        of_truth = np.take_along_axis(chances, targets[:, None], 1)[:, 0]
        least = np.finfo(chances.dtype).eps  # a 0 would give an infinite loss
        return -np.log(np.clip(of_truth.astype(np.float64), least, 1 - least)), None
    predicted = np.asarray(loss.predict(scores))
    if metric in ("accuracy", "r2"):
        return errors_of_rows(metric, targets, predicted), None
    if metric == "balanced_accuracy":
        return errors_of_rows("accuracy", targets, predicted), balancing(targets)
    truth = targets.reshape(len(targets), -1).astype(np.float64)
    errors = np.abs((truth - predicted.reshape(truth.shape)) * unit)
    power = 2 if metric == "root_mean_squared_error" else 1
    return (errors**power).mean(axis=1), None


def balancing(targets: Any) -> np.ndarray:
    """Return weights with which every class counts the same."""
    targets = np.asarray(targets)
    counts = np.bincount(targets)
    return len(targets) / (np.count_nonzero(counts) * counts[targets])


def _misranked(ranking: np.ndarray, positive: np.ndarray) -> np.ndarray:
    """Return for each row the share of the other class on its wrong side.

    Equal ranks count half.
    """
    errors = np.empty(len(ranking))
    for own, sign in ((positive, 1), (~positive, -1)):
        others = np.sort(sign * ranking[~own])
        ours = sign * ranking[own]
        below = np.searchsorted(others, ours, "left")
        up_to = np.searchsorted(others, ours, "right")
        errors[own] = 1 - (below + up_to) / (2 * len(others))
    return errors


def _imprecision(ranking: np.ndarray, positive: np.ndarray) -> np.ndarray:
    """Return for each row 1 − the precision of the rows ranked as high or higher."""
    hits, all_rows = np.sort(ranking[positive]), np.sort(ranking)
    as_high = len(all_rows) - np.searchsorted(all_rows, ranking, "left")
    return 1 - (len(hits) - np.searchsorted(hits, ranking, "left")) / as_high
