"""Standardized inputs and targets, as scikit-learn's `StandardScaler` has them."""

from dataclasses import dataclass

import numpy as np
from sklearn.preprocessing import StandardScaler

from ..data import of_pixels
from ..errors import DataError, SettingError
from ..objectives import Scaling

LARGEST = 1e38  # float32 ends at 3.4e38


@dataclass(frozen=True)
class Scaled:
    """x ↦ (x − center) · factor, on the host; of pixels, by the model.

    Attributes
    ----------
    center, factor : arrays
        Of the shape of a row, or single numbers.
    by_model : bool
        Whether the rows stay uint8, and the model scales them.
    """

    center: np.ndarray
    factor: np.ndarray
    by_model: bool = False

    def __call__(self, rows: np.ndarray, dtype: str) -> np.ndarray:
        """Return rows as the objective takes them.

        Raises
        ------
        DataError
            If a number is out of the range of the type.
        """
        if self.by_model:
            return rows
        check_range(rows)
        return ((rows.astype(np.float64) - self.center) * self.factor).astype(dtype)

    def undo(self, rows: np.ndarray) -> np.ndarray:
        """Return rows in their units before scaling."""
        return np.asarray(rows, np.float64) / self.factor + self.center

    def for_model(self, dtype: str) -> Scaling | None:
        """Return the scaling that the model applies; None where the host does."""
        if not self.by_model:
            return None
        return Scaling(self.center.astype(dtype), self.factor.astype(dtype))


def learn_scale(
    rows: np.ndarray, scaling: str, weights: np.ndarray | None = None
) -> Scaled:
    """Learn center and factor of the columns, or of the pixels of uint8 images.

    Columns are scaled by scikit-learn's `StandardScaler`: it takes weights, and a
    pipeline with it gives the same numbers.

    Parameters
    ----------
    rows : (rows, …)
        The training rows.
    scaling : {"standard", "center", "none"}
        Mean 0 and standard deviation 1, mean 0, or unchanged.
    weights : (rows,), optional
        How much each row counts.
    """
    if scaling not in ("standard", "center", "none"):
        raise SettingError(
            f"scaling is 'standard', 'center' or 'none'; got {scaling!r}."
        )
    if rows.dtype == np.uint8 and rows.ndim > 2:
        center, factor = of_pixels(rows, scaling) or (np.zeros(()), np.ones(()))
        return Scaled(center, factor, by_model=True)
    check_range(rows)
    scaler = StandardScaler(with_mean=scaling != "none", with_std=scaling == "standard")
    table = rows.reshape(len(rows), -1).astype(np.float64)
    scaler.fit(table, sample_weight=weights)
    center, spread = (
        np.full(table.shape[1], default) if learned is None else np.asarray(learned)
        for learned, default in ((scaler.mean_, 0.0), (scaler.scale_, 1.0))
    )
    if scaling == "none":
        center = np.zeros_like(center)
    shape = rows.shape[1:]
    return Scaled(center.reshape(shape), 1 / spread.reshape(shape))


def check_range(rows: np.ndarray) -> None:
    """Raise for a number that float32 cannot hold, or no sum of a few such.

    Raises
    ------
    DataError
        With the place of the first.
    """
    if rows.dtype.kind != "f":
        return
    wrong = np.abs(rows) > LARGEST
    if wrong.any():
        place = tuple(int(i[0]) for i in np.nonzero(wrong))
        where = str(place[0])
        if len(place) > 1:
            where += f", column {place[1]}"
        raise DataError(
            f"Row {where} (counted from 0) holds {rows[place]:g}, which is out of the "
            "range of float32. Correct it, or give it in another unit."
        )
