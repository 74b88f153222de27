"""Examples in memory, ready to be learned from."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

__all__ = ["Dataset"]


@dataclass(frozen=True)
class Dataset:
    """Inputs and targets, row by row, with the names that people know them by.

    Attributes
    ----------
    inputs : (rows, …)
        Floats of shape (rows, columns), or uint8 pixels of shape
        (rows, height, width) or (rows, height, width, 3).
    targets : (rows,) or (rows, outputs)
        int32 class indices into `classes`, or floats.
    classes : tuple of str, or None
        Names of the classes; None for regression.
    weights : (rows,) or None
        How much each row counts; None means 1 each.
    feature_names : tuple of str, or None
        Names of the input columns; None for images and bare arrays.
    source : str
        Where the rows came from, for messages and for the run.
    """

    inputs: np.ndarray
    targets: np.ndarray
    classes: tuple[str, ...] | None = None
    weights: np.ndarray | None = None
    feature_names: tuple[str, ...] | None = None
    source: str = "arrays"

    def __len__(self) -> int:
        return len(self.inputs)

    @property
    def task(self) -> str:
        """Either "classification" or "regression"."""
        return "regression" if self.classes is None else "classification"

    @property
    def n_targets(self) -> int:
        """Number of classes, or of target columns."""
        if self.classes is not None:
            return len(self.classes)
        return 1 if self.targets.ndim == 1 else self.targets.shape[1]

    def take(self, rows: Any) -> "Dataset":
        """Return the rows of these numbers, in this order."""
        weights = None if self.weights is None else self.weights[rows]
        return replace(
            self,
            inputs=self.inputs[rows],
            targets=self.targets[rows],
            weights=weights,
        )
