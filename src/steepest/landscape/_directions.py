"""Directions: the slope along one, the steepest one, and the angle between two."""

from typing import Any, NamedTuple

import jax
import jax.flatten_util
import jax.numpy as jnp

from .._core import Tree, dot, norm, unknown_name
from ._function import Function, as_argument, as_floats


def directional_derivative(
    f: Function, w: Tree, direction: Tree, data: tuple[Any, ...] = ()
) -> jax.Array:
    """Return how fast f rises when w moves along a direction.

    ∇f(w)·u = lim_{h→0} (f(w + hu) − f(w)) / h, by forward differentiation: the cost of
    about two evaluations, and the gradient is never formed.

    Parameters
    ----------
    f : callable
        `f(params, *data)` returns a scalar.
    w : tree
        The point.
    direction : tree
        u, of the same structure. The result is proportional to its length.
    data : tuple
        Passed on to f, so that arrays need not be part of the program.

    Notes
    -----
    At a kink, such as |x| at 0, JAX gives the slope of one side or 0; `slope` with a
    positive and a negative step shows both sides.

    Examples
    --------
    The slope of x² at 3 along +1 is 2·3:

    >>> float(directional_derivative(lambda x: x**2, 3.0, 1.0))
    6.0
    """
    return _directional_derivative(
        as_argument(f), as_floats(w), as_floats(direction), data
    )


@jax.jit
def _directional_derivative(f: Any, w: Tree, direction: Tree, data: Any) -> jax.Array:
    return jax.jvp(lambda w: f(w, *data), (w,), (direction,))[1]


def slope(
    f: Function,
    w: Tree,
    direction: Tree,
    step: float,
    data: tuple[Any, ...] = (),
) -> jax.Array:
    """Return the slope of the straight line through two points of f.

    (f(w + hu) − f(w)) / h. In one dimension these are the points (x₁, y₁), (x₂, y₂)
    with x₂ = x₁ + h and the slope (y₂ − y₁) / (x₂ − x₁); as h → 0 it becomes the
    directional derivative.

    Parameters
    ----------
    f, w, direction, data
        As in `directional_derivative`.
    step : float
        h, not 0; a negative one looks backward.

    Examples
    --------
    From (1, 1) to (3, 9) on x²:

    >>> float(slope(lambda x: x**2, 1.0, 1.0, step=2.0))
    4.0
    """
    return _slope(as_argument(f), as_floats(w), as_floats(direction), step, data)


@jax.jit
def _slope(f: Any, w: Tree, direction: Tree, step: Any, data: Any) -> jax.Array:
    moved = jax.tree.map(lambda x, u: x + step * u, w, direction)
    return (f(moved, *data) - f(w, *data)) / step


def steepest_direction(gradient: Tree, norm: str = "l2") -> Tree:
    """Return the step of length 1 along which f falls fastest, in a given norm.

    argmin ⟨∇f, d⟩ over ‖d‖ = 1. The smallest value is −‖∇f‖ in the dual norm:

    - l2: d = −∇f / ‖∇f‖₂, every coordinate in proportion;
    - linf: d = −sign ∇f, every coordinate alike, ⟨∇f, d⟩ = −‖∇f‖₁ (sign descent);
    - l1: only the coordinate of the largest slope moves, ⟨∇f, d⟩ = −‖∇f‖_∞
      (coordinate descent).

    Parameters
    ----------
    gradient : tree
        ∇f. The tree is measured as one long vector.
    norm : {"l2", "l1", "linf"}
        How the length of a step is measured.

    Returns
    -------
    tree
        Zero where the gradient is zero: no direction is steeper than another. With
        linf, coordinates of zero slope stay. Ties in l1 go to the first.

    Raises
    ------
    UnknownNameError
        If the norm is not one of the three.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> gradient = jnp.array([3.0, -4.0])
    >>> [steepest_direction(gradient, n).tolist() for n in ("l1", "linf")]
    [[0.0, 1.0], [-1.0, 1.0]]

    References
    ----------
    Boyd & Vandenberghe (2004), Convex Optimization, §9.4, eq. 9.23.
    """
    if norm not in _DIRECTIONS:
        raise unknown_name("norm", norm, _DIRECTIONS)
    return _DIRECTIONS[norm](as_floats(gradient))


def _largest(tree: Tree) -> jax.Array:
    leaves = [jnp.max(jnp.abs(leaf)) for leaf in jax.tree.leaves(tree) if leaf.size]
    return jnp.max(jnp.stack(leaves)) if leaves else jnp.zeros(())


def _unit(tree: Tree) -> Tree:
    """Return tree / ‖tree‖, or zero; squares neither overflow nor underflow."""
    largest = _largest(tree)
    scale = jnp.where(largest == 0, 1, largest)
    scaled = jax.tree.map(lambda x: x / scale, tree)
    length = norm(scaled)
    return jax.tree.map(lambda x: x / jnp.where(length == 0, 1, length), scaled)


@jax.jit
def _l2(gradient: Tree) -> Tree:
    return jax.tree.map(jnp.negative, _unit(gradient))


@jax.jit
def _linf(gradient: Tree) -> Tree:
    return jax.tree.map(lambda g: -jnp.sign(g), gradient)


@jax.jit
def _l1(gradient: Tree) -> Tree:
    flat, unravel = jax.flatten_util.ravel_pytree(gradient)
    largest = jnp.argmax(jnp.abs(flat))
    return unravel(jnp.zeros_like(flat).at[largest].set(-jnp.sign(flat[largest])))


_DIRECTIONS = {"l1": _l1, "l2": _l2, "linf": _linf}


def cosine(a: Tree, b: Tree) -> jax.Array:
    """Return cos θ, the cosine of the angle between two directions.

    ⟨a, b⟩ / (‖a‖ ‖b‖). `cosine(step, gradient)` is 1 on steepest ascent, 0 along a
    contour line and −1 on steepest descent; below 0 the step goes downhill at first.

    Parameters
    ----------
    a, b : tree
        Two directions of the same structure.

    Returns
    -------
    scalar
        In [−1, 1]; 0 if either is zero; NaN if either contains NaN.

    Examples
    --------
    >>> import jax, jax.numpy as jnp
    >>> gradient = jax.grad(lambda w: w @ w)(jnp.array([3.0, 4.0]))
    >>> [round(float(cosine(step, gradient)), 6) for step in (gradient, -gradient)]
    [1.0, -1.0]
    """
    return _cosine(as_floats(a), as_floats(b))


@jax.jit
def _cosine(a: Tree, b: Tree) -> jax.Array:
    return jnp.clip(dot(_unit(a), _unit(b)), -1, 1)


class Taylor(NamedTuple):
    """The change of f over a step, and its two predictions.

    Attributes
    ----------
    actual : scalar
        f(w + s) − f(w).
    first_order : scalar
        ∇f·s, the tangent's prediction.
    second_order : scalar
        ∇f·s + ½ sᵀHs, the parabola's prediction.
    """

    actual: jax.Array
    first_order: jax.Array
    second_order: jax.Array


def taylor(f: Function, w: Tree, step: Tree, data: tuple[Any, ...] = ()) -> Taylor:
    """Return the change of f over a step, and its first- and second-order prediction.

    Parameters
    ----------
    f, w, data
        As in `directional_derivative`.
    step : tree
        s = new − old parameters.

    Returns
    -------
    Taylor
        Actual change, ∇f·s, and ∇f·s + ½ sᵀHs: exact for a quadratic. The actual
        change is a difference of two values of f and carries their rounding.

    Examples
    --------
    On x³ from 1 by ½: 2.375; the tangent says 1.5, the parabola 2.25.

    >>> [float(change) for change in taylor(lambda x: x**3, 1.0, 0.5)]
    [2.375, 1.5, 2.25]
    """
    return _taylor(as_argument(f), as_floats(w), as_floats(step), data)


@jax.jit
def _taylor(f: Any, w: Tree, step: Tree, data: Any) -> Taylor:
    def along(t: jax.Array) -> jax.Array:
        return f(jax.tree.map(lambda x, s: x + t * s, w, step), *data)

    dtype = jax.tree.leaves(w)[0].dtype
    zero, one = jnp.zeros((), dtype), jnp.ones((), dtype)
    (value, first), (_, second) = jax.jvp(
        lambda t: jax.jvp(along, (t,), (one,)), (zero,), (one,)
    )
    return Taylor(along(one) - value, first, first + second / 2)
