"""The inputs themselves as features, one column each."""

from collections.abc import Mapping
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_array, check_is_fitted, validate_data

from ..errors import DataError
from ._stored import learned_of


class RawInputs(TransformerMixin, BaseEstimator):
    """Inputs of any shape as flat rows; uint8 pixels are divided by 255.

    Examples
    --------
    >>> RawInputs().fit_transform(np.full((1, 1, 2), 255, np.uint8)).tolist()
    [[1.0, 1.0]]
    """

    def fit(self, X: Any, y: object = None) -> Self:
        """Store the shape; `y` is not used."""
        del y
        self.shape_ = self._checked(X, reset=True).shape[1:]
        return self

    def transform(self, X: Any) -> np.ndarray:
        """Return (rows, columns) in float32, or in float64 where X has it.

        Raises
        ------
        DataError
            If the rows have another shape than the fitted ones.
        ValueError
            If there are no rows, or one number is not finite.
        """
        check_is_fitted(self)
        inputs = self._checked(X, reset=False)
        if inputs.shape[1:] != self.shape_:
            raise DataError(
                f"Rows of shape {self.shape_} were fitted; found {inputs.shape[1:]}. "
                "Give rows of that shape, or fit again."
            )
        flat = inputs.reshape(len(inputs), -1)
        flat = flat.astype(np.float64 if inputs.dtype == np.float64 else np.float32)
        if inputs.dtype == np.uint8:
            flat /= 255
        return flat

    def _checked(self, X: Any, reset: bool) -> np.ndarray:
        if getattr(X, "ndim", 2) <= 2:
            return validate_data(self, X, reset=reset)  # pyright: ignore
        inputs = check_array(X, allow_nd=True, input_name="X")  # of images
        if reset:
            self.n_features_in_ = inputs.shape[1]
        return inputs

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
        self.shape_ = tuple(learned_of(state).shape)
        self.n_features_in_ = self.shape_[0]
        return self
