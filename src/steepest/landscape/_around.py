"""The slope in every direction around a point of the plane."""

from typing import Any

import jax
import jax.numpy as jnp

from ._function import Function, as_argument


def slopes_around(f: Function, point: Any, angles: Any) -> jax.Array:
    """Return ∇f·u for unit directions u = (cos φ, sin φ) around a point of the plane.

    ‖∇f‖ cos θ, θ the angle between u and ∇f: largest along the gradient, 0 along the
    contour line, smallest against the gradient.

    Parameters
    ----------
    f : callable
        `f(point)` returns a scalar.
    point : (2,)
        The point.
    angles : (directions,)
        φ in radians, from the first axis.

    Returns
    -------
    (directions,)
        By forward differentiation, as in `directional_derivative`.

    Examples
    --------
    >>> found = slopes_around(lambda p: 3 * p[0], (1.0, 1.0), [0.0, 3.14159265])
    >>> found.tolist()
    [3.0, -3.0]
    """
    dtype = jnp.result_type(float)
    place, turned = jnp.asarray(point, dtype), jnp.asarray(angles, dtype)
    return _slopes_around(as_argument(f), place, turned)


@jax.jit
def _slopes_around(f: Any, point: jax.Array, angles: jax.Array) -> jax.Array:
    directions = jnp.stack([jnp.cos(angles), jnp.sin(angles)], axis=-1)
    return jax.vmap(lambda u: jax.jvp(f, (point,), (u,))[1])(directions)
