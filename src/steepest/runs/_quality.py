"""How good predictions are: a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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
