"""One step of a race with every number that makes it, memory of the rule included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from .._core import key_for
from ..descent import Optimizer
from ..surfaces import Surface, make_surface
from ._directions import taylor
from ._function import as_argument
from ._rules import make_rule
from ._step import apply_rule


@dataclass(frozen=True)
class NumbersOfStep:
    """The step from one point of a track to the next.

    Attributes
    ----------
    point, following : (dimension,)
        Before and after.
    gradient : (dimension,)
        ∇f at the point.
    noise : (dimension,)
        What was added to it; 0 without noise.
    memory_before, memory : mapping of str to array
        What the rule remembers, by Optax's names (`trace`, `mu`, `nu`, `count`), before
        the step and after it.
    change, first_order, second_order : float
        f(following) − f(point), and its predictions ∇f·s and ∇f·s + ½ sᵀHs.
    curvatures : (dimension,)
        The eigenvalues of the Hessian at the point, ascending.
    axes : (dimension, dimension)
        Their eigenvectors, one a row.
    """

    point: np.ndarray
    following: np.ndarray
    gradient: np.ndarray
    noise: np.ndarray
    memory_before: Mapping[str, np.ndarray]
    memory: Mapping[str, np.ndarray]
    change: float
    first_order: float
    second_order: float
    curvatures: np.ndarray
    axes: np.ndarray

    @property
    def used(self) -> np.ndarray:
        """The gradient that the rule was given: ∇f and its noise."""
        return self.gradient + self.noise

    @property
    def move(self) -> np.ndarray:
        """The step s, from the point to the following one."""
        return self.following - self.point

    @property
    def slope(self) -> float:
        """‖∇f‖ at the point."""
        return float(np.linalg.norm(self.gradient))


def numbers_of_step(
    surface: str | Surface,
    start: Sequence[float],
    optimizer: str | Optimizer,
    learning_rate: float,
    step: int,
    *,
    steps: int = 500,
    noise: float = 0.0,
    seed: int = 0,
    options: Mapping[str, Any] | None = None,
) -> NumbersOfStep:
    """Return step number `step` of a race, 0 the first, with the numbers that make it.

    Parameters
    ----------
    surface, start, optimizer, learning_rate, noise, seed, options
        As in `race`, of one runner.
    step : int
        At most steps − 1; a larger one is taken as that.
    steps : int
        The steps of the race: its noise is drawn for all at once.

    Examples
    --------
    The third step with momentum:

    >>> seen = numbers_of_step("ravine", (-4.0, 1.0), "momentum", 0.01, 2)
    >>> velocity = 0.9 * seen.memory_before["trace"] + seen.gradient
    >>> bool(np.allclose(seen.following, seen.point - 0.01 * velocity))
    True
    """
    surface = make_surface(surface)
    rule = make_rule(optimizer, options)
    dtype = jnp.result_type(float)
    at = min(max(step, 0), steps - 1)
    numbers = jax.device_get(
        _walk(
            as_argument(surface),
            rule,
            np.asarray(start, dtype),
            dtype.type(learning_rate),
            dtype.type(noise),
            np.uint32(seed),
            np.int32(at),
            steps,
            noise > 0,
        )
    )
    (before, after), places, seen, curved = numbers
    curvatures, vectors = curved
    return NumbersOfStep(
        *places,
        memory_before=_named(before),
        memory=_named(after),
        change=float(seen.actual),
        first_order=float(seen.first_order),
        second_order=float(seen.second_order),
        curvatures=curvatures,
        axes=vectors.T,
    )


@partial(jax.jit, static_argnames=("steps", "noisy"))
def _walk(
    f: Any,
    rule: Optimizer,
    start: jax.Array,
    learning_rate: jax.Array,
    noise: jax.Array,
    seed: jax.Array,
    step: jax.Array,
    steps: int,
    noisy: bool,
) -> Any:
    errors = jnp.zeros((steps, *start.shape), start.dtype)
    if noisy:  # drawn as the race draws them
        key = key_for(seed, "gradient noise")
        errors = noise * jax.random.normal(key, errors.shape, start.dtype)

    def one(i: Any, carry: Any) -> Any:
        point, state = carry
        error = errors[i] if noisy else None
        return apply_rule(f, rule, learning_rate, point, state, error)[:2]

    state = rule.init(start, learning_rate)
    point, before = jax.lax.fori_loop(0, step, one, (start, state))
    following, after = one(step, (point, before))
    gradient, hessian = jax.grad(f)(point), jax.hessian(f)(point)
    return (
        (before, after),
        (point, following, gradient, errors[step]),
        taylor(f, point, following - point),
        jnp.linalg.eigh(hessian),
    )


def _named(state: Any) -> dict[str, np.ndarray]:
    """Return the arrays of a rule's state by the names of their fields."""
    named = {}
    for path, leaf in jax.tree_util.tree_flatten_with_path(state)[0]:
        names = [part.name for part in path if hasattr(part, "name")]
        if names:
            named.setdefault(names[-1], np.asarray(leaf))
    return named
