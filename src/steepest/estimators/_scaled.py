"""Standardized inputs and targets, as scikit-learn's `StandardScaler` has them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import issparse
from sklearn.preprocessing import StandardScaler

from ..data import of_pixels
from ..errors import DataError
from ..models import packed_rows
from ..objectives import Scaling
from ..predicting import Units

LARGEST = {"float32": 1e38, "float64": 1e150}
"""That a sum of a few, or of their squares in float64, can hold."""


@dataclass(frozen=True)
class Scaled(Units):
    """x ↦ (x − center) · factor, on the host; of pixels, by the model.

    Attributes
    ----------
    center, factor : arrays
        Of the shape of a row, or single numbers.
    by_model : bool
        Whether the rows stay uint8, and the model scales them.
    """

    by_model: bool = False

    def __call__(self, rows: Any, dtype: str) -> np.ndarray:
        """Return rows as the objective takes them, sparse ones packed."""
        if self.by_model:
            return rows
        scaled = self.scaled(rows, dtype)
        return packed_rows(scaled, dtype) if issparse(rows) else scaled

    def for_model(self, dtype: str) -> Scaling | None:
        """Return the scaling that the model applies; None where the host does."""
        if not self.by_model:
            return None
        return Scaling(self.center.astype(dtype), self.factor.astype(dtype))


def learn_scale(
    rows: Any,
    scaling: str,
    weights: np.ndarray | None = None,
    scaler: StandardScaler | None = None,
) -> Scaled:
    """Learn center and factor of the columns, or of the pixels of uint8 images.

    Columns are scaled by scikit-learn's `StandardScaler`: it takes weights, and a
    pipeline with it gives the same numbers.

    Parameters
    ----------
    rows : (rows, …)
        The training rows. Sparse ones are not centered: they would no longer be sparse.
    scaling : {"standard", "center", "none"}
        Mean 0 and standard deviation 1, mean 0, or unchanged.
    weights : (rows,), optional
        How much each row counts.
    scaler : StandardScaler, optional
        Has seen other rows before, and learns from these as well.
    """
    if rows.dtype == np.uint8 and rows.ndim > 2:
        center, factor = of_pixels(rows, scaling) or (np.zeros(()), np.ones(()))
        return Scaled(center, factor, by_model=True)
    if scaler is None:
        scaler = new_scaler(rows, scaling)
    table = rows if issparse(rows) else rows.reshape(len(rows), -1)
    scaler.partial_fit(table.astype(np.float64, copy=False), sample_weight=weights)
    center, spread = (
        np.full(table.shape[1], default) if learned is None else np.asarray(learned)
        for learned, default in ((scaler.mean_, 0.0), (scaler.scale_, 1.0))
    )
    if not scaler.with_mean:
        center = np.zeros_like(center)
    shape = rows.shape[1:]
    return Scaled(center.reshape(shape), 1 / spread.reshape(shape))


def type_of(rows: Any) -> str:
    """Return "float32" for rows of that type, and "float64" for all others."""
    return "float32" if rows.dtype == np.float32 else "float64"


def new_scaler(rows: Any, scaling: str, centers: bool = True) -> StandardScaler:
    """Return what learns the scale of rows like these."""
    centers = centers and scaling != "none" and not issparse(rows)
    return StandardScaler(with_mean=centers, with_std=scaling == "standard")


def refuse_overflow(values: Any, dtype: str, name: str) -> None:
    """Raise for a number that is too large to compute with.

    Parameters
    ----------
    values : array of numbers, or a sparse one
        All finite.
    dtype : {"float32", "float64"}
        What is computed in.
    name : {"X", "y"}
        What they are in the message, which begins in scikit-learn's words.

    Raises
    ------
    DataError
        With the place of the first.
    """
    numbers = values.data if issparse(values) else values
    if numbers.dtype.kind != "f" or not numbers.size:
        return
    if max(abs(numbers.min()), abs(numbers.max())) <= LARGEST[dtype]:
        return
    if issparse(values):
        values = values.tocoo()
        first = int(np.flatnonzero(np.abs(values.data) > LARGEST[dtype])[0])
        place, value = (values.row[first], values.col[first]), values.data[first]
    else:
        place = tuple(int(i[0]) for i in np.nonzero(np.abs(values) > LARGEST[dtype]))
        value = values[place]
    where = str(place[0])
    if len(place) > 1:
        where += f", column {place[1]}"
    raise DataError(
        f"Input {name} contains infinity or a value too large for dtype('{dtype}'): "
        f"row {where} (counted from 0) holds {value:g}, which is out of the range of "
        f"{dtype}. Correct it, or give it in another unit."
    )
