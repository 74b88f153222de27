"""Several features side by side, standardized, in a value that a run can store."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np

from ..errors import DataError, SettingError
from ._asked import Asked, made, parse_features
from ._chunks import DTYPES, Progress
from ._transformer import ImageTransformer

SCALINGS = ("standard", "center", "none")
BLOCK = 1 << 18  # numbers scaled at a time: what they need stays in the caches


class FeatureStack:
    """Features side by side, each column with mean 0 and spread 1 on training rows.

    Parameters
    ----------
    asked : str or sequence of (name, options)
        For example "hog,color-histogram:space=hue".
    scaling : {"standard", "center", "none"}
        What is done to every column.

    Raises
    ------
    UnknownNameError
        If there is no feature, or no option of a feature, of some name.
    SettingError
        If there is no such scaling, or an option is of another kind.

    Examples
    --------
    >>> images = np.random.default_rng(0).integers(0, 256, (9, 16, 16, 3), np.uint8)
    >>> stack = FeatureStack("hog:block=1,color-histogram:space=hue:bins=5").fit(images)
    >>> stack.transform(images).shape
    (9, 41)
    """

    def __init__(self, asked: str | Sequence[Asked], scaling: str = "standard") -> None:
        self.asked = parse_features(asked) if isinstance(asked, str) else list(asked)
        if scaling not in SCALINGS:
            raise SettingError(
                f"`scaling` must be one of {', '.join(SCALINGS)}; found {scaling!r}."
            )
        self.scaling = scaling
        self.parts = [made(name, options) for name, options in self.asked]

    def fit(self, inputs: np.ndarray, seed: int = 0) -> Self:
        """Learn words, centers and scales from training rows.

        Parameters
        ----------
        inputs : (rows, …)
            Images, or points for "polar".
        seed : int
            Of everything random, unless a feature was given its own.

        Raises
        ------
        DataError
            If no feature differs between the rows.
        """
        self.fit_transform(inputs, seed)
        return self

    def fit_transform(
        self,
        inputs: np.ndarray,
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
        for (_, options), part in zip(self.asked, self.parts, strict=True):
            if "seed" in part.get_params() and "seed" not in options:
                part.set_params(seed=seed)
            part.fit(inputs)
        found = self._side_by_side(inputs, progress, into, dtype)
        self._fit_scale(found)
        return self._scaled(found)

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
            A .npy file to write, for features that memory does not hold; what is
            returned is mapped into memory, and `descend` reads it from the file.
        dtype : str
            "float32" or "float16".
        """
        return self._scaled(self._side_by_side(inputs, progress, into, dtype))

    @property
    def feature_names(self) -> tuple[str, ...]:
        """A name for every column."""
        return tuple(
            str(name) for part in self.parts for name in part.get_feature_names_out()
        )

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return JSON values and named arrays, from which all can be restored."""
        listed, arrays = [], {"center": self.center_, "factor": self.factor_}
        for k, ((name, _), part) in enumerate(zip(self.asked, self.parts, strict=True)):
            learned, own = part.to_state()
            listed.append(
                {"name": name, "options": part.get_params(), "learned": learned}
            )
            arrays.update({f"{k}.{key}": array for key, array in own.items()})
        return {"scaling": self.scaling, "features": listed}, arrays

    @classmethod
    def from_state(
        cls, state: Mapping[str, Any], arrays: Mapping[str, np.ndarray]
    ) -> "FeatureStack":
        """Restore what `to_state` returned; it computes the same bits."""
        asked = [
            (part["name"], {key: _tuple(v) for key, v in part["options"].items()})
            for part in state["features"]
        ]
        stack = cls(asked, state["scaling"])
        for k, (part, stored) in enumerate(
            zip(stack.parts, state["features"], strict=True)
        ):
            prefix = f"{k}."
            own = {
                key.removeprefix(prefix): array
                for key, array in arrays.items()
                if key.startswith(prefix)
            }
            part.restore(stored["learned"], own)
        stack.center_, stack.factor_ = arrays["center"], arrays["factor"]
        return stack

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
        shape = (len(inputs), sum(widths))
        if into is None:
            found = np.empty(shape, dtype)
        else:
            found = np.lib.format.open_memmap(into, "w+", dtype, shape)
        start, total = 0, len(inputs) * len(self.parts)
        for k, (part, width) in enumerate(zip(self.parts, widths, strict=True)):
            columns = found[:, start : start + width]
            if isinstance(part, ImageTransformer):
                tell = _counted(progress, k * len(inputs), total)
                part.transform(inputs, out=columns, progress=tell)
            else:
                with np.errstate(over="ignore"):  # told of in `_fit_scale`
                    columns[:] = part.transform(inputs)
            start += width
        return found

    def _fit_scale(self, found: np.ndarray) -> None:
        """Learn in blocks, since the features may be in a file, and be of float16.

        A table's columns are scaled with their mean and deviation as a whole, which
        rounds otherwise.
        """
        n, width = found.shape
        low, high, total = found[0], found[0], np.zeros(width)
        for block in _blocks(found):
            block = block.astype(np.float32, copy=False)
            low, high = np.minimum(low, block.min(0)), np.maximum(high, block.max(0))
            total += block.sum(axis=0, dtype=np.float64)
        if found.dtype == np.float16 and not np.isfinite(total).all():
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
            for block in _blocks(found):
                away = block - center
                squares += (away * away).sum(axis=0)
            spread = np.sqrt(squares / n)
            factor = 1 / np.where(constant | (spread == 0), 1.0, spread)
        self.center_, self.factor_ = center.astype("f4"), factor.astype("f4")

    def _scaled(self, found: np.ndarray) -> np.ndarray:
        if self.scaling != "none":
            for block in _blocks(found):
                block[:] = (block - self.center_) * self.factor_
        return found


def _blocks(rows: np.ndarray) -> Iterator[np.ndarray]:
    """Give a few rows at a time, in place."""
    size = max(BLOCK // rows.shape[1], 1)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _counted(progress: Progress | None, before: int, total: int) -> Progress | None:
    """Return what counts the rows of one feature as part of all."""
    if progress is None:
        return None
    return lambda done, _: progress(before + done, total)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
