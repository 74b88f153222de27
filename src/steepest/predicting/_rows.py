"""The scores of scikit-learn's rows, by NumPy."""

from typing import Any

import numpy as np
from sklearn.utils.validation import check_is_fitted, validate_data

from ..errors import DataError
from ..scoring import scores_on_host
from ._dispatch import by_numpy
from ._units import Units

ROWS = 4096  # scored together, and few enough to be scored on the host


class RowScorer:
    """An estimator of plain layers: it has `_layers` and `_host_params`.

    See Also
    --------
    steepest.DescentClassifier : is one.
    """

    scale_: Units
    _by_model: bool
    _layers: Any
    _host_params: Any
    _input_shape: tuple[int, ...]

    def _checked_rows(self, X: Any) -> Any:
        """Return rows of the shape of the fit."""
        check_is_fitted(self)
        with by_numpy():
            rows: Any = validate_data(
                self,  # pyright: ignore
                X,
                reset=False,
                allow_nd=True,
                accept_sparse="csr",
            )
        if rows.shape[1:] != self._input_shape:
            raise DataError(
                f"Each row has shape {rows.shape[1:]}; the model was trained on rows "
                f"of shape {self._input_shape}."
            )
        if self._by_model and rows.dtype != np.uint8:
            raise DataError(
                f"The model was trained on uint8 pixels; got {rows.dtype}. "
                "Convert the images to uint8."
            )
        return rows

    def _scores_by_numpy(self, rows: Any) -> np.ndarray:
        """Return f(x; W) of rows that are not scaled yet, in the type of X."""
        dtype = "float32" if rows.dtype in ("float32", "uint8") else "float64"
        parts = [rows[i : i + ROWS] for i in range(0, rows.shape[0], ROWS)]
        return np.concatenate(
            [
                scores_on_host(
                    self._layers, self._host_params, self.scale_.scaled(part, dtype)
                )
                for part in parts
            ]
        )
