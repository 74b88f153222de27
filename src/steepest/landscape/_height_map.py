"""The heights of a surface on a grid, and on a scale that shows valleys and walls."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..surfaces import Surface
from ._function import as_argument


class HeightMap(NamedTuple):
    """A surface of two coordinates on a grid.

    Attributes
    ----------
    x, y : (grid,)
        The coordinates of columns and rows.
    heights : (grid, grid)
        f at (x of the column, y of the row); masked where it is not finite.
    scaled : (grid, grid)
        log(1 + (f − lowest)/s), in which evenly spaced contours show deep valleys and
        steep walls alike; s is the 5 % quantile of the heights above the lowest.
    """

    x: np.ndarray
    y: np.ndarray
    heights: np.ma.MaskedArray
    scaled: np.ma.MaskedArray


def height_map(surface: Surface, grid: int = 241) -> HeightMap:
    """Return the heights of a surface of two coordinates over its domain.

    Parameters
    ----------
    surface : Surface
        A surface of two coordinates.
    grid : int
        Points along each axis.

    Raises
    ------
    SettingError
        If the surface is not of two coordinates, or finite nowhere on its domain.

    Examples
    --------
    >>> from steepest.surfaces import himmelblau
    >>> float(height_map(himmelblau(), grid=3).heights[1, 1])
    170.0
    """
    if surface.dimension != 2:
        raise SettingError(
            f"A map has two coordinates; '{surface.name}' has {surface.dimension}. "
            "Choose a surface in the plane, or look at the values alone."
        )
    x, y = (np.linspace(low, high, grid) for low, high in surface.domain)
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    values = _values(as_argument(surface), jnp.asarray(places, jnp.result_type(float)))
    heights = np.ma.masked_invalid(np.array(values, np.float64).reshape(grid, grid))
    if heights.mask.all():
        raise SettingError(
            f"'{surface.formula}' has no finite value on the whole map, so that there "
            "is nothing to show. Look at the formula: a logarithm or a root of a "
            "negative number is no number."
        )
    lowest = float(heights.min())
    spread = float(np.ma.median(heights)) - lowest or 1.0
    scale = max(float(np.quantile(heights.compressed(), 0.05)) - lowest, 1e-3 * spread)
    return HeightMap(x, y, heights, np.ma.log(1 + (heights - lowest) / scale))


@jax.jit
def _values(f: jax.tree_util.Partial, places: jax.Array) -> jax.Array:
    return jax.vmap(f)(places)
