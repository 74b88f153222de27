"""Center and factor, which give the training part mean 0 and deviation 1."""

import math
import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from ..errors import SettingError

SCALINGS = ("standard", "center", "none")
_BLOCK = 256  # rows at a time, so that no float copy of all the pixels is made


class CenterAndFactor(NamedTuple):
    """x ↦ (x − center) · factor."""

    center: np.ndarray
    factor: np.ndarray

    def apply(self, values: np.ndarray) -> np.ndarray:
        """Return (values − center) · factor.

        Examples
        --------
        >>> import numpy as np
        >>> scaling = CenterAndFactor(np.array(1.0), np.array(2.0))
        >>> scaling.apply(np.array([1.0, 4.0])).tolist()
        [0.0, 6.0]
        """
        return (values - self.center) * self.factor


def check_scaling(scaling: str) -> None:
    """Raise if there is no scaling of that name."""
    if scaling not in SCALINGS:
        raise SettingError(
            f"scaling must be one of {', '.join(SCALINGS)}; found {scaling!r}."
        )


def of_columns(values: np.ndarray, scaling: str) -> CenterAndFactor:
    """Return mean and 1 / standard deviation of each column, in float64.

    A constant column gets factor 1, so that it becomes 0. "center" gives every factor
    1, "none" also every center 0.

    Parameters
    ----------
    values : (rows, columns) or (rows,)
        Finite numbers of the training part.
    scaling : str
        One of `SCALINGS`.

    Examples
    --------
    >>> import numpy as np
    >>> of_columns(np.array([[1.0, 5.0], [3.0, 5.0]]), "standard").factor.tolist()
    [1.0, 1.0]
    """
    center = np.zeros(values.shape[1:])
    factor = np.ones(values.shape[1:])
    if scaling != "none":
        # max = min is the exact test of a constant: rounding can make its deviation > 0
        constant = values.max(axis=0) == values.min(axis=0)
        center = np.where(constant, values[0], values.mean(axis=0, dtype=np.float64))
        if scaling == "standard":
            deviation = values.std(axis=0, dtype=np.float64)
            factor = 1 / np.where(constant | (deviation == 0), 1.0, deviation)
    return CenterAndFactor(np.asarray(center, float), np.asarray(factor, float))


def of_pixels(images: np.ndarray, scaling: str) -> CenterAndFactor | None:
    """Return the mean image, and 1 / the deviation of all pixels from it, in float32.

    One factor for all pixels: a pixel that is almost always dark keeps its small
    spread instead of being amplified.

    Parameters
    ----------
    images : (rows, …)
        Pixels of the training part.
    scaling : str
        One of `SCALINGS`; "none" returns None.

    Examples
    --------
    >>> import numpy as np
    >>> center, factor = of_pixels(np.array([[[0]], [[4]]], np.uint8), "standard")
    >>> center.tolist(), float(factor)
    ([[2.0]], 0.5)
    """
    if scaling == "none":
        return None
    total, squares = _sums(images)
    return _of_sums(total, squares, len(images), scaling)


class ByteSums:
    """Sums over uint8 images that arrive some at a time; exact in any order.

    Examples
    --------
    >>> sums = ByteSums((1,))
    >>> for pixel in (0, 4):
    ...     sums.add(np.array([[pixel]], np.uint8))
    >>> of_both = sums.scaling("standard")
    >>> of_both.center.tolist(), float(of_both.factor)
    ([2.0], 0.5)
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.n, self._shape = 0, shape
        self._total, self._squares = np.zeros(math.prod(shape)), 0

    def add(self, images: np.ndarray) -> None:
        """Take in (rows, …) pixels."""
        flat = images.reshape(len(images), -1)

        def of_block(start: int) -> tuple[np.ndarray, int]:
            # 256 · 255² < 2²⁴: float32 adds up so many squares without rounding
            block = flat[start : start + _BLOCK].astype(np.float32)
            squares = np.einsum("ij,ij->j", block, block)
            return block.sum(axis=0), int(squares.sum(dtype=np.float64))

        starts = range(0, len(flat), _BLOCK)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for total, squares in pool.map(of_block, starts):
                self._total += total
                self._squares += squares
        self.n += len(flat)

    def around_mean(self) -> tuple[np.ndarray, float]:
        """Return the sum image, and the squared distances of all pixels from it."""
        around_zero = sum(int(pixel) ** 2 for pixel in self._total.tolist())
        squares = (self.n * self._squares - around_zero) / self.n
        return self._total.reshape(self._shape), squares

    def scaling(self, scaling: str) -> CenterAndFactor | None:
        """Return what `of_pixels` returns for all the images."""
        if scaling == "none":
            return None
        return _of_sums(*self.around_mean(), self.n, scaling)


def _of_sums(
    total: np.ndarray, squares: float, n: int, scaling: str
) -> CenterAndFactor:
    center = np.asarray(total / n, np.float32)
    factor = np.float32(1)
    if scaling == "standard":
        deviation = np.sqrt(squares / (n * total.size))
        factor = np.float32(1 if deviation == 0 else 1 / deviation)
    return CenterAndFactor(center, np.asarray(factor))


def _sums(images: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the sum image, and the squared distances of all pixels from the mean."""
    starts = range(0, len(images), _BLOCK)
    if images.dtype == np.uint8:
        sums = ByteSums(images.shape[1:])
        sums.add(images)
        return sums.around_mean()
    total = sum(images[i : i + _BLOCK].sum(axis=0, dtype=np.float64) for i in starts)
    center = np.asarray(total / len(images))
    squares = sum(
        float(np.square(images[i : i + _BLOCK] - center).sum()) for i in starts
    )
    return np.asarray(total), squares
