"""Surfaces of second order: bowls, the ravine and the ordinary saddle."""

import functools
import math
from collections.abc import Sequence

import jax
import jax.numpy as jnp

from ..errors import SettingError
from ._surface import KnownPoint, Surface


def bowl(eigenvalues: Sequence[float] = (1.0, 3.0), angle: float = 0.0) -> Surface:
    """Return the quadratic whose Hessian has the given eigenvalues.

    f(x) = ½ Σᵢ λᵢ xᵢ². With all λ > 0 it is a bowl, with mixed signs a saddle. Descent
    x ← x − η∇f multiplies coordinate i by (1 − ηλᵢ), so it converges for η < 2/λ_max.

    Parameters
    ----------
    eigenvalues : sequence of float
        λᵢ, one per coordinate.
    angle : float
        Radians by which the first two axes are turned, so that the eigenvectors
        are not the coordinate axes.

    Raises
    ------
    SettingError
        If an eigenvalue is not finite, or an angle is given in one dimension.

    Examples
    --------
    >>> float(bowl((1.0, 10.0))([2.0, 1.0]))
    7.0
    """
    values = tuple(float(value) for value in eigenvalues)
    if not values or not all(map(math.isfinite, values)):
        raise SettingError(
            f"A bowl needs one finite eigenvalue per coordinate; found {values}."
        )
    if angle and len(values) < 2:
        raise SettingError(
            f"One coordinate cannot be turned by an angle; found angle={angle}. "
            "Give at least two eigenvalues."
        )
    return _quadratic("bowl", values, float(angle))


def ravine(condition: float = 50.0) -> Surface:
    """Return a long narrow valley, ½ (x² + κ y²).

    The curvature across is κ times that along the valley: a learning rate that is
    stable across it (η < 2/κ) needs of the order of κ steps along it.

    Parameters
    ----------
    condition : float
        κ ≥ 1, the condition number of the Hessian.

    Raises
    ------
    SettingError
        If κ < 1.

    Examples
    --------
    >>> float(ravine(condition=10)([1.0, 1.0]))
    5.5
    """
    if not (math.isfinite(condition) and condition >= 1):
        raise SettingError(
            f"The condition number of a ravine is at least 1; found {condition}."
        )
    return _quadratic("ravine", (1.0, float(condition)), 0.0)


def saddle() -> Surface:
    """Return ½ (x² − y²), which falls without bound along ±y.

    The start lies almost at y = 0, where descent first goes to the saddle.

    Examples
    --------
    >>> float(saddle()([0.0, 2.0]))
    -2.0
    """
    return _quadratic("saddle", (1.0, -1.0), 0.0)


@functools.cache
def _quadratic(name: str, values: tuple[float, ...], angle: float) -> Surface:
    cosine, sine = math.cos(angle), math.sin(angle)

    def function(point: jax.Array) -> jax.Array:
        if angle:
            x, y = point[0], point[1]
            turned = jnp.stack([cosine * x + sine * y, cosine * y - sine * x])
            point = jnp.concatenate([turned, point[2:]])
        return 0.5 * jnp.sum(jnp.asarray(values, point.dtype) * point**2)

    start = {"ravine": (-4.0, 1.0), "saddle": (-1.5, 1e-3)}.get(name)
    half = 2.0 if name == "saddle" else 5.0
    formula = f"½ ({_sum_of_squares(values)})"
    if angle:
        formula += f", x turned by {angle:g} rad"
    domain = ((-half, half),) * len(values)
    if name == "ravine":
        domain = ((-5.0, 5.0), (-2.0, 2.0))
    return Surface(
        name=name,
        function=function,
        formula=formula,
        domain=domain,
        start=start or tuple(4.0 if i % 2 == 0 else -3.0 for i in range(len(values))),
        known=(_origin(values),),
        complete=all(values),
        source="Any quadratic; Goh (2017), Why Momentum Really Works",
    )


def _origin(values: tuple[float, ...]) -> KnownPoint:
    zero = (0.0,) * len(values)
    if min(values) > 0:
        return KnownPoint(zero, "minimum", 0.0, True)
    if min(values) < 0 < max(values):
        return KnownPoint(zero, "saddle", 0.0)
    if max(values) < 0:
        return KnownPoint(zero, "maximum", 0.0)
    return KnownPoint(zero, "degenerate", 0.0)


def _sum_of_squares(values: tuple[float, ...]) -> str:
    """Write λ₁x² + λ₂y², or with x₁, x₂, … beyond the plane."""
    names = ["x", "y"] if len(values) == 2 else None
    text = ""
    for i, value in enumerate(values):
        name = names[i] if names else "x" + str(i + 1).translate(_LOWERED)
        size = "" if abs(value) == 1 else f"{abs(value):g} "
        sign = "−" if value < 0 else "+"
        text += f" {sign} {size}{name}²"
    return text.removeprefix(" + ").removeprefix(" ")


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
