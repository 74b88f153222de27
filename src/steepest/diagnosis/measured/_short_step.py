"""A short step along −gradient: one program for every check that takes one."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp

from ..._core import Ready, Tree, norm

SHORT = 1e-3  # of the weights' length: far enough to stand above float32's rounding


class ShortStep(NamedTuple):
    """The value and the gradient at a point, and what a short step changes there.

    Attributes
    ----------
    value : float
        L(W).
    slope : float
        ‖∇L(W)‖.
    predicted, actual : float
        By how much the step should lower L to first order, and by how much it did.
    """

    value: float
    slope: float
    predicted: float
    actual: float


def short_step(objective: Any, params: Tree, data: tuple[Any, ...]) -> ShortStep:
    """Step a thousandth of the weights' length along −gradient."""
    return ShortStep(*map(float, _short_step(objective, params, data)))


@Ready
@jax.jit
def _short_step(objective: Any, params: Tree, data: tuple[Any, ...]) -> Any:
    value, gradient = jax.value_and_grad(lambda at: objective(at, *data))(params)
    length, size = norm(gradient), norm(params)
    # parameters that are all zero have no length; then as if it were 1
    far = SHORT * jnp.where(size > 0, size, 1.0)
    t = far / jnp.maximum(length, jnp.finfo(length.dtype).tiny)
    moved = jax.tree.map(lambda w, g: w - t * g, params, gradient)
    return value, length, far * length, value - objective(moved, *data)
