"""Center and factor, which give the training part mean 0 and deviation 1."""

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
    center = np.asarray(total / len(images), np.float32)
    factor = np.float32(1)
    if scaling == "standard":
        deviation = np.sqrt(squares / images.size)
        factor = np.float32(1 if deviation == 0 else 1 / deviation)
    return CenterAndFactor(center, np.asarray(factor))


def _sums(images: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the sum image, and the squared distances of all pixels from the mean."""
    starts = range(0, len(images), _BLOCK)
    if images.dtype == np.uint8:
        return _sums_of_bytes(images.reshape(len(images), -1), images.shape[1:])
    total = sum(images[i : i + _BLOCK].sum(axis=0, dtype=np.float64) for i in starts)
    center = np.asarray(total / len(images))
    squares = sum(
        float(np.square(images[i : i + _BLOCK] - center).sum()) for i in starts
    )
    return np.asarray(total), squares


def _sums_of_bytes(
    images: np.ndarray, shape: tuple[int, ...]
) -> tuple[np.ndarray, float]:
    """Do the same for uint8, exactly: blocks of any size give the same sums."""

    def of_block(start: int) -> tuple[np.ndarray, float]:
        # 256 · 255² < 2²⁴: float32 adds up so many squares without rounding
        block = images[start : start + _BLOCK].astype(np.float32)
        squares = np.einsum("ij,ij->j", block, block)
        return block.sum(axis=0), float(squares.sum(dtype=np.float64))

    total, squares = np.zeros(images.shape[1]), 0.0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for block_total, block_squares in pool.map(
            of_block, range(0, len(images), _BLOCK)
        ):
            total += block_total
            squares += block_squares
    n = len(images)
    around_zero = sum(int(pixel) ** 2 for pixel in total.tolist())
    return total.reshape(shape), (n * int(squares) - around_zero) / n
