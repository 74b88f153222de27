"""What can be asked of any function of parameters and rows.

Its value at parameters of zero is that of equal scores. Row by row at large random
parameters it shows between which values it lies. And along one tensor of weights a
hinge is made of straight pieces, whose corners show its margin.
"""

from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import Ready, generator_for
from .._case import Case
from .._rows_alone import rows_alone

BATCH = 256  # rows whose mean is taken
ROWS = 16  # looked at one by one
DRAWS = 4  # of random parameters
LARGE = (1.0, 1e2, 1e4)  # that they are multiplied by
ALONG = np.float32(np.geomspace(1e-3, 1e4, 141))  # what one tensor is multiplied by
SAME = 1e-3  # relative: below it slopes and values differ by rounding
MOST_CORNERS = 0.2  # of the pieces: more are a curve
AGREE = 0.02  # relative, of the margins that the corners of several rows show
FEWEST_CORNERS = 4
CONFIDENT, FAR = 2.0, 10.0  # as the losses of this package: `Loss.high_start`


class OfFunction(NamedTuple):
    """What a function shows at its start, at zero, and at large parameters.

    Attributes
    ----------
    value, at_zero : float
        On some rows, at the start and at parameters of zero.
    rows_at_zero : (rows,)
        Of one row each, at zero.
    values : (parameters, rows)
        Of one row each, at random parameters of several sizes; finite ones only count.
    classes : int
        How many classes the targets number; 0 for numbers.
    margin : float
        Of a hinge; not a number for any other function.
    """

    value: float
    at_zero: float
    rows_at_zero: np.ndarray
    values: np.ndarray
    classes: int
    margin: float

    @property
    def high_start(self) -> float:
        """Above which a value at the start is far from that at zero."""
        chance = np.log(max(self.classes, 1))
        if self.classes and abs(self.at_zero - chance) < 0.01 * chance:
            return self.at_zero + CONFIDENT
        return FAR * self.at_zero

    @property
    def constant(self) -> bool:
        """Whether no parameters change the value of any row."""
        apart = np.ptp(np.vstack([self.rows_at_zero, self.values]), axis=0)
        return bool(np.all(apart <= SAME * (1e-6 + np.abs(self.rows_at_zero))))

    @property
    def doubled_softmax(self) -> bool:
        """Whether its values are those of a softmax of probabilities.

        From log(1 + (C − 1)/e) to log(e + C − 1), reaching both ends, and log C at
        zero.
        """
        if self.classes < 2:
            return False
        others = self.classes - 1
        low, high = np.log(1 + others / np.e), np.log(np.e + others)
        finite = self.values[np.isfinite(self.values)]
        if not len(finite):
            return False
        inside = finite.min() > low - 0.01 and finite.max() < high + 0.01
        reached = finite.min() < low + 0.05 and finite.max() > high - 0.05
        return bool(
            inside and reached and abs(self.at_zero - np.log(others + 1)) < 0.01
        )


def measure_function(case: Case) -> OfFunction | None:
    """Return what a user-defined function shows; None if its rows are no pair."""
    alone = case.once(rows_alone) if case.own_function else None
    if alone is None or not jax.tree.leaves(case.start):
        return None
    some = case.sample("rows", ROWS)
    singles = jax.tree.map(lambda a: np.asarray(a)[:, None], some)
    zero = jax.tree.map(lambda a: np.zeros_like(np.asarray(a)), case.start)
    draws = [_drawn(case.start, number) for number in range(DRAWS)]
    large = [_times(draw, size) for draw in draws for size in LARGE]
    stacked = jax.tree.map(lambda *leaves: np.stack(leaves), zero, *large)
    values = np.asarray(_row_by_row(case.objective, stacked, singles), np.float64)
    batch = case.sample("rows", BATCH)
    return OfFunction(
        value=float(case.objective(case.start, batch)),
        at_zero=float(case.objective(zero, batch)),
        rows_at_zero=values[0],
        values=values[1:],
        classes=alone.n_classes or 0,
        margin=_margin(case, draws, singles, values) if alone.n_classes else np.nan,
    )


@partial(Ready, static=(0,))
@partial(jax.jit, static_argnums=0)
def _row_by_row(f: Any, params: Any, singles: Any) -> jax.Array:
    rows = jax.vmap(f, in_axes=(None, 0))
    return jax.vmap(rows, in_axes=(0, None))(params, singles)


def _margin(case: Case, draws: list[Any], singles: Any, values: np.ndarray) -> float:
    """Return the margin of a hinge, from the corners of its values along a tensor.

    With vectors at zero, scores grow with any tensor of weights, at least where relu is
    between: max(0, m + s d) has its corner at s = −m/d, where its slope changes by |d|.
    A function that is 0 at zero and straight has none.
    """
    is_zero = not np.any(values[0])
    for place in range(len(jax.tree.leaves(draws[0]))):
        margins: list[float] = []
        straight = True
        for draw in draws:
            leaves, shape = jax.tree.flatten(_without_vectors(draw))
            if np.ndim(leaves[place]) < 2:
                straight = False
                break
            heights, slopes = (
                np.asarray(a, np.float64)
                for a in _along(case.objective, leaves, shape, place, singles)
            )
            found = [_corners(*row) for row in zip(heights.T, slopes.T, strict=True)]
            if any(corners is None for corners in found):
                straight = False
                break
            margins += [m for corners in found for m in corners or ()]
        if not straight:
            continue
        if is_zero and not margins and np.nanmax(values) > 0:
            return 0.0
        if len(margins) >= FEWEST_CORNERS:
            middle = float(np.median(margins))
            near = np.abs(np.array(margins) / middle - 1) < AGREE
            if near.mean() > 1 - MOST_CORNERS:
                return middle
    return np.nan


@partial(Ready, static=(0, 2, 3))
@partial(jax.jit, static_argnums=(0, 2, 3))
def _along(f: Any, leaves: Any, shape: Any, place: int, singles: Any) -> Any:
    """Return values and slopes of every row, at all multiples of one tensor."""

    def value(size: jax.Array, row: Any) -> jax.Array:
        changed = [*leaves]
        changed[place] = size * changed[place]
        return f(jax.tree.unflatten(shape, changed), row)

    both = jax.vmap(jax.value_and_grad(value), in_axes=(None, 0))
    return jax.vmap(both, in_axes=(0, None))(jnp.asarray(ALONG), singles)


def _corners(heights: np.ndarray, slopes: np.ndarray) -> list[float] | None:
    """Return corner times change of slope, for each; None if it is a curve."""
    if not (np.isfinite(heights).all() and np.isfinite(slopes).all()):
        return None
    size = max(float(np.abs(slopes).max()), 1e-12)
    changed = np.flatnonzero(np.abs(np.diff(slopes)) > SAME * size)
    if len(changed) > MOST_CORNERS * len(slopes):
        return None
    corners = []
    for i in changed:
        change = slopes[i + 1] - slopes[i]
        at = heights[i] - slopes[i] * ALONG[i]
        other = heights[i + 1] - slopes[i + 1] * ALONG[i + 1]
        corner = (at - other) / change
        if ALONG[i] * (1 - SAME) <= corner <= ALONG[i + 1] * (1 + SAME):
            corners.append(float(corner * abs(change)))
    return corners


def _drawn(params: Any, number: int) -> Any:
    draw = generator_for(number, "parameters of a function to look at")

    def leaf(a: Any) -> np.ndarray:
        a = np.asarray(a)
        return np.asarray(draw.standard_normal(a.shape), a.dtype)

    return jax.tree.map(leaf, params)


def _without_vectors(params: Any) -> Any:
    return jax.tree.map(lambda a: a if a.ndim > 1 else np.zeros_like(a), params)


def _times(params: Any, size: float) -> Any:
    return jax.tree.map(lambda a: (size * a).astype(a.dtype), params)
