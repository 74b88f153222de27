"""Surfaces where the second derivatives fail: the monkey saddle and the plateau."""

import functools
import math

import jax
import jax.numpy as jnp

from ..errors import SettingError
from ._surface import KnownPoint, Surface


@functools.cache
def monkey_saddle() -> Surface:
    """Return x³ − 3xy², whose gradient is zero at the origin, with three ways down.

    The Hessian at the origin is zero, so that no second-order test can classify it.

    Examples
    --------
    >>> [point.kind for point in monkey_saddle().known]
    ['degenerate']
    """

    def function(point: jax.Array) -> jax.Array:
        x, y = point
        return x**3 - 3 * x * y**2

    return Surface(
        name="monkey_saddle",
        function=function,
        formula="x³ − 3xy²",
        domain=((-1.5, 1.5), (-1.5, 1.5)),
        start=(1.2, 0.02),
        known=(KnownPoint((0.0, 0.0), "degenerate", 0.0),),
        complete=True,
        source="Hilbert & Cohn-Vossen (1932), Anschauliche Geometrie, §29",
    )


def plateau(width: float = 3.0) -> Surface:
    """Return a hole in a plain that is almost flat: 1 − exp(−‖x‖²/2) + w⁻⁴ ‖x‖².

    Far from the hole the slope is only 2‖x‖/w⁴: descent takes many steps to reach its
    edge and few from there to the minimum.

    Parameters
    ----------
    width : float
        w ≥ 1: the wider, the flatter the plain.

    Raises
    ------
    SettingError
        If w < 1.

    Examples
    --------
    >>> plateau().formula
    '1 − exp(−(x² + y²)/2) + 0.01235 (x² + y²)'
    """
    if not (math.isfinite(width) and width >= 1):
        raise SettingError(f"The width of a plateau is at least 1; found {width}.")
    return _plateau(float(width))


@functools.cache
def _plateau(width: float) -> Surface:
    slope = width**-4

    def function(point: jax.Array) -> jax.Array:
        squared = jnp.sum(point**2)
        return 1 - jnp.exp(-squared / 2) + slope * squared

    half = 2 * width
    return Surface(
        name="plateau",
        function=function,
        formula=f"1 − exp(−(x² + y²)/2) + {slope:.4g} (x² + y²)",
        domain=((-half, half), (-half, half)),
        start=(-1.6 * width, 0.9 * width),
        known=(KnownPoint((0.0, 0.0), "minimum", 0.0, True),),
        complete=True,
        source="Ours; convex in every direction only within ‖x‖ < 1",
    )
