"""Several features side by side, standardized, in a form that a run can store."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import _num_samples, check_is_fitted

from .._core._stored import DamagedError, stored, stored_array
from ..errors import DataError, SettingError
from ._chunks import DTYPES, Progress
from ._options import NameAndOptions, build_feature, parse_features
from ._stored import StoredStack
from ._transformer import ImageTransformer

SCALINGS = ("standard", "center", "none")
BLOCK = 1 << 18  # numbers scaled at a time: small enough for the caches


class FeatureStack(TransformerMixin, BaseEstimator):
    """Features side by side, standardized: mean 0 and deviation 1 on training rows.

    Parameters
    ----------
    features : str or sequence of (name, options)
        For example "hog,color-histogram:space=hue".
    scaling : {"standard", "center", "none"}
        How every column is scaled: to mean 0 and deviation 1, to mean 0, or not.

    Examples
    --------
    >>> images = np.random.default_rng(0).integers(0, 256, (9, 16, 16, 3), np.uint8)
    >>> stack = FeatureStack("hog:block=1,color-histogram:space=hue:bins=5").fit(images)
    >>> stack.transform(images).shape
    (9, 41)
    """

    def __init__(
        self, features: str | Sequence[NameAndOptions], scaling: str = "standard"
    ) -> None:
        self.features = features  # as it was given: scikit-learn's `clone` asks for it
        self.scaling = scaling

    @property
    def names_and_options(self) -> list[NameAndOptions]:
        """The features by name, with their options."""
        if isinstance(self.features, str):
            return list(parse_features(self.features))
        return list(self.features)

    @property
    def parts(self) -> list[Any]:
        """The transformer of each feature; an error where a name or option is wrong."""
        if not hasattr(self, "_parts"):
            self._parts = self._built()
        return self._parts

    def _built(self) -> list[Any]:
        if self.scaling not in SCALINGS:
            raise SettingError(
                f"`scaling` must be one of {', '.join(SCALINGS)}; "
                f"found {self.scaling!r}."
            )
        return [build_feature(name, given) for name, given in self.names_and_options]

    def fit(self, inputs: np.ndarray, y: object = None, seed: int = 0) -> Self:
        """Learn visual words and scaling from training rows.

        Parameters
        ----------
        inputs : (rows, …)
            Images, or points for "polar".
        y : object
            Not used.
        seed : int
            Of everything random, unless a feature has its own.

        Raises
        ------
        UnknownNameError
            If there is no feature, or no option of a feature, of some name.
        SettingError
            If there is no such scaling, or an option has a value of the wrong kind.
        DataError
            If no feature differs between the rows.
        """
        self.fit_transform(inputs, seed=seed)
        return self

    def fit_transform(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        inputs: np.ndarray,
        y: object = None,
        seed: int = 0,
        progress: Progress | None = None,
        into: str | Path | None = None,
        dtype: str = "float32",
    ) -> np.ndarray:
        """Learn from training rows and return their features, computed once.

        The parameters are those of `fit` and of `transform`.

        Raises
        ------
        DataError
            If no feature differs between the rows, or one is too large for float16.
        """
        del y
        self._parts = self._built()
        named = self.names_and_options
        for (_, options), part in zip(named, self._parts, strict=True):
            if "seed" in part.get_params() and "seed" not in options:
                part.set_params(seed=seed)
            part.fit(inputs)
        values = self._side_by_side(inputs, progress, into, dtype)
        self._fit_scaling(values)
        self.n_features_in_ = self._parts[0].n_features_in_
        return self._scaled(values)

    def transform(
        self,
        inputs: np.ndarray,
        progress: Progress | None = None,
        into: str | Path | None = None,
        dtype: str = "float32",
    ) -> np.ndarray:
        """Return (rows, features).

        Parameters
        ----------
        inputs : (rows, …)
        progress : callable, optional
            Called as `progress(done, total)`, in rows of each feature: 100 images
            with two features make a total of 200.
        into : path, optional
            A .npy file to write, for features larger than memory; the result is
            memory-mapped, and `descend` reads it from the file.
        dtype : str
            "float32" or "float16".
        """
        check_is_fitted(self)
        return self._scaled(self._side_by_side(inputs, progress, into, dtype))

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:
        """Return a name for every column."""
        check_is_fitted(self)
        del input_features
        return np.array(self.feature_names, dtype=object)

    @property
    def feature_names(self) -> tuple[str, ...]:
        """A name for every column."""
        return tuple(
            str(name) for part in self.parts for name in part.get_feature_names_out()
        )

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return JSON values and named arrays, for `from_state`."""
        states, arrays = [], {"center": self.center_, "factor": self.factor_}
        for k, ((name, _), part) in enumerate(
            zip(self.names_and_options, self.parts, strict=True)
        ):
            learned, own = part.to_state()
            states.append(
                {"name": name, "options": part.get_params(), "learned": learned}
            )
            arrays.update({f"{k}.{key}": array for key, array in own.items()})
        return {"scaling": self.scaling, "features": states}, arrays

    @classmethod
    def from_state(
        cls, state: Mapping[str, Any], arrays: Mapping[str, np.ndarray]
    ) -> "FeatureStack":
        """Restore what `to_state` returned; it computes the same bits.

        Raises
        ------
        DamagedError
            If it is not what `to_state` returns, or the arrays do not fit it.
        """
        known = stored(StoredStack, state, "how it computes features")
        features = [
            (part.name, {key: _tuple(v) for key, v in part.options.items()})
            for part in known.features
        ]
        stack = cls(features, known.scaling)
        try:
            parts = stack.parts
            for k, (part, own) in enumerate(zip(parts, known.features, strict=True)):
                prefix = f"{k}."
                learned = {
                    key.removeprefix(prefix): array
                    for key, array in arrays.items()
                    if key.startswith(prefix)
                }
                part.restore(own.learned, learned)
        except (SettingError, DataError) as error:
            raise DamagedError(error.english) from error
        widths = sum(len(part.get_feature_names_out()) for part in parts)
        stack.center_ = stored_array(arrays, "center", (widths,))
        stack.factor_ = stored_array(arrays, "factor", (widths,))
        stack.n_features_in_ = parts[0].n_features_in_
        return stack

    def __sklearn_tags__(self) -> Any:
        """Return what scikit-learn should know: the result has its own type."""
        tags = super().__sklearn_tags__()
        tags.transformer_tags.preserves_dtype = []  # pyright: ignore
        tags.input_tags.three_d_array = True
        return tags

    def _side_by_side(
        self,
        inputs: np.ndarray,
        progress: Progress | None,
        into: str | Path | None,
        dtype: str,
    ) -> np.ndarray:
        if dtype not in DTYPES:
            raise SettingError(f"`dtype` must be float32 or float16; found {dtype!r}.")
        widths = [len(part.get_feature_names_out()) for part in self.parts]
        n_rows = _num_samples(inputs)
        shape = (n_rows, sum(widths))
        if into is None:
            values = np.empty(shape, dtype)
        else:
            values = np.lib.format.open_memmap(into, "w+", dtype, shape)
        start, total = 0, n_rows * len(self.parts)
        for k, (part, width) in enumerate(zip(self.parts, widths, strict=True)):
            columns = values[:, start : start + width]
            if isinstance(part, ImageTransformer):
                part_progress = _part_of(progress, k * n_rows, total)
                part.transform(inputs, out=columns, progress=part_progress)
            else:
                with np.errstate(over="ignore"):  # reported in `_fit_scaling`
                    columns[:] = part.transform(inputs)
            start += width
        return values

    def _fit_scaling(self, values: np.ndarray) -> None:
        """Learn in blocks, since the features may be in a file, and in float16.

        The columns of a table are scaled as a whole instead, which rounds differently.
        """
        n, width = values.shape
        low, high, total = values[0], values[0], np.zeros(width)
        for block in _blocks(values):
            block = block.astype(np.float32, copy=False)
            low, high = np.minimum(low, block.min(0)), np.maximum(high, block.max(0))
            total += block.sum(axis=0, dtype=np.float64)
        if values.dtype == np.float16 and not np.isfinite(total).all():
            name = self.feature_names[int(np.flatnonzero(~np.isfinite(total))[0])]
            raise DataError(
                f"The feature '{name}' is too large for float16, which ends at 65504. "
                "Compute the features in float32."
            )
        constant = low == high
        if n > 1 and constant.all():
            raise DataError(
                f"Each of the {width} features has the same value in all {n} rows, so "
                "that nothing can be learned from them. Give inputs that differ, or "
                "choose other features."
            )
        center, factor = np.zeros(width), np.ones(width)
        if self.scaling != "none":
            center = total / n
        if self.scaling == "standard":
            squares = np.zeros(width)
            for block in _blocks(values):
                difference = block - center
                squares += (difference * difference).sum(axis=0)
            deviation = np.sqrt(squares / n)
            factor = 1 / np.where(constant | (deviation == 0), 1.0, deviation)
        self.center_, self.factor_ = center.astype("f4"), factor.astype("f4")

    def _scaled(self, values: np.ndarray) -> np.ndarray:
        """Return the same array, scaled in place."""
        if self.scaling != "none":
            for block in _blocks(values):
                block[:] = (block - self.center_) * self.factor_
        return values


def _blocks(rows: np.ndarray) -> Iterator[np.ndarray]:
    """Yield views of a few rows at a time."""
    size = max(BLOCK // rows.shape[1], 1)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _part_of(progress: Progress | None, before: int, total: int) -> Progress | None:
    """Return a callback that counts the rows of one feature as part of all."""
    if progress is None:
        return None
    return lambda done, _: progress(before + done, total)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
