"""The base of all image transformers: a scikit-learn interface to one function."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ..errors import DataError
from ._chunks import Progress
from ._images import as_images
from ._stored import learned_of


class ImageTransformer(TransformerMixin, BaseEstimator, ABC):
    """A batch of images in, one row of numbers per image out."""

    def fit(self, images: np.ndarray, targets: object = None) -> Self:
        """Learn what the feature needs from training images; targets are not used."""
        del targets
        images = as_images(images, type(self).__name__)
        self.image_shape_: tuple[int, ...] = images.shape[1:]
        self.n_features_in_ = images.shape[1]  # as scikit-learn counts: the second axis
        self._learn(images)
        self.n_features_out_ = len(self._names())
        return self

    def transform(
        self,
        images: np.ndarray,
        out: np.ndarray | None = None,
        progress: Progress | None = None,
    ) -> np.ndarray:
        """Return (images, features).

        Parameters
        ----------
        images : (images, height, width[, channels])
            uint8, or floats from 0 to 1; of the size that was fitted.
        out : (images, features), optional
            Written in place, for example a memory map.
        progress : callable, optional
            Called as `progress(done, total)`.

        Raises
        ------
        DataError
            If these are not images, or of another size than the fitted ones.
        """
        check_is_fitted(self)
        images = as_images(images, type(self).__name__)
        if images.shape[1:] != self.image_shape_:
            raise DataError(
                f"{type(self).__name__} was fitted to images of shape "
                f"{self.image_shape_}; found {images.shape[1:]}. "
                "Resize them, or fit again."
            )
        return self._compute(images, out, progress)

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:
        """Return a name for every column."""
        check_is_fitted(self)
        del input_features
        return np.array(self._names(), dtype=object)

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return what was learned, as JSON values and named arrays, for `restore`."""
        check_is_fitted(self)
        return {"shape": list(self.image_shape_)}, {}

    def restore(
        self, state: Mapping[str, Any], arrays: Mapping[str, np.ndarray]
    ) -> Self:
        """Restore what `to_state` returned, and return self."""
        del arrays
        self.image_shape_ = tuple(learned_of(state, 2).shape)
        self.n_features_in_ = self.image_shape_[0]
        self.n_features_out_ = len(self._names())
        return self

    def _learn(self, images: np.ndarray) -> None:
        """Fit to checked images."""

    @abstractmethod
    def _names(self) -> list[str]:
        """Return a name for every column."""

    @abstractmethod
    def _compute(
        self, images: np.ndarray, out: np.ndarray | None, progress: Progress | None
    ) -> np.ndarray:
        """Return (images, features) of checked images."""

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.three_d_array = True
        tags.input_tags.two_d_array = False
        return tags
