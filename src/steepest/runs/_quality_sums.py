"""How good predictions are, measured on rows that arrive some at a time."""

from typing import Any

import numpy as np

from ._quality import ClassQuality, Quality
from ._ranking import Ranking

RANGES = 10  # of a probability, for calibration
MOST_CLASSES = 100  # with more, no confusion matrix is kept


class ClassSums:
    """What is kept of predicted classes: counts, and the ranking of two classes.

    Parameters
    ----------
    classes : tuple of str
        Their names.

    See Also
    --------
    quality_of_classes : judges rows that are all there, with an example.
    """

    def __init__(self, classes: tuple[str, ...]) -> None:
        n = len(classes)
        self._classes, self._rows = classes, 0
        self._counted = np.zeros((n, n))
        self._ranking: Ranking | None = None
        self._ranges: np.ndarray | None = None  # rows, sum stated, right, a range each
        self._logs = 0.0

    def add(
        self,
        targets: np.ndarray,
        predicted: np.ndarray,
        *,
        probabilities: np.ndarray | None = None,
        ranking: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> None:
        """Take in rows; the parameters are those of `quality_of_classes`."""
        weight = _weights(weights, len(targets))
        n = len(self._classes)
        self._rows += len(targets)
        counted = np.bincount(targets * n + predicted, weight, n * n)
        self._counted += counted.reshape(n, n)
        if n == 2 and ranking is not None:
            self._ranking = self._ranking or Ranking()
            self._ranking.add(ranking, targets == 1, weights)
        if probabilities is not None:
            if self._ranges is None:
                self._ranges = np.zeros((3, RANGES))
            self._ranges += _ranges(targets, predicted, probabilities, weight)
            of_truth = np.take_along_axis(probabilities, targets[:, None], 1)[:, 0]
            least = np.finfo(probabilities.dtype).eps  # a 0 would give infinity
            logs = np.log(np.clip(of_truth.astype(np.float64), least, 1 - least))
            self._logs -= float(np.sum(weight * logs))

    def quality(self) -> Quality:
        """Return how good all predictions were."""
        counted, n = self._counted, len(self._classes)
        rows, taken, right = counted.sum(1), counted.sum(0), np.diag(counted)
        precision = right / np.where(taken > 0, taken, np.nan)
        recall = right / np.where(rows > 0, rows, np.nan)
        numbers = {
            "accuracy": right.sum() / rows.sum(),
            "accuracy_of_commonest": rows.max() / rows.sum(),
            "balanced_accuracy": recall[rows > 0].mean(),
        }
        if self._ranking is not None:
            numbers |= self._ranking.areas()
        calibration = ()
        if self._ranges is not None:
            seen = self._ranges[:, self._ranges[0] > 0]
            shares = (seen[1] / seen[0]).tolist(), (seen[2] / seen[0]).tolist()
            calibration = tuple(zip(*shares, seen[0].tolist(), strict=True))
            numbers["log_loss"] = self._logs / rows.sum()
        measured = zip(self._classes, rows, precision, recall, strict=True)
        return Quality(
            rows=self._rows,
            numbers={name: float(value) for name, value in numbers.items()},
            classes=tuple(
                ClassQuality(
                    name=name, rows=float(r), precision=float(p), recall=float(c)
                )
                for name, r, p, c in measured
            ),
            confusion=tuple(map(tuple, counted.tolist())) if n <= MOST_CLASSES else (),
            calibration=calibration,
        )


class NumberSums:
    """What is kept of predicted numbers: sums of errors, mean and spread of targets.

    Means and spreads of parts are joined by Chan, Golub & LeVeque (1979), equation 2.1.

    See Also
    --------
    quality_of_numbers : judges rows that are all there, with an example.
    """

    def __init__(self) -> None:
        self._rows, self._weight = 0, 0.0
        self._mean: Any = 0.0
        self._spread: Any = 0.0
        self._squares: Any = 0.0
        self._absolute: Any = 0.0

    def add(
        self,
        targets: np.ndarray,
        predicted: np.ndarray,
        *,
        weights: np.ndarray | None = None,
    ) -> None:
        """Take in rows; the parameters are those of `quality_of_numbers`."""
        truth = np.asarray(targets, np.float64).reshape(len(targets), -1)
        errors = truth - np.asarray(predicted, np.float64).reshape(truth.shape)
        weight = _weights(weights, len(truth))
        total = weight.sum()
        if not total:
            return
        mean = np.average(truth, axis=0, weights=weight)
        gap, together = mean - self._mean, self._weight + total
        self._spread += weight @ (truth - mean) ** 2
        self._spread += gap**2 * (self._weight * total / together)
        self._mean = self._mean + gap * (total / together)
        self._squares += weight @ errors**2
        self._absolute += weight @ np.abs(errors)
        self._rows, self._weight = self._rows + len(truth), together

    def quality(self) -> Quality:
        """Return how good all predictions were."""
        spread, squares = self._spread / self._weight, self._squares / self._weight
        numbers = {}
        if (spread > 0).all():
            numbers = {"r2": np.mean(1 - squares / spread)}
        numbers |= {
            "mean_absolute_error": np.mean(self._absolute / self._weight),
            "root_mean_squared_error": np.sqrt(squares).mean(),
            "root_mean_squared_error_of_mean": np.sqrt(spread).mean(),
        }
        return Quality(
            rows=self._rows,
            numbers={name: float(value) for name, value in numbers.items()},
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
    sums = ClassSums(classes)
    sums.add(
        targets,
        predicted,
        probabilities=probabilities,
        ranking=ranking,
        weights=weights,
    )
    return sums.quality()


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
    sums = NumberSums()
    sums.add(targets, predicted, weights=weights)
    return sums.quality()


def _ranges(
    targets: np.ndarray, predicted: np.ndarray, chances: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """Return for ranges of a probability: the rows, the sum of it, and how many right.

    Of two classes it is that of the second, of more that of the predicted class.
    """
    if chances.shape[1] == 2:
        stated, right = chances[:, 1].astype(np.float64), targets == 1
    else:
        stated = np.take_along_axis(chances, predicted[:, None], 1)[:, 0]
        stated, right = stated.astype(np.float64), targets == predicted
    which = np.searchsorted(np.linspace(0, 1, RANGES + 1)[1:-1], stated)
    sums = (weight, weight * stated, weight * right)
    return np.stack([np.bincount(which, values, RANGES) for values in sums])


def _weights(weights: np.ndarray | None, rows: int) -> np.ndarray:
    return np.ones(rows) if weights is None else np.asarray(weights, np.float64)
