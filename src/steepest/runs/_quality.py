"""How good predictions are: the usual metrics of classification and regression."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

RANGES = 10  # of a probability, for calibration
MOST_CLASSES = 100  # with more, no confusion matrix is kept


@dataclass(frozen=True, kw_only=True)
class ClassQuality:
    """How well one class is predicted.

    Attributes
    ----------
    name : str
        The class.
    rows : float
        How many rows have this class; the sum of their weights if they have any.
    precision : float
        Share of the rows predicted as this class that have it; NaN if there are none.
    recall : float
        Share of its rows that were predicted as this class; NaN if it has none.
    """

    name: str
    rows: float
    precision: float
    recall: float


@dataclass(frozen=True, kw_only=True)
class Quality:
    """How good predictions of some rows are.

    Attributes
    ----------
    rows : int
        How many were judged.
    numbers : mapping of str to float
        For classes "accuracy", "accuracy_of_commonest" (what always guessing the
        commonest class gives) and "balanced_accuracy"; where there are two of them
        "roc_auc" and "average_precision" of the second; "log_loss" where there are
        probabilities. For numbers "r2", unless all targets are equal, and in their unit
        "mean_absolute_error", "root_mean_squared_error" and
        "root_mean_squared_error_of_mean" (what always guessing the mean gives).
    classes : tuple of ClassQuality
        Class by class; empty for numbers.
    confusion : tuple of tuples of float
        How many rows of a class (row) were predicted as each class (column); empty for
        numbers and for more than 100 classes.
    calibration : tuple of (float, float, float)
        For ten ranges of the probability of the second class (of the predicted class
        if there are more than two): its mean, the share that was right, and the number
        of rows; empty without probabilities.

    See Also
    --------
    quality_of_classes, quality_of_numbers : measure it, with examples.
    """

    rows: int
    numbers: Mapping[str, float]
    classes: tuple[ClassQuality, ...] = ()
    confusion: tuple[tuple[float, ...], ...] = field(default=(), repr=False)
    calibration: tuple[tuple[float, ...], ...] = field(default=(), repr=False)

    @property
    def commonest(self) -> str | None:
        """The class with the most rows; None for numbers."""
        if not self.classes:
            return None
        return max(self.classes, key=lambda entry: entry.rows).name

    def added_to(self, metrics: Mapping[str, float]) -> dict[str, float]:
        """Return metrics with the numbers that they do not have."""
        return {
            **metrics,
            **{k: v for k, v in self.numbers.items() if k not in metrics},
        }

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` reads."""
        return {
            "rows": self.rows,
            "numbers": dict(self.numbers),
            "classes": [vars(entry) for entry in self.classes],
            "confusion": [list(row) for row in self.confusion],
            "calibration": [list(entry) for entry in self.calibration],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Quality":
        """Return what `to_json` wrote; unknown keys are ignored."""
        names = ("name", "rows", "precision", "recall")
        return cls(
            rows=values["rows"],
            numbers=dict(values["numbers"]),
            classes=tuple(
                ClassQuality(**{name: entry[name] for name in names})
                for entry in values["classes"]
            ),
            confusion=tuple(tuple(row) for row in values["confusion"]),
            calibration=tuple(tuple(entry) for entry in values["calibration"]),
        )


def quality_of_classes(
    targets: np.ndarray,
    predicted: np.ndarray,
    classes: tuple[str, ...],
    *,
    probabilities: np.ndarray | None = None,
    ranking: np.ndarray | None = None,
    weights: np.ndarray | None = None,
) -> Quality:
    """Judge predicted classes.

    Parameters
    ----------
    targets, predicted : (rows,) of int
        Indices into `classes`.
    classes : tuple of str
        Their names.
    probabilities : (rows, classes), optional
        If the loss gives them.
    ranking : (rows,), optional
        Of two classes: the higher, the more a row looks like the second.
    weights : (rows,), optional
        How much each row counts.

    Examples
    --------
    >>> import numpy as np
    >>> truth, predicted = np.array([0, 0, 1]), np.zeros(3, int)
    >>> quality = quality_of_classes(truth, predicted, ("no", "yes"))
    >>> {name: round(value, 3) for name, value in quality.numbers.items()}
    {'accuracy': 0.667, 'accuracy_of_commonest': 0.667, 'balanced_accuracy': 0.5}
    """
    weight = _weights(weights, len(targets))
    n = len(classes)
    counted = np.bincount(targets * n + predicted, weight, n * n).reshape(n, n)
    rows, taken, right = counted.sum(1), counted.sum(0), np.diag(counted)
    precision = right / np.where(taken > 0, taken, np.nan)
    recall = right / np.where(rows > 0, rows, np.nan)
    numbers = {
        "accuracy": right.sum() / weight.sum(),
        "accuracy_of_commonest": rows.max() / weight.sum(),
        "balanced_accuracy": recall[rows > 0].mean(),
    }
    if n == 2 and ranking is not None and rows.min() > 0:
        numbers |= _ranked(targets == 1, ranking, weight)
    calibration = ()
    if probabilities is not None:
        calibration = _calibration(targets, predicted, probabilities, weight)
        of_truth = np.take_along_axis(probabilities, targets[:, None], 1)[:, 0]
        least = np.finfo(probabilities.dtype).eps  # a 0 would give an infinite loss
        logs = np.log(np.clip(of_truth.astype(np.float64), least, 1 - least))
        numbers["log_loss"] = -np.average(logs, weights=weight)
    return Quality(
        rows=len(targets),
        numbers={name: float(value) for name, value in numbers.items()},
        classes=tuple(
            ClassQuality(name=name, rows=float(r), precision=float(p), recall=float(c))
            for name, r, p, c in zip(classes, rows, precision, recall, strict=True)
        ),
        confusion=tuple(map(tuple, counted.tolist())) if n <= MOST_CLASSES else (),
        calibration=calibration,
    )


def quality_of_numbers(
    targets: np.ndarray, predicted: np.ndarray, *, weights: np.ndarray | None = None
) -> Quality:
    """Judge predicted numbers, several columns by the mean over the columns.

    Parameters
    ----------
    targets, predicted : (rows,) or (rows, outputs)
        In the target's own unit.
    weights : (rows,), optional
        How much each row counts.

    Examples
    --------
    >>> import numpy as np
    >>> truth, predicted = np.array([1.0, 2.0, 6.0]), np.array([1.0, 3.0, 5.0])
    >>> quality = quality_of_numbers(truth, predicted)
    >>> {name: round(value, 3) for name, value in quality.numbers.items()}
    ... # doctest: +NORMALIZE_WHITESPACE
    {'r2': 0.857, 'mean_absolute_error': 0.667, 'root_mean_squared_error': 0.816,
     'root_mean_squared_error_of_mean': 2.16}
    """
    truth = np.asarray(targets, np.float64).reshape(len(targets), -1)
    predictions = np.asarray(predicted, np.float64).reshape(truth.shape)
    weight = _weights(weights, len(truth))
    mean = np.average(truth, axis=0, weights=weight)
    squares = np.average((truth - predictions) ** 2, axis=0, weights=weight)
    spread = np.average((truth - mean) ** 2, axis=0, weights=weight)
    absolute = np.average(np.abs(truth - predictions), axis=0, weights=weight)
    numbers = {} if not (spread > 0).all() else {"r2": np.mean(1 - squares / spread)}
    numbers |= {
        "mean_absolute_error": absolute.mean(),
        "root_mean_squared_error": np.sqrt(squares).mean(),
        "root_mean_squared_error_of_mean": np.sqrt(spread).mean(),
    }
    return Quality(
        rows=len(truth),
        numbers={name: float(value) for name, value in numbers.items()},
    )


def _calibration(
    targets: np.ndarray, predicted: np.ndarray, chances: np.ndarray, weight: np.ndarray
) -> tuple[tuple[float, ...], ...]:
    """Return for ranges of a probability: its mean, the share right, the rows."""
    if chances.shape[1] == 2:
        stated, right = chances[:, 1].astype(np.float64), targets == 1
    else:
        stated = np.take_along_axis(chances, predicted[:, None], 1)[:, 0]
        stated, right = stated.astype(np.float64), targets == predicted
    which = np.searchsorted(np.linspace(0, 1, RANGES + 1)[1:-1], stated)
    rows = np.bincount(which, weight, RANGES)
    seen = rows > 0
    mean = np.bincount(which, weight * stated, RANGES)[seen] / rows[seen]
    share = np.bincount(which, weight * right, RANGES)[seen] / rows[seen]
    ranges = zip(mean.tolist(), share.tolist(), rows[seen].tolist(), strict=True)
    return tuple(ranges)


def _weights(weights: np.ndarray | None, rows: int) -> np.ndarray:
    return np.ones(rows) if weights is None else np.asarray(weights, np.float64)


def _ranked(
    positive: np.ndarray, ranking: np.ndarray, weight: np.ndarray
) -> dict[str, float]:
    """Return the areas under the ROC curve and under precision by recall.

    Rows of equal rank are counted together, so that their order has no effect.
    """
    order = np.argsort(-ranking, kind="stable")
    ranked, hit = ranking[order], positive[order]
    last = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    true = np.cumsum(weight[order] * hit)[last]
    false = np.cumsum(weight[order] * ~hit)[last]
    recall = true / true[-1]
    precision = true / np.where(true + false > 0, true + false, 1.0)
    area = np.trapezoid(np.append(0.0, recall), np.append(0.0, false / false[-1]))
    average = np.sum(np.diff(recall, prepend=0.0) * precision)
    return {"roc_auc": float(area), "average_precision": float(average)}
