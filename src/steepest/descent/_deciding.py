"""The metric that decides: which rate is taken, which epoch is best, when to stop."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np

from .._core import Tree, shown_name
from ..errors import DataError, SettingError
from ..objectives import Batch, Loss, Objective
from ..runs import ClassSums, Quality, quality_of_numbers
from ..settings import Metric, check_metric, metric_named
from ._evaluation import scores_of


@dataclass(frozen=True, eq=False)
class Deciding:
    """A metric, measured beside the loss where that does not have it.

    Attributes
    ----------
    metric : Metric
        Which one.
    unit : float or (outputs,) array
        What 1 of the targets is in the unit in which errors are told.
    """

    metric: Metric
    unit: Any = 1.0

    def added_to(
        self,
        values: Mapping[str, float],
        objective: Objective,
        params: Tree,
        rows: Batch,
    ) -> dict[str, float]:
        """Return metrics with the one that decides; NaN where it is not defined."""
        name = self.metric.name
        if name in values:
            return dict(values)
        scores = scores_of(objective, params, rows.inputs)
        targets, loss = np.asarray(rows.targets[:]), objective.loss
        if loss.task == "classification":
            names = tuple(map(str, range(max(scores.shape[1], 2))))
            quality = quality_of_scores(loss, scores, targets, names, rows.weights)
        else:
            columns = targets.reshape(len(targets), -1) * self.unit
            predicted = _predicted(loss, scores).reshape(columns.shape)
            quality = quality_of_numbers(
                columns, predicted * self.unit, weights=rows.weights
            )
        return {**values, name: quality.numbers.get(name, float("nan"))}


def quality_of_scores(
    loss: Loss,
    scores: Any,
    targets: np.ndarray,
    classes: tuple[str, ...],
    weights: np.ndarray | None,
) -> Quality:
    """Return how good the classes are that scores predict.

    See Also
    --------
    steepest.runs.quality_of_classes : judges predicted classes.
    """
    sums = ClassSums(classes)
    add_scores(sums, loss, scores, targets, weights)
    return sums.quality()


def add_scores(
    sums: ClassSums,
    loss: Loss,
    scores: Any,
    targets: np.ndarray,
    weights: np.ndarray | None = None,
) -> None:
    """Add rows with their scores to what is known of predicted classes.

    See Also
    --------
    quality_of_scores : the same for rows that are all there.
    """
    ranking = None
    if scores.shape[1] <= 2:
        ranking = scores[:, -1] - (scores[:, 0] if scores.shape[1] == 2 else 0.0)
    probability = loss.probability
    sums.add(
        targets,
        _predicted(loss, scores),
        probabilities=None if probability is None else np.asarray(probability(scores)),
        ranking=ranking,
        weights=weights,
    )


def _predicted(loss: Loss, scores: Any) -> np.ndarray:
    return np.asarray(loss.predict(scores))


def deciding(
    name: Any,
    objective: Any,
    params: Tree,
    rows: Any,
    validation: Any,
    unit: Any = 1.0,
) -> Deciding | None:
    """Return what measures a metric; None for the loss, which needs nothing more.

    Raises
    ------
    SettingError
        If the metric cannot be measured for this objective.
    DataError
        If it is not defined on the validation rows.

    See Also
    --------
    descend : takes the name of a metric, and has an example.
    """
    metric = metric_named(name)
    if metric.name == "loss":
        return None
    shown = shown_name(metric.name)
    if not isinstance(objective, Objective):
        raise SettingError(
            f"The metric {shown} needs an Objective with a model and a loss. A "
            "function returns one number, which is its loss: leave the metric out."
        )
    check_metric(metric.name, objective.loss.task)
    if metric.name == "log_loss" and objective.loss.probability is None:
        raise SettingError(
            f"The metric {shown} needs probabilities, and the loss "
            f"{shown_name(objective.loss.name)} gives none. Choose the loss "
            "softmax-cross-entropy, or the metric balanced-accuracy."
        )
    if metric.name in ("roc_auc", "average_precision"):
        scores = jax.eval_shape(objective.scores, params, rows.inputs[:2]).shape[1]
        if scores > 2:
            raise SettingError(
                f"The metric {shown} is for two classes; here are {scores}. Choose "
                "balanced-accuracy or log-loss."
            )
        if validation is not None and len(np.unique(validation.targets[:])) < 2:
            raise DataError(
                f"The metric {shown} needs validation rows of both classes; all "
                f"{len(validation.targets)} of them have the same. Give more of them."
            )
    return Deciding(metric, unit)
