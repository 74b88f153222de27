"""The slope of f along unit steps in all directions.

D_u f = ∇f·u = ‖∇f‖ cos θ.

Examples
--------
>>> import jax
>>> import jax.numpy as jnp
>>> from steepest.landscape import cosine, directional_derivative
>>> f = lambda w: 0.5 * (w[0] ** 2 + 3 * w[1] ** 2)
>>> w = jnp.array([2.0, 1.0])
>>> gradient = jax.grad(f)(w)
>>> for u in (gradient, jnp.array([-3.0, 2.0]), -gradient):
...     u = u / jnp.linalg.norm(u)
...     slope = directional_derivative(f, w, u)
...     print(round(float(cosine(u, gradient)), 3), round(float(slope), 3))
1.0 3.606
0.0 0.0
-1.0 -3.606
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...landscape import cosine, directional_derivative
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel
from ._bowl import POINT, bowl


def measure() -> Measured:
    """Measure slopes and cosines around the circle of unit steps."""
    angles = np.linspace(-180.0, 180.0, 73)
    gradient = jax.grad(bowl)(POINT)
    length = float(jnp.linalg.norm(gradient))
    first = np.asarray(gradient) / length
    across = np.array([-first[1], first[0]])
    radians = np.deg2rad(angles)
    units = np.outer(np.cos(radians), first) + np.outer(np.sin(radians), across)
    slopes, cosines = (
        np.array([float(of(jnp.asarray(u, jnp.float32))) for u in units])
        for of in (
            lambda u: directional_derivative(bowl, POINT, u),
            lambda u: cosine(u, gradient),
        )
    )
    numbers = {"length": length}
    for angle in (0, 60, 90, 180):
        at = int(np.flatnonzero(angles == angle)[0])
        numbers |= {f"slope_{angle}": slopes[at], f"cosine_{angle}": cosines[at]}
    numbers = {name: round(float(value), 6) + 0.0 for name, value in numbers.items()}
    panel = Panel(
        "slope along a unit step",
        "angle to the gradient in degrees",
        "slope",
        (Curve("∇f · u", angles, slopes), Curve("cos θ", angles, cosines, "dashed")),
    )
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="angle",
    group="direction",
    claim="Along a unit step the slope is ‖∇f‖ cos θ: steepest descent is cos θ = −1.",
    says=(
        "The gradient is {length} long. At 0° cos θ is {cosine_0} and the slope "
        "{slope_0}, the steepest ascent.",
        "At 60° they are {cosine_60} and {slope_60}, at 90° {cosine_90} and "
        "{slope_90}.",
        "At 180° cos θ is {cosine_180} and the slope {slope_180}, the steepest "
        "descent.",
    ),
    correction=(
        "Notes say that descent looks for the smallest cos θ. That is so for the angle "
        "to +∇f; to −∇f, the direction of descent, the angle is 0 and cos θ is 1."
    ),
    measure=measure,
)
