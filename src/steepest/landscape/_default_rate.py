"""A learning rate to start a race with when none is given."""

import functools

import jax
import jax.numpy as jnp
import numpy as np

from .._core import generator_for
from ..descent import Optimizer
from ..surfaces import Surface

PLACES = 1024  # random points at which the curvature is measured
PLAIN_FACTOR = 1.7


def default_rate(surface: Surface, start: tuple[float, ...], rule: Optimizer) -> float:
    """Return a rate, of two digits, with which the rule descends and stays on the map.

    1 for rules with a step length of their own, such as Newton's. 1.7/L for rules that
    follow the gradient, nine tenths of their edge where that is less, 1/L without one:
    L is the largest curvature in size found where f ≤ f(start), a region that plain
    descent with η < 2/L never leaves. At 1/L the first step would end on the floor of a
    ravine, and nobody would see the descent go to and fro between its walls. 2 % of the
    domain's longest side for the others, such as Adam.
    """
    if rule.rule.own_rate:
        return 1.0
    if rule.rule.follows_gradient:
        factor = 1.0
        if rule.edge is not None:
            factor = min(PLAIN_FACTOR, 0.9 * rule.edge.factor)
        return _two_digits(factor / _largest_curvature(surface, start))
    side = max(high - low for low, high in surface.domain)
    return _two_digits(0.02 * side)


def _two_digits(value: float) -> float:
    return float(f"{value:.1e}")


@functools.lru_cache(maxsize=64)
def _largest_curvature(surface: Surface, start: tuple[float, ...]) -> float:
    lows, highs = np.array(surface.domain).T
    drawn = generator_for(0, "places on the map").uniform(
        lows, highs, (PLACES, len(lows))
    )
    known = [point.point for point in surface.known]
    places = np.concatenate([[start], np.reshape(known, (-1, len(lows))), drawn])
    values, curvatures = map(
        np.array, _values_and_curvatures(surface, jnp.asarray(places))
    )
    below = (values <= values[0]) & np.isfinite(curvatures)
    largest = float(curvatures[below].max(initial=0.0))
    return largest if largest > 0 else 1.0


def _values_and_curvatures(
    surface: Surface, places: jax.Array
) -> tuple[jax.Array, jax.Array]:
    def largest_size(point: jax.Array) -> jax.Array:
        return jnp.abs(jnp.linalg.eigvalsh(jax.hessian(surface)(point))).max()

    places = places * 1.0
    return jax.vmap(surface)(places), jax.jit(jax.vmap(largest_size))(places)
