"""All runners of a race as one compiled program."""

from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp

from .._core import key_for
from ..descent import Optimizer
from ._step import apply_rule


class Group(NamedTuple):
    """The settings of the runners of one update rule, an array each."""

    rule: Optimizer
    learning_rate: Any
    noise: Any
    seed: Any


class Tracks(NamedTuple):
    """The tracks of the runners of a group.

    Attributes
    ----------
    points : (runners, steps + 1, dimension)
    values : (runners, steps + 1)
    settled : (runners, dimension)
        The last point, or the mean of the last fifth if the gradients are noisy.
    """

    points: jax.Array
    values: jax.Array
    settled: jax.Array


class Rest(NamedTuple):
    """The critical points near the ends of tracks.

    Attributes
    ----------
    point : (runners, dimension)
        What Newton's method finds from where the track settled.
    slope : (runners,)
    curvatures : (runners, dimension)
    """

    point: jax.Array
    slope: jax.Array
    curvatures: jax.Array


@partial(jax.jit, static_argnames=("steps", "noisy"))
def run_all(
    f: Any, start: Any, groups: tuple[Group, ...], steps: int, noisy: bool
) -> list[Tracks]:
    """Run every group, its runners side by side."""
    run: Any = partial(_run, f, start, steps, noisy)
    return [jax.vmap(run)(*tuple(group)) for group in groups]


@jax.jit
def rest_of_all(f: Any, start: Any, settled: Any) -> tuple[Rest, jax.Array]:
    """Return where runners rest, and the largest curvature at the start.

    Apart from the runs, so that another rule or number of steps compiles less.
    """
    rest = jax.vmap(partial(_rest_near, f))(settled)
    return rest, jnp.abs(jnp.linalg.eigvalsh(jax.hessian(f)(start))).max()


def _run(
    f: Any,
    start: jax.Array,
    steps: int,
    noisy: bool,
    rule: Optimizer,
    learning_rate: jax.Array,
    noise: jax.Array,
    seed: Any,
) -> Tracks:
    def step(carry: Any, error: Any) -> Any:
        before, state = carry
        after, state, value = apply_rule(f, rule, learning_rate, before, state, error)
        return (after, state), (before, value)

    # all at once: drawing them one by one would cost more than the steps
    shape = (steps, *start.shape)
    errors = None
    if noisy:
        key = key_for(seed, "gradient noise")
        errors = noise * jax.random.normal(key, shape, start.dtype)
    state = rule.init(start, learning_rate)
    (last, _), (points, values) = jax.lax.scan(
        step, (start, state), errors, length=steps
    )
    points = jnp.concatenate([points, last[None]])
    values = jnp.append(values, f(last))
    tail = points[-max(steps // 5, 1) :]
    settled = jnp.where(noise > 0, tail.mean(axis=0), last)
    return Tracks(points, values, settled)


def _rest_near(f: Any, point: jax.Array) -> Rest:
    """Return a critical point by a few Newton steps, its slope and its curvatures."""
    d = point.size
    point = jnp.where(jnp.isfinite(point).all(), point, 0)

    def newton_step(_: int, p: jax.Array) -> jax.Array:
        gradient, hessian = jax.grad(f)(p), jax.hessian(f)(p)
        square = hessian @ hessian
        eps = jnp.finfo(p.dtype).eps
        damping = (eps * jnp.trace(square) + jnp.finfo(p.dtype).tiny) * jnp.eye(d)
        step = jnp.linalg.solve(square + damping, hessian @ gradient)
        return jnp.where(jnp.isfinite(step), p - step, p)

    rest = jax.lax.fori_loop(0, 8, newton_step, point)
    slope = jnp.linalg.norm(jax.grad(f)(rest))
    curvatures = jnp.linalg.eigvalsh(jax.hessian(f)(rest))
    return Rest(rest, slope, curvatures)
