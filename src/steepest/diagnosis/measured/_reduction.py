"""Rows of any shape as a few standardized columns, for simple learners."""

from typing import Any, NamedTuple

import numpy as np

from ..._core import generator_for

BLOCK = 1024  # rows converted to floats at a time
OUTLIER = 10.0  # standard deviations; values farther out are clipped


class Reduction(NamedTuple):
    """x ↦ (x − center) · factor, in fewer columns where there are many.

    Attributes
    ----------
    center, factor : (columns,)
        Of the rows that it was learned on; a constant column has factor 0.
    square : int
        Images are averaged over squares with this many pixels a side.
    sums : sparse (columns, fewer) or None
        Every column is added to one sum, with a random sign: distances keep their
        length up to a factor of 1 ± √(2 / fewer) (Weinberger et al., 2009).
    """

    center: np.ndarray
    factor: np.ndarray
    square: int
    sums: Any

    def __call__(self, inputs: Any) -> np.ndarray:
        """Return the columns of some rows in float32."""
        parts = []
        for begin in range(0, len(inputs), BLOCK):
            x = _squares(inputs[begin : begin + BLOCK], self.square).astype(np.float32)
            x = np.clip((x - self.center) * self.factor, -OUTLIER, OUTLIER)
            parts.append(x if self.sums is None else np.asarray(x @ self.sums))
        return np.concatenate(parts)


def reduction_of(inputs: Any, at_most: int) -> Reduction:
    """Learn a reduction from some rows.

    Images of more than `at_most` pixels are averaged over squares; more columns of a
    table are added up with random signs.

    Parameters
    ----------
    inputs : (rows, …)
        Finite numbers.
    at_most : int
        How many columns there may be in the end.
    """
    square = 1
    if np.ndim(inputs) > 2:
        columns = int(np.prod(np.shape(inputs)[1:]))
        square = max(1, min(_side(columns, at_most), *np.shape(inputs)[1:3]))
    x = _squares(inputs, square)
    center, factor = scale_of(x.reshape(*x.shape, *(1,) * (np.ndim(inputs) > 2)))
    sums = None
    if x.shape[1] > at_most:
        draw = generator_for(0, "sums of columns", x.shape[1])
        n = x.shape[1]
        into = draw.integers(at_most, size=n)
        signs = draw.choice(np.array([-1.0, 1.0], np.float32), n)
        from scipy.sparse import csr_matrix  # slow to import

        sums = csr_matrix((signs, (np.arange(n), into)), shape=(n, at_most))
    return Reduction(center, factor, square, sums)


def _side(columns: int, at_most: int) -> int:
    return int(np.ceil(np.sqrt(columns / at_most)))


def _squares(inputs: Any, side: int) -> np.ndarray:
    """Return the means of squares of pixels, without the rest at the border."""
    x = np.asarray(inputs)
    if side == 1:
        return as_columns(x)
    height, width = (n // side for n in x.shape[1:3])
    x = x[:, : height * side, : width * side]
    cut = x.reshape(len(x), height, side, width, -1)
    tall = cut.sum(axis=2, dtype=np.float32)
    cells = tall.reshape(len(x), height, width, side, -1).sum(axis=3)
    return cells.reshape(len(x), -1) / side**2


def scale_of(inputs: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean of every column, and 1 / its standard deviation.

    Pixels share one factor, so that one that is almost always dark is not amplified.

    Parameters
    ----------
    inputs : (rows, …)
        Finite numbers; images in three dimensions or more.
    """
    x = as_columns(inputs).astype(np.float64)
    center, spread = x.mean(axis=0), x.std(axis=0)
    varies = spread > 1e-6 * np.abs(center)  # less is the rounding of a constant
    if np.ndim(inputs) > 2:
        spread = np.full_like(spread, np.sqrt(np.mean(spread**2)))
    varies &= spread > 0
    factor = np.where(varies, 1 / np.where(varies, spread, 1.0), 0.0)
    return center.astype(np.float32), factor.astype(np.float32)


def as_columns(inputs: Any) -> np.ndarray:
    """Return rows of any shape as (rows, columns)."""
    x = np.asarray(inputs)
    return x.reshape(len(x), -1)


def finite_rows(*parts: Any) -> np.ndarray:
    """Return for each row whether all of its numbers are finite, in every part."""
    finite = np.ones(len(parts[0]), bool)
    for part in parts:
        values = as_columns(part)
        if values.dtype.kind in "fc":
            finite &= np.isfinite(values).all(axis=1)
    return finite
