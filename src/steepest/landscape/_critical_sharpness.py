"""How much longer a step could be before it goes uphill."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree
from ..errors import SettingError
from ._function import Function, as_argument, as_floats


@dataclass(frozen=True)
class CriticalSharpness:
    """Between which multiples of a step f is back at its value before the step.

    Attributes
    ----------
    low, high : float
        f(w + c·step) is below f(w) at c = low and not below it at c = high. low is 0
        if the shortest step tried goes up; high is infinite if the longest goes down.
    learning_rate : float
        η with which the step was made.
    passes : int
        How many evaluations of f it took.
    """

    low: float
    high: float
    learning_rate: float
    passes: int

    @property
    def critical_rate(self) -> float:
        """η·c, the learning rate at which this step would stop going down."""
        return self.learning_rate * (self.low * self.high) ** 0.5

    @property
    def sharpness(self) -> float:
        """2 / critical rate: comparable to λ_max for gradient descent."""
        rate = self.critical_rate
        return 2 / rate if rate > 0 else float("inf")


def critical_sharpness(
    f: Function,
    w: Tree,
    step: Tree,
    learning_rate: float = 1.0,
    data: tuple[Any, ...] = (),
    *,
    passes: int = 10,
) -> CriticalSharpness:
    """Return how many times longer a step could be before f stops falling along it.

    Doubles or halves the step until f(w + c·step) crosses f(w), then bisects. No
    derivative is taken: it works for every update rule.

    Parameters
    ----------
    f, w, data
        As in `curvature`.
    step : tree
        The rule's update: new − old parameters.
    learning_rate : float
        η with which the step was made, to express the result as a learning rate.
    passes : int
        Evaluations of f, at least 3.

    Returns
    -------
    CriticalSharpness
        On a quadratic with step −η∇f, the sharpness is gᵀHg / gᵀg ≤ λ_max.

    Raises
    ------
    SettingError
        If `passes` is below 3 or the learning rate not positive.

    Notes
    -----
    Misses a second crossing, and sees nothing but the direction of the step. Values
    that are not finite count as uphill.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> valley = lambda w: 5 * w @ w
    >>> step = -0.01 * 10 * jnp.ones(2)
    >>> result = critical_sharpness(valley, jnp.ones(2), step, learning_rate=0.01)
    >>> result.low <= 20 <= result.high, round(result.sharpness)
    (True, 10)

    References
    ----------
    Kalra et al. (2026), arXiv:2601.16979: critical sharpness by forward passes alone.
    """
    if passes < 3:
        raise SettingError(f"At least 3 forward passes are needed; found {passes}.")
    if not learning_rate > 0:
        raise SettingError(f"The learning rate is above 0; found {learning_rate}.")
    low, high = _bracket(as_argument(f), as_floats(w), as_floats(step), data, passes)
    return CriticalSharpness(float(low), float(high), float(learning_rate), passes)


@partial(jax.jit, static_argnames="passes")
def _bracket(f: Any, w: Tree, step: Tree, data: Any, passes: int) -> Any:
    def at(multiple: jax.Array) -> jax.Array:
        return f(jax.tree.map(lambda x, s: x + multiple * s, w, step), *data)

    dtype = jax.tree.leaves(w)[0].dtype
    start = at(jnp.zeros((), dtype))

    def narrow(_: int, bounds: Any) -> Any:
        low, high = bounds
        doubled = jnp.where(low == 0, 1, 2 * low)
        middle = jnp.where(low == 0, high / 2, jnp.sqrt(low * high))
        multiple = jnp.where(jnp.isinf(high), doubled, middle)
        down = at(multiple) < start
        return jnp.where(down, multiple, low), jnp.where(down, high, multiple)

    bounds = (jnp.zeros((), dtype), jnp.full((), jnp.inf, dtype))
    return jax.lax.fori_loop(0, passes - 1, narrow, bounds)
