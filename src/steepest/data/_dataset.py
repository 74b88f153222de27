"""Encoded examples in memory."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from ._disk import DiskRows


@dataclass(frozen=True)
class Dataset:
    """Inputs and targets, row by row, with the names of columns, classes and rows.

    Attributes
    ----------
    inputs : (rows, …)
        Floats of shape (rows, columns), or uint8 pixels of shape
        (rows, height, width) or (rows, height, width, 3).
    targets : (rows,) or (rows, outputs)
        int32 class indices into `classes`, or floats. Rows that were read without
        targets hold −1 or NaN, and `labeled` is False.
    classes : tuple of str, or None
        Names of the classes; None for regression.
    weights : (rows,) or None
        How much each row counts; None means 1 each.
    feature_names : tuple of str, or None
        Names of the input columns; None for images and bare arrays.
    source : str
        Where the rows came from, for messages and for the run.
    row_names : (rows,) or None
        What each row is called in its source: an image's file, or a number counted
        from 1 (a table's header line is row 1).
    notes : tuple of str
        What a person should know about how the rows were read.
    filled : tuple of str
        Those of the notes that only tell of missing values that were replaced.

    Examples
    --------
    >>> import numpy as np
    >>> data = Dataset(np.eye(3), np.array([0, 1, 1]), classes=("no", "yes"))
    >>> data.task, data.n_targets, len(data.take([0, 2]))
    ('classification', 2, 2)
    """

    inputs: np.ndarray
    targets: np.ndarray
    classes: tuple[str, ...] | None = None
    weights: np.ndarray | None = None
    feature_names: tuple[str, ...] | None = None
    source: str = "arrays"
    row_names: np.ndarray | None = None
    notes: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()

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

    @property
    def labeled(self) -> bool:
        """Whether the targets are known."""
        if self.classes is None:
            return not any(np.isnan(part).any() for part in _parts(self.targets))
        return all((part >= 0).all() for part in _parts(self.targets))

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of inputs, targets, weights and classes."""
        digest = hashlib.sha256(repr(self.classes).encode())
        for array in (self.inputs, self.targets, self.weights):
            if array is None:
                digest.update(b"none")
            else:
                digest.update(f"{array.dtype.str}{array.shape}".encode())
                for part in _parts(array):
                    digest.update(np.ascontiguousarray(part).data)
        return digest.hexdigest()

    def take(self, rows: Any) -> "Dataset":
        """Return the rows of these numbers, in this order."""

        def taken(values: np.ndarray | None) -> np.ndarray | None:
            return None if values is None else values[rows]

        return replace(
            self,
            inputs=self.inputs[rows],
            targets=self.targets[rows],
            weights=taken(self.weights),
            row_names=taken(self.row_names),
        )


def _parts(array: np.ndarray) -> Iterator[np.ndarray]:
    """Yield an array whole, or one on disk part by part, without keeping its pages."""
    if not isinstance(array, np.memmap):
        yield array
        return
    rows = DiskRows.of(array)
    rows.read_in_blocks()
    many = max(1, (1 << 24) // max(1, rows.row_bytes))
    for begin in range(0, len(rows), many):
        yield rows[begin : begin + many]
