"""Surfaces with more than one basin: where a descent ends depends on its start."""

import functools
import itertools
import math

import jax
import jax.numpy as jnp

from ..errors import SettingError
from ._surface import KnownPoint, Surface

# The critical points of ½(x⁴ − 16x² + 5x), roots of 2x³ − 16x + 5/2: global minimum,
# maximum, local minimum.
_TANG = (-2.9035340277711783, 0.15673125678034014, 2.7468027709908376)


@functools.cache
def styblinski_tang() -> Surface:
    """Return ½ Σ (x⁴ − 16x² + 5x): one global minimum, three local ones, in 2-D.

    Every combination of the three roots of 2x³ − 16x + 5/2 is critical: two
    coordinates at an outer root are a minimum, one a saddle, none the maximum.

    Examples
    --------
    >>> [minimum.is_global for minimum in styblinski_tang().minima]
    [True, False, False, False]
    """

    def function(point: jax.Array) -> jax.Array:
        return 0.5 * jnp.sum(point**4 - 16 * point**2 + 5 * point)

    def height(x: float) -> float:
        return 0.5 * (x**4 - 16 * x**2 + 5 * x)

    known = []
    for pair in itertools.product(_TANG, repeat=2):
        at_maximum = pair.count(_TANG[1])
        kind = ("minimum", "saddle", "maximum")[at_maximum]
        lowest = pair == (_TANG[0], _TANG[0]) if kind == "minimum" else None
        known.append(KnownPoint(pair, kind, sum(map(height, pair)), lowest))
    return Surface(
        name="styblinski_tang",
        function=function,
        formula="½ Σᵢ (xᵢ⁴ − 16 xᵢ² + 5 xᵢ)",
        domain=((-5.0, 5.0), (-5.0, 5.0)),
        start=(0.5, 0.0),
        known=tuple(known),
        complete=True,
        source="Styblinski & Tang (1990), Neural Networks 3(4), 467–483",
    )


@functools.cache
def rastrigin() -> Surface:
    """Return 20 + Σ (x² − 10 cos 2πx), many hollows on a bowl: 121 minima, one global.

    Only the nine critical points around the origin are listed; the others lie near
    the multiples of one half.

    Examples
    --------
    >>> surface = rastrigin()
    >>> len(surface.known), surface.complete
    (9, False)
    """

    def function(point: jax.Array) -> jax.Array:
        return 10 * point.size + jnp.sum(point**2 - 10 * jnp.cos(2 * jnp.pi * point))

    # the first root of x + 10π sin 2πx beyond zero: the top of the first ridge
    top = 0.5025460365546747
    height = 10 + top**2 - 10 * math.cos(2 * math.pi * top)
    known = [KnownPoint((0.0, 0.0), "minimum", 0.0, True)]
    for pair in itertools.product((-top, 0.0, top), repeat=2):
        ridges = 2 - pair.count(0.0)
        if ridges:
            kind = ("saddle", "maximum")[ridges - 1]
            known.append(KnownPoint(pair, kind, ridges * height))
    return Surface(
        name="rastrigin",
        function=function,
        formula="20 + Σᵢ (xᵢ² − 10 cos 2πxᵢ)",
        domain=((-5.12, 5.12), (-5.12, 5.12)),
        start=(-3.3, 2.6),
        known=tuple(known),
        complete=False,
        source="Rastrigin (1974), Systems of Extremal Control, Nauka",
    )


def two_basins(tilt: float = 0.5) -> Surface:
    """Return a valley with two ends, one deeper: (x² − 1)² + t x + y².

    The deep end is the global minimum, the shallow one a local minimum, and between
    them lies a saddle. All three are roots of 4x³ − 4x + t at y = 0.

    Parameters
    ----------
    tilt : float
        t, with 0 < t < 8/(3√3) ≈ 1.54; beyond that the shallow end disappears.

    Raises
    ------
    SettingError
        If the tilt leaves that interval.

    Examples
    --------
    >>> [minimum.is_global for minimum in two_basins(tilt=0.3).minima]
    [True, False]
    """
    if not 0 < tilt < 8 / (3 * math.sqrt(3)):
        raise SettingError(
            f"Two basins need a tilt between 0 and {8 / (3 * math.sqrt(3)):.4f}, both "
            f"excluded; found {tilt}."
        )
    return _two_basins(float(tilt))


@functools.cache
def _two_basins(tilt: float) -> Surface:
    def function(point: jax.Array) -> jax.Array:
        x, y = point
        return (x**2 - 1) ** 2 + tilt * x + y**2

    # the three real roots of x³ − x + t/4, in trigonometric form (Viète)
    third = math.acos(-tilt * 3 * math.sqrt(3) / 8) / 3
    right, deep, top = (
        2 / math.sqrt(3) * math.cos(third - 2 * math.pi * k / 3) for k in (0, 2, 1)
    )
    deep, top = min(deep, top), max(deep, top)

    def place(x: float, kind: str, is_global: bool | None = None) -> KnownPoint:
        return KnownPoint((x, 0.0), kind, (x * x - 1) ** 2 + tilt * x, is_global)

    return Surface(
        name="two_basins",
        function=function,
        formula=f"(x² − 1)² + {tilt:g} x + y²",
        domain=((-1.8, 1.8), (-1.5, 1.5)),
        start=(1.6, 1.2),
        known=(
            place(deep, "minimum", True),
            place(right, "minimum", False),
            place(top, "saddle"),
        ),
        complete=True,
        source="The tilted double well; roots by Viète's formula",
    )
