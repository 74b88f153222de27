"""The inputs themselves as features, one column each."""

from collections.abc import Mapping
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ..errors import DataError


class RawInputs(TransformerMixin, BaseEstimator):
    """Inputs of any shape as flat rows; uint8 pixels are divided by 255.

    Examples
    --------
    >>> RawInputs().fit_transform(np.full((1, 1, 2), 255, np.uint8)).tolist()
    [[1.0, 1.0]]
    """

    def fit(self, inputs: np.ndarray, targets: object = None) -> Self:
        """Store the shape; targets are not used."""
        del targets
        self.shape_ = np.shape(inputs)[1:]
        return self

    def transform(self, inputs: np.ndarray) -> np.ndarray:
        """Return (rows, columns) in float32."""
        check_is_fitted(self)
        inputs = np.asarray(inputs)
        if inputs.shape[1:] != self.shape_:
            raise DataError(
                f"Rows of shape {self.shape_} were fitted; found {inputs.shape[1:]}. "
                "Give rows of that shape, or fit again."
            )
        flat = inputs.reshape(len(inputs), -1).astype(np.float32)
        if inputs.dtype == np.uint8:
            flat /= 255
        return flat

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:
        """Return a name for every column: its place in a row."""
        check_is_fitted(self)
        del input_features
        places = np.ndindex(*self.shape_)
        return np.array([f"raw {','.join(map(str, p))}" for p in places], dtype=object)

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return what was learned, as JSON values and named arrays, for `restore`."""
        check_is_fitted(self)
        return {"shape": list(self.shape_)}, {}

    def restore(
        self, state: Mapping[str, Any], arrays: Mapping[str, np.ndarray]
    ) -> Self:
        """Restore what `to_state` returned, and return self."""
        del arrays
        self.shape_ = tuple(state["shape"])
        return self
