"""What descent looks like along its points: gradients, and the angle of every step."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp

from .._core import norm
from ._directions import cosine
from ._function import Function, as_argument


class Along(NamedTuple):
    """What is seen at every point of a track.

    Attributes
    ----------
    gradients : (..., points, dimension)
        ∇f.
    slopes : (..., points)
        ‖∇f‖.
    cosines : (..., points)
        cos θ between the step from this point to the next and ∇f: −1 for a step
        straight down; NaN at the last point, and where nothing moves.
    """

    gradients: jax.Array
    slopes: jax.Array
    cosines: jax.Array


def along(f: Function, points: Any) -> Along:
    """Return gradients and angles along one track, or along several of equal length.

    Parameters
    ----------
    f : callable
        `f(point)` returns a scalar.
    points : (..., points, dimension)
        Such as `Runner.points`.

    Examples
    --------
    Plain descent steps straight down:

    >>> from steepest.landscape import race
    >>> result = race("ravine", optimizers=["sgd"], steps=3)
    >>> seen = along(result.surface, result.runners[0].points)
    >>> [round(float(cosine), 4) for cosine in seen.cosines[:3]]
    [-1.0, -1.0, -1.0]
    """
    return _along(as_argument(f), jnp.asarray(points, jnp.result_type(float)))


@jax.jit
def _along(f: Any, points: jax.Array) -> Along:
    def of_point(point: jax.Array, following: jax.Array) -> Along:
        gradient, step = jax.grad(f)(point), following - point
        angle = jnp.where(jnp.any(step != 0), cosine(step, gradient), jnp.nan)
        return Along(gradient, norm(gradient), angle)

    following = jnp.roll(points, -1, axis=-2)
    of_track = jax.vmap(of_point)
    for _ in range(points.ndim - 2):
        of_track = jax.vmap(of_track)
    seen = of_track(points, following)
    return seen._replace(cosines=seen.cosines.at[..., -1].set(jnp.nan))
