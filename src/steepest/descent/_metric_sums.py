"""Mean loss, and accuracy or R², of rows that arrive some at a time."""

from typing import Any

import numpy as np


class MetricSums:
    """Sums in float64 of what `metrics` takes the mean of.

    Parameters
    ----------
    task : str
        "classification" or "regression".

    Examples
    --------
    >>> import numpy as np
    >>> sums = MetricSums("classification")
    >>> for losses, classes in (([0.5], [0]), ([0.1, 0.3], [1, 1])):
    ...     sums.add(np.array(losses), np.array(classes), np.array(classes))
    >>> {name: round(value, 3) for name, value in sums.metrics().items()}
    {'loss': 0.3, 'accuracy': 1.0}
    """

    def __init__(self, task: str) -> None:
        self._task = task
        self._sums: list[Any] | None = None
        self._shift: Any = 0.0

    def add(
        self,
        losses: np.ndarray,
        predicted: np.ndarray,
        targets: np.ndarray,
        weights: np.ndarray | None = None,
    ) -> None:
        """Take in rows."""
        n = len(losses)
        w = np.ones(n) if weights is None else weights.astype(np.float64)
        values = [w, w * losses]
        if self._task == "classification":
            values.append(w * (predicted == targets))
        else:
            truth = targets.reshape(n, -1).astype(np.float64)
            errors = truth - predicted.reshape(truth.shape)
            if self._sums is None:  # so that squares of large numbers do not cancel
                self._shift = truth.mean(0)
            moved = truth - self._shift
            with np.errstate(over="ignore"):  # of a training that diverges
                columns = (errors**2, moved, moved**2)
            values += [w[:, None] * column for column in columns]
        now = [value.sum(0) for value in values]
        before = self._sums or [0.0] * len(now)
        self._sums = [a + b for a, b in zip(before, now, strict=True)]

    def metrics(self) -> dict[str, float]:
        """Return "loss", and "accuracy" for classes or "r2" for numbers."""
        weight, loss, *rest = self._sums or [np.nan] * 3
        mean_loss = {"loss": float(loss / weight)}
        if self._task == "classification":
            return mean_loss | {"accuracy": float(rest[0] / weight)}
        errors, mean, square = (value / weight for value in rest)
        spread = square - mean**2
        r2 = 1 - errors / np.where(spread > 0, spread, np.nan)
        return mean_loss | {"r2": float(np.mean(r2))}
