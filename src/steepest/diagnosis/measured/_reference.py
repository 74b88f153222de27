"""The scores of simple learners on the same rows: what can be learned, at least."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..._core import generator_for
from ...objectives import Batch
from .._case import Case
from ._learners import LEARNERS, fold_of, out_of_fold
from ._reduction import finite_rows, reduction_of
from ._twins import groups_of_twins

ROWS = 800  # training rows to learn from
VALIDATION_ROWS = 2000  # to predict
COLUMNS = 256  # more are added up to this many; images are averaged
FEWEST = 12  # rows; 4 in each fold
OUTPUTS = 64  # of targets with more numbers a row as many are drawn: chosen


@dataclass(frozen=True, eq=False, kw_only=True)
class Reference:
    """How well 5 nearest neighbors, ridge and extra trees predict the rows of a case.

    Scores are accuracies, or R² as the mean over the outputs; errors are 1 − score
    row by row, so that two predictions can be compared on the same rows.

    Attributes
    ----------
    metric : {"accuracy", "r2"}
        What the scores are.
    rows : Batch
        The training rows that were used: at most 800, finite, of weight > 0.
    row_numbers : (rows,) of int
        Where they are in the training part.
    validation : Batch or None
        The validation rows that were predicted: at most 2000, finite.
    prior : float
        The score of the best prediction that ignores the inputs.
    scores : dict of str to float
        Of each learner, out of 3 folds of `rows`.
    out_of_fold : dict of str to (rows, outputs)
        The predicted class scores or numbers.
    on_validation : dict of str to (validation rows, outputs)
        The same for the validation rows: the mean over the folds' learners.
    drawn : (outputs,) of int or None
        Which numbers of a target were learned, where it has more than 64, as those of
        pixels do; the targets of `rows` and `validation` are these.
    """

    metric: str
    rows: Batch
    row_numbers: np.ndarray
    validation: Batch | None
    prior: float
    scores: Mapping[str, float]
    out_of_fold: Mapping[str, np.ndarray]
    on_validation: Mapping[str, np.ndarray]
    drawn: np.ndarray | None = None

    def same_outputs(self, predicted: np.ndarray) -> np.ndarray:
        """Return those of a run's predictions that were learned here, too."""
        if self.drawn is None:
            return predicted
        return predicted.reshape(len(predicted), -1)[:, self.drawn]

    @property
    def best(self) -> str:
        """The learner with the highest score out of fold."""
        return max(self.scores, key=lambda name: self.scores[name])

    @property
    def score(self) -> float:
        """The score of the best learner, out of fold."""
        return self.scores[self.best]

    @property
    def errors(self) -> np.ndarray:
        """The errors of the best learner on `rows`, out of fold."""
        return self._errors(self.rows, self.out_of_fold)

    @property
    def validation_errors(self) -> np.ndarray | None:
        """The errors of the same learner on `validation`, unused to choose it."""
        if self.validation is None:
            return None
        return self._errors(self.validation, self.on_validation)

    def _errors(self, rows: Batch, outputs: Mapping[str, np.ndarray]) -> np.ndarray:
        predicted = outputs[self.best]
        if self.metric == "accuracy":
            predicted = predicted.argmax(axis=1)
        return errors_of_rows(self.metric, rows.targets, predicted)


def measure_reference(case: Case) -> Reference | None:
    """Fit simple learners to a sample of a case's rows; None where they cannot be.

    They cannot be for a user's own function, or with fewer than 12 finite rows, or
    where the targets are the inputs, which they would only copy. Twins are in one fold,
    so that a row is never predicted from itself. The same case gives the same numbers.

    Parameters
    ----------
    case : Case
        At most 800 of its training rows and 2000 of its validation rows are used.
    """
    if case.own_function or not case.n_rows or copies_inputs(case):
        return None
    rows, usable = _usable(case, case.sample("rows", ROWS))
    if len(rows.inputs) < FEWEST:
        return None
    validation = None
    if case.validation is not None:
        validation, _ = _usable(case, case.sample("validation", VALIDATION_ROWS))
        validation = validation if len(validation.inputs) else None
    classes = case.task == "classification"
    drawn = _drawn(case, rows)
    if drawn is not None:
        rows = _with_outputs(rows, drawn)
        validation = None if validation is None else _with_outputs(validation, drawn)
    labels = np.asarray(rows.targets) if classes else np.zeros(len(rows.inputs), int)
    y = _numbers(case, rows.targets)
    reduce = reduction_of(rows.inputs, COLUMNS)
    x = reduce(rows.inputs)
    at = x[:0] if validation is None else reduce(validation.inputs)
    twins = groups_of_twins(rows.inputs)
    fold = fold_of(labels, generator_for(0, "folds", len(labels)), twins)
    both = {name: out_of_fold(f, x, y, fold, at) for name, f in LEARNERS.items()}
    folded = {name: outputs for name, (outputs, _) in both.items()}
    metric = case.metric
    scores = {}
    for name, outputs in folded.items():
        predicted = outputs.argmax(axis=1) if classes else outputs
        scores[name] = 1 - float(errors_of_rows(metric, rows.targets, predicted).mean())
    return Reference(
        metric=metric,
        rows=rows,
        row_numbers=case.sampled("rows", ROWS)[usable],
        validation=validation,
        prior=float(y.mean(axis=0).max()) if classes else 0.0,
        scores=scores,
        out_of_fold=folded,
        on_validation={name: outputs for name, (_, outputs) in both.items()},
        drawn=drawn,
    )


def copies_inputs(case: Case) -> bool:
    """Whether the targets are the inputs, as those of an autoencoder."""
    few = case.sample("rows", FEWEST)
    x, y = np.asarray(few.inputs), np.asarray(few.targets)
    if x.size != y.size or x[:1].size < 2:
        return False
    return bool(np.array_equal(x.reshape(y.shape), y))


def why_none(case: Case) -> str:
    """Return the reason to skip a check that compares with simple learners."""
    return "autoencoder" if copies_inputs(case) else "few_rows"


def _drawn(case: Case, rows: Batch) -> np.ndarray | None:
    """Return which numbers of a target are learned; None for all of them."""
    n = int(np.prod(rows.targets.shape[1:], dtype=int))
    if case.task == "classification" or n <= OUTPUTS:
        return None
    draw = generator_for(0, "outputs to learn", n)
    return np.sort(draw.choice(n, OUTPUTS, replace=False))


def _with_outputs(rows: Batch, drawn: np.ndarray) -> Batch:
    targets = np.asarray(rows.targets)
    return rows._replace(targets=targets.reshape(len(targets), -1)[:, drawn])


def errors_of_rows(metric: str, targets: Any, predicted: Any) -> np.ndarray:
    """Return 1 − score, row by row: 0 or 1, or squared errors over the variance.

    Parameters
    ----------
    metric : {"accuracy", "r2"}
        What the mean of 1 − errors is.
    targets, predicted : (rows,) or (rows, outputs)
        Class indices or numbers.

    Examples
    --------
    >>> import numpy as np
    >>> errors_of_rows("accuracy", np.array([0, 2]), np.array([0, 1])).tolist()
    [0.0, 1.0]
    >>> errors_of_rows("r2", np.array([-1.0, 1.0]), np.array([0.0, 1.0])).tolist()
    [1.0, 0.0]
    """
    if metric == "accuracy":
        return (np.asarray(targets) != np.asarray(predicted)).astype(np.float64)
    truth = np.asarray(targets, np.float64).reshape(len(targets), -1)
    spread = truth.var(axis=0)
    squares = (truth - np.asarray(predicted, np.float64).reshape(truth.shape)) ** 2
    return (squares / np.where(spread > 0, spread, 1.0)).mean(axis=1)


def can_score(metric: str, targets: Any) -> bool:
    """Return whether rows have a score; without differing numbers there is no R².

    Examples
    --------
    >>> can_score("r2", [2.0, 2.0]), can_score("r2", [2.0, 3.0])
    (False, True)
    """
    flat = np.asarray(targets).reshape(len(targets), -1)
    return metric != "r2" or bool((flat != flat[:1]).any())


def _usable(case: Case, rows: Batch) -> tuple[Batch, np.ndarray]:
    """Return the rows that can be learned from, and which ones they are.

    They are finite, have a weight above 0 and an existing class.
    """
    usable = finite_rows(rows.inputs, rows.targets)
    if case.n_classes is not None:
        usable &= (rows.targets >= 0) & (rows.targets < case.n_classes)
    if rows.weights is not None:
        usable &= np.asarray(rows.weights) > 0
    if usable.all():
        return rows, usable
    weights = None if rows.weights is None else rows.weights[usable]
    return Batch(rows.inputs[usable], rows.targets[usable], weights), usable


def _numbers(case: Case, targets: Any) -> np.ndarray:
    """Return targets as numbers: one column of 0 and 1 a class."""
    if case.n_classes is not None:
        return np.eye(case.n_classes)[np.asarray(targets, np.int64)]
    return np.asarray(targets, np.float64).reshape(len(targets), -1)
