"""Rows and targets in the units that a model computes in, and back."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array, issparse


@dataclass(frozen=True)
class Units:
    """x ↦ (x − center) · factor, on the host.

    Attributes
    ----------
    center, factor : arrays
        Of the shape of a row, or single numbers.

    Examples
    --------
    >>> units = Units(np.array([1.0, 5.0]), np.array([2.0, 1.0]))
    >>> units.scaled(np.array([[2.0, 5.0]]), "float32").tolist()
    [[2.0, 0.0]]
    >>> units.undo(np.array([[2.0, 0.0]])).tolist()
    [[2.0, 5.0]]
    """

    center: np.ndarray
    factor: np.ndarray

    def scaled(self, rows: Any, dtype: Any) -> Any:
        """Return rows as the model's layers take them; sparse ones stay sparse.

        Computed in float64: of 1e9 ± 1, float32 would keep nothing.
        """
        if issparse(rows):
            numbers = (rows.data * self.factor[rows.indices]).astype(dtype)
            return csr_array((numbers, rows.indices, rows.indptr), rows.shape)
        return ((rows.astype(np.float64) - self.center) * self.factor).astype(dtype)

    def undo(self, rows: np.ndarray) -> np.ndarray:
        """Return rows in their units before scaling."""
        return np.asarray(rows, np.float64) / self.factor + self.center
