"""How good predictions are, in the numbers by which people judge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

RANGES = 10  # of a probability
MOST_CLASSES = 100  # of more, who was taken for whom is not kept


@dataclass(frozen=True, kw_only=True)
class ClassQuality:
    """How well one class is found.

    Attributes
    ----------
    name : str
        The class.
    rows : float
        How many rows are of it; the sum of their weights if they have any.
    precision : float
        How many of the rows that were taken for it are of it; NaN where none was.
    recall : float
        How many of its rows were taken for it; NaN where it has none.
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
        probabilities. For numbers "r2", and in the target's own unit
        "mean_absolute_error", "root_mean_squared_error" and
        "root_mean_squared_error_of_mean" (what always guessing the mean gives).
    classes : tuple of ClassQuality
        Class by class; empty for numbers.
    confusion : tuple of tuples of float
        How many rows of a class (row) were taken for each class (column); empty for
        numbers and for more than 100 classes.
    calibration : tuple of (float, float, float)
        In ten ranges of the probability of the second class, or of more than two of
        the class that was predicted: its mean, how often that was right, and how many
        rows; empty without probabilities.

    See Also
    --------
    quality_of_classes, quality_of_numbers : measure it.
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
        return max(self.classes, key=lambda each: each.rows).name

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
            "classes": [vars(each) for each in self.classes],
            "confusion": [list(row) for row in self.confusion],
            "calibration": [list(each) for each in self.calibration],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Quality":
        """Return what `to_json` wrote; unknown keys are ignored."""
        names = ("name", "rows", "precision", "recall")
        return cls(
            rows=values["rows"],
            numbers=dict(values["numbers"]),
            classes=tuple(
                ClassQuality(**{name: each[name] for name in names})
                for each in values["classes"]
            ),
            confusion=tuple(tuple(row) for row in values["confusion"]),
            calibration=tuple(tuple(each) for each in values["calibration"]),
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
        Where the loss has them.
    ranking : (rows,), optional
        Of two classes: the higher, the more a row looks like the second.
    weights : (rows,), optional
        How much each row counts.

    Examples
    --------
    >>> import numpy as np
    >>> said = quality_of_classes(np.array([0, 0, 1]), np.zeros(3, int), ("no", "yes"))
    >>> {name: round(value, 3) for name, value in said.numbers.items()}
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
        own = np.take_along_axis(probabilities, targets[:, None], 1)[:, 0]
        least = np.finfo(probabilities.dtype).eps  # a 0 would count as infinite
        logs = np.log(np.clip(own.astype(np.float64), least, 1 - least))
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
    >>> said = quality_of_numbers(np.array([1.0, 2.0, 6.0]), np.array([1.0, 3.0, 5.0]))
    >>> {name: round(value, 3) for name, value in said.numbers.items()}
    ... # doctest: +NORMALIZE_WHITESPACE
    {'r2': 0.857, 'mean_absolute_error': 0.667, 'root_mean_squared_error': 0.816,
     'root_mean_squared_error_of_mean': 2.16}
    """
    truth = np.asarray(targets, np.float64).reshape(len(targets), -1)
    said = np.asarray(predicted, np.float64).reshape(truth.shape)
    weight = _weights(weights, len(truth))
    mean = np.average(truth, axis=0, weights=weight)
    squares = np.average((truth - said) ** 2, axis=0, weights=weight)
    spread = np.average((truth - mean) ** 2, axis=0, weights=weight)
    absolute = np.average(np.abs(truth - said), axis=0, weights=weight)
    numbers = {
        "r2": np.mean(1 - squares / np.where(spread > 0, spread, np.nan)),
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
    """Return by ranges of a probability: its mean, how often that was right, rows."""
    if chances.shape[1] == 2:
        said, right = chances[:, 1].astype(np.float64), targets == 1
    else:
        said = np.take_along_axis(chances, predicted[:, None], 1)[:, 0]
        said, right = said.astype(np.float64), targets == predicted
    which = np.searchsorted(np.linspace(0, 1, RANGES + 1)[1:-1], said)
    rows = np.bincount(which, weight, RANGES)
    seen = rows > 0
    mean = np.bincount(which, weight * said, RANGES)[seen] / rows[seen]
    share = np.bincount(which, weight * right, RANGES)[seen] / rows[seen]
    found = zip(mean.tolist(), share.tolist(), rows[seen].tolist(), strict=True)
    return tuple(found)


def _weights(weights: np.ndarray | None, rows: int) -> np.ndarray:
    return np.ones(rows) if weights is None else np.asarray(weights, np.float64)


def _ranked(
    positive: np.ndarray, ranking: np.ndarray, weight: np.ndarray
) -> dict[str, float]:
    """Return the areas under the ROC curve and under precision by recall.

    Rows of an equal rank come together, whatever their order.
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
