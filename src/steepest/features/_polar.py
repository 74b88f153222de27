"""Polar coordinates: a ring around a center becomes a straight line."""

from collections.abc import Mapping
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from .._core._stored import stored_array
from ..errors import DataError, SettingError


def polar_coordinates(
    points: np.ndarray, center: np.ndarray | tuple[float, ...] | float = 0.0
) -> np.ndarray:
    """Return the distance and the angle of every point from a center.

    r = √(x² + y²) and θ = atan2(y, x) in radians from −π to π, for each pair of
    columns (x, y).

    Parameters
    ----------
    points : (points, columns)
        An even number of columns, pair by pair.
    center : (columns,) or float

    Returns
    -------
    (points, columns)
        r, θ of the first pair, r, θ of the second, …

    Raises
    ------
    DataError
        If the columns do not come in pairs, or a number is not finite.

    Examples
    --------
    >>> polar_coordinates(np.array([[0.0, 2.0]])).round(2).tolist()
    [[2.0, 1.57]]
    """
    points = np.asarray(points)
    _check_points(points)
    if not np.issubdtype(points.dtype, np.floating):
        points = points.astype(np.float32)
    x, y = np.moveaxis((points - center).reshape(len(points), -1, 2), 2, 0)
    polar = np.stack([np.hypot(x, y), np.arctan2(y, x)], axis=2)
    return polar.reshape(points.shape).astype(points.dtype)


class PolarCoordinates(TransformerMixin, BaseEstimator):
    """Polar coordinates as a scikit-learn transformer.

    Parameters
    ----------
    center : "mean" or sequence of float
        The center: the mean of the training points, or a point.

    Examples
    --------
    >>> points = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 3.0], [0.0, -3.0]])
    >>> PolarCoordinates().fit_transform(points)[:, 0].tolist()
    [1.0, 1.0, 3.0, 3.0]
    """

    def __init__(self, center: str | tuple[float, ...] = "mean") -> None:
        self.center = center

    def fit(self, X: Any, y: object = None) -> Self:
        """Find the center."""
        del y
        if getattr(X, "ndim", 2) > 2:  # scikit-learn's message would not help
            _check_points(X)
        X = _check_points(validate_data(self, X, dtype=(np.float32, np.float64)))
        if isinstance(self.center, str):
            if self.center != "mean":
                raise SettingError(
                    f"`center` must be 'mean' or one number per column; "
                    f"found {self.center!r}."
                )
            self.center_ = X.mean(axis=0)
        else:
            self.center_ = np.asarray(self.center, X.dtype)
            if self.center_.shape != X.shape[1:]:
                raise SettingError(
                    f"`center` needs one number for each of the {X.shape[1]} columns; "
                    f"found {len(np.atleast_1d(self.center_))}."
                )
        return self

    def transform(self, X: Any) -> np.ndarray:
        """Return (points, columns): distance and angle, pair by pair."""
        check_is_fitted(self)
        X = _check_points(
            validate_data(self, X, dtype=(np.float32, np.float64), reset=False)
        )
        return polar_coordinates(X, self.center_)

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return what was learned, as JSON values and named arrays, for `restore`."""
        check_is_fitted(self)
        return {}, {"center": self.center_}

    def restore(
        self, state: Mapping[str, Any], arrays: Mapping[str, np.ndarray]
    ) -> Self:
        """Restore what `to_state` returned, and return self."""
        del state
        self.center_ = stored_array(arrays, "center", ndim=1)
        self.n_features_in_ = len(self.center_)
        return self

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:
        """Return a name for every column."""
        check_is_fitted(self)
        del input_features
        names = getattr(self, "feature_names_in_", None)
        if names is None:
            names = [f"x{k}" for k in range(self.n_features_in_)]
        columns = []
        for x, y in zip(names[::2], names[1::2], strict=True):
            columns += [f"distance of {x}, {y}", f"angle of {x}, {y}"]
        return np.array(columns, dtype=object)


def _check_points(points: Any) -> np.ndarray:
    """Return the points, or raise if they cannot be pairs of finite numbers."""
    if points.ndim != 2 or points.shape[1] % 2 or not points.shape[1]:
        raise DataError(
            "Polar coordinates need columns in pairs (x, y); found an array of shape "
            f"{points.shape}. Leave a column out, or add its partner."
        )
    wrong = np.argwhere(~np.isfinite(points))
    if len(wrong):
        row, column = wrong[0]
        raise DataError(
            f"Polar coordinates need finite numbers; found {points[row, column]} in "
            f"row {row}, column {column}. Remove or replace such rows."
        )
    return points
