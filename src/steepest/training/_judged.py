"""The rows that a run is judged by, read again, with their predictions."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..data import Dataset
from ..descent import scores_of
from ..errors import DataError
from ..runs import Run
from ._features import with_features
from ._material import material_of_run
from ._predictor import Predictions, predictor_of


@dataclass(frozen=True, eq=False)
class Judged:
    """The rows that a run is judged by, with their predictions.

    Attributes
    ----------
    part : {"test", "validation"}
        Which part of the data.
    rows : Dataset
        Its rows.
    truth : (rows,) of str, or (rows,) or (rows, outputs) of float
        Names of the true classes, or numbers in the target's own unit.
    predictions : Predictions
        What the run predicts for them.
    losses : (rows,)
        The loss of each row, without weights and penalty.
    """

    part: str
    rows: Dataset
    truth: np.ndarray
    predictions: Predictions
    losses: np.ndarray

    @property
    def errors(self) -> np.ndarray:
        """1 for a wrong class and 0 for a right one; squared errors of numbers."""
        predicted = self.predictions.values
        if self.rows.classes is not None:
            return (predicted != self.truth).astype(np.float64)
        return ((predicted - self.truth) ** 2).reshape(len(predicted), -1).mean(axis=1)

    def worst(self, n: int) -> np.ndarray:
        """Return the indices of at most n rows with the largest errors, worst first.

        Of classes only rows predicted wrong, the highest loss first.
        """
        by = self.errors
        if self.rows.classes is not None:
            by = np.where(by > 0, self.losses, -np.inf)
        order = np.argsort(-by, kind="stable")
        return order[np.isfinite(by[order])][:n]


def judged_again(run: Run) -> Judged:
    """Read the test part of a run again, or else its validation part, and predict it.

    Raises
    ------
    DataError
        If the data cannot be read, changed since, or no part was held out.
    SettingError
        If the run was trained from Python and has no record of its data.

    Examples
    --------
    >>> from steepest.training import Settings, train
    >>> again = judged_again(train(Settings(data="iris", epochs=2, learning_rate=0.1)))
    >>> again.part, len(again.truth), len(again.worst(2))
    ('test', 30, 2)
    """
    predictor = predictor_of(run)
    splits = material_of_run(run).splits
    part, rows = "test", splits.test
    if rows is None:  # its features are computed already
        part, rows = "validation", splits.validation
        predictor = replace(predictor, features=None)
    if rows is None:
        raise DataError(
            "No rows were held out to judge the run by. Train with a validation part, "
            "such as --validation 0.1."
        )
    objective, params = predictor.objective, run.params
    computed = with_features(rows, predictor.features)
    with predictor.precision():
        scores: Any = scores_of(objective, params, computed.inputs)
        targets: Any = rows.targets
        losses = objective.loss.per_example(scores, targets)
    classes = predictor.encoding.classes
    if classes is not None:
        truth = np.asarray(classes)[rows.targets]
    else:
        truth = predictor.encoding.unscale_targets(rows.targets)
    predictions = replace(predictor, features=None).predict(computed)
    return Judged(
        part=part,
        rows=rows,
        truth=truth.reshape(predictions.values.shape),
        predictions=predictions,
        losses=np.asarray(losses, np.float64),
    )
