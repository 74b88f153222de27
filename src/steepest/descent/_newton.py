"""Newton's method without a Hessian matrix: conjugate gradients and a line search."""

from typing import Any

import jax
import jax.numpy as jnp
import optax

from .._core import Tree, dot, norm


def newton_cg(
    learning_rate: Any = 1.0, max_iterations: int = 100, tolerance: float = 0.5
) -> optax.GradientTransformationExtraArgs:
    """Step along the direction d that solves H d = −∇L, with a line search.

    H is never formed: conjugate gradients only need products H v. They stop at
    ‖H d + ∇L‖ ≤ min(`tolerance`, √‖∇L‖) ‖∇L‖, or where vᵀ H v ≤ 0, with the direction
    reached so far. The length is halved until the decrease is sufficient (Armijo).

    Parameters
    ----------
    learning_rate : float
        The first length of the line search; 1 is Newton's step.
    max_iterations : int
        The most products H v in a step.
    tolerance : float
        The forcing term's upper bound, in (0, 1).

    Notes
    -----
    For small full-batch problems: each product costs as much as a gradient. `update`
    needs `value_fn` and `hessian_vector_product`, functions of the parameters on the
    same examples as the gradient.

    References
    ----------
    Nocedal & Wright (2006), Numerical Optimization, algorithm 7.1; Armijo: eq. 3.4.
    """

    def init(params: Tree) -> optax.EmptyState:
        del params
        return optax.EmptyState()

    def update(
        gradient: Tree,
        state: optax.EmptyState,
        params: Tree = None,
        *,
        value: jax.Array,
        value_fn: Any,
        hessian_vector_product: Any,
        **_: Any,
    ) -> tuple[Tree, optax.EmptyState]:
        length = norm(gradient)
        enough = jnp.minimum(tolerance, jnp.sqrt(length)) * length
        direction = _conjugate_gradients(
            lambda v: hessian_vector_product(params, v),
            gradient,
            enough,
            max_iterations,
        )
        slope = dot(gradient, direction)
        rate = _armijo(value_fn, params, direction, value, slope, learning_rate)
        return jax.tree.map(lambda d: rate * d, direction), state

    # Optax calls `update` by position; pyright compares the names of its arguments
    return optax.GradientTransformationExtraArgs(init, update)  # pyright: ignore[reportArgumentType]


def _axpy(a: Any, x: Tree, y: Tree) -> Tree:
    return jax.tree.map(lambda u, v: a * u + v, x, y)


def _conjugate_gradients(
    product: Any, gradient: Tree, enough: jax.Array, max_iterations: int
) -> Tree:
    """Return d with ‖H d + g‖ ≤ enough, or where the curvature stops being positive."""
    zero = jax.tree.map(jnp.zeros_like, gradient)
    down = jax.tree.map(jnp.negative, gradient)

    def unsolved(carry: Any) -> jax.Array:
        i, _, residual, _, curved = carry
        return (i < max_iterations) & (norm(residual) > enough) & curved

    def body(carry: Any) -> Any:
        i, d, residual, v, _ = carry
        hv = product(v)
        curvature, rr = dot(v, hv), dot(residual, residual)
        curved = curvature > 0
        alpha = rr / jnp.where(curved, curvature, 1.0)
        onward, left = _axpy(alpha, v, d), _axpy(alpha, hv, residual)
        v_next = _axpy(dot(left, left) / rr, v, jax.tree.map(jnp.negative, left))
        # at the first product there is no direction yet: −gradient is taken
        stopped = jax.tree.map(lambda a, b: jnp.where(i == 0, a, b), down, d)
        d = jax.tree.map(lambda a, b: jnp.where(curved, a, b), onward, stopped)
        return i + 1, d, left, v_next, curved

    start = (jnp.zeros((), jnp.int32), zero, gradient, down, jnp.asarray(True))
    return jax.lax.while_loop(unsolved, body, start)[1]


def _armijo(
    value_fn: Any, params: Tree, d: Tree, value: jax.Array, slope: jax.Array, first: Any
) -> jax.Array:
    """Return the first length of first, first/2, … whose decrease is sufficient."""
    slack = 10 * jnp.finfo(value.dtype).eps * jnp.abs(value)  # rounding of the value

    def too_long(carry: Any) -> jax.Array:
        i, rate = carry
        reached = value_fn(_axpy(rate, d, params))
        return (i < 40) & ~(reached <= value + 1e-4 * rate * slope + slack)

    start = (jnp.zeros((), jnp.int32), jnp.asarray(first, value.dtype))
    return jax.lax.while_loop(too_long, lambda c: (c[0] + 1, c[1] / 2), start)[1]
