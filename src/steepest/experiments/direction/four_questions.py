"""Four questions that lead to steepest descent, each answered with a number.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest.landscape import slope
>>> f = lambda w: 1.5 * w**2
>>> for u in (1.0, -1.0):
...     rise = slope(f, jnp.array(1.0), jnp.array(u), step=1e-3)
...     print(round(float(rise), 2))
3.0
-3.0
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...landscape import directional_derivative, slope, steepest_direction
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel
from ._bowl import POINT, bowl

STEP = 1e-3
DIRECTIONS = 360


def measure() -> Measured:
    """Answer with slopes in one variable and in two."""
    one = jnp.array(1.0)

    def line(w: jax.Array) -> jax.Array:
        return 1.5 * w**2

    unit = jnp.array([0.6, 0.8])
    radians = 2 * np.pi * np.arange(DIRECTIONS) / DIRECTIONS
    units = jnp.asarray(np.stack([np.cos(radians), np.sin(radians)], 1), jnp.float32)
    all_of_them = jax.jit(
        jax.vmap(lambda u: jax.jvp(bowl, (POINT,), (u,))[1])  # ∇f·u
    )
    slopes = np.asarray(all_of_them(units), float)
    lowest = int(slopes.argmin())
    best = np.asarray(steepest_direction(jax.grad(bowl)(POINT)), float)
    numbers = {
        "right": float(slope(line, one, jnp.array(1.0), step=STEP)),
        "left": float(slope(line, one, jnp.array(-1.0), step=STEP)),
        "along": float(directional_derivative(bowl, POINT, unit)),
        "secant": float(slope(bowl, POINT, unit, step=STEP)),
        "lowest": float(slopes[lowest]),
        "highest": float(slopes.max()),
        "length": float(jnp.linalg.norm(jax.grad(bowl)(POINT))),
        "search_angle": float(np.degrees(radians[lowest])),
        "best_angle": float(np.degrees(np.arctan2(best[1], best[0])) % 360),
    }
    degrees = np.degrees(radians)
    panel = Panel(
        "360 directions from one point",
        "direction in degrees",
        "slope",
        (Curve("", degrees, slopes),),
    )
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="four_questions",
    group="direction",
    claim="Four questions lead from one variable to steepest descent.",
    says=(
        "Which way in one variable? At w = 1 the slope of 1.5 w² is {right} to the "
        "right and {left} to the left: two directions, one of them down.",
        "How steep along one of many directions? ∇f·u gives {along} for u = (0.6, "
        "0.8), a small step {secant}.",
        "Between which bounds? Of 360 unit steps the slopes lie from {lowest} to "
        "{highest}, and ‖∇f‖ is {length}.",
        "Which one is lowest? That at {search_angle}°; −∇f points to {best_angle}°.",
    ),
    measure=measure,
)
