"""Lanczos: a large symmetric matrix seen through a small tridiagonal one.

Every new vector is orthogonalized against all earlier ones, twice, so no eigenvalue
appears a second time. Where the matrix has shown all that the start vector can see
(β = 0), a fresh random direction starts a new block: the identity, or a matrix of low
rank, is answered like any other.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from .._core import Tree
from ._hessian import products


class Krylov(NamedTuple):
    """What k Lanczos steps know of a matrix A: Qᵀ A Q = T, up to β_k at the end.

    Attributes
    ----------
    basis : (k + 1, n)
        Orthonormal rows; the last is where step k + 1 would go on.
    diagonal : (k,)
        α of T.
    beside : (k,)
        β of T: β_i couples step i to i + 1; the last is the residual's length.
    """

    basis: jax.Array
    diagonal: jax.Array
    beside: jax.Array


def lanczos(
    product: Callable[[jax.Array], jax.Array],
    krylov: Krylov,
    steps: int,
    key: jax.Array,
) -> Krylov:
    """Go on for `steps` more steps, inside a compiled program.

    Parameters
    ----------
    product : callable
        v ↦ A v on vectors of length n, A symmetric.
    krylov : Krylov
        Where to go on; `begin` makes the first.
    steps : int
        How many more, at most n in all.
    key : jax.Array
        Of the directions that are drawn where a block ends.
    """
    done, n = krylov.diagonal.size, krylov.basis.shape[1]
    eps = jnp.finfo(krylov.basis.dtype).eps
    basis = jnp.pad(krylov.basis, ((0, steps), (0, 0)))
    diagonal = jnp.pad(krylov.diagonal, (0, steps))
    beside = jnp.pad(krylov.beside, (0, steps))

    def against(basis: jax.Array, v: jax.Array) -> jax.Array:
        for _ in range(2):  # once leaves rounding errors of the size of what it removed
            v = v - (basis @ v) @ basis
        return v

    def step(i: jax.Array, carry: Any) -> Any:
        basis, diagonal, beside = carry
        v = basis[i]
        image = product(v)
        diagonal = diagonal.at[i].set(image @ v)
        image = against(basis, image)
        length = jnp.linalg.norm(image)
        scale = jnp.maximum(jnp.abs(diagonal).max(), beside.max())
        ended = length <= 10 * eps * jnp.sqrt(1.0 * n) * scale  # rounding, no direction

        def afresh() -> jax.Array:
            drawn = jax.random.normal(jax.random.fold_in(key, i), v.shape, v.dtype)
            drawn = against(basis, drawn / jnp.linalg.norm(drawn))
            return drawn / jnp.linalg.norm(drawn)

        onward = jax.lax.cond(ended, afresh, lambda: image / length)
        # the last vector of a full space has nowhere to go: what is drawn is noise
        onward = jnp.where(jnp.isfinite(onward), onward, 0)
        beside = beside.at[i].set(jnp.where(ended, 0, length))
        return basis.at[i + 1].set(onward), diagonal, beside

    return Krylov(
        *jax.lax.fori_loop(done, done + steps, step, (basis, diagonal, beside))
    )


def begin(v: jax.Array) -> Krylov:
    """Return the state before the first step from direction v."""
    none = jnp.zeros((0,), v.dtype)
    return Krylov((v / jnp.linalg.norm(v))[None, :], none, none)


@partial(jax.jit, static_argnames=("steps", "chunk_size"))
def grow(
    f: Any,
    w: Tree,
    data: Any,
    krylov: Krylov | None,
    key: jax.Array,
    steps: int,
    chunk_size: int | None = None,
) -> Krylov:
    """Return the Krylov state of f's Hessian at w after `steps` more steps."""
    flat, unravel = ravel_pytree(w)
    hv = products(f, w, data, chunk_size)
    if krylov is None:
        krylov = begin(jax.random.normal(key, flat.shape, flat.dtype))
    return lanczos(lambda v: ravel_pytree(hv(unravel(v)))[0], krylov, steps, key)


def ritz(krylov: Krylov) -> tuple[np.ndarray, np.ndarray]:
    """Return the eigenvalues of T, ascending, and its eigenvectors as columns.

    In float64 on the host: T is small, and its rounding should not add to the rest.
    """
    alpha = np.asarray(krylov.diagonal, np.float64)
    beta = np.asarray(krylov.beside, np.float64)[:-1]
    if not (np.isfinite(alpha).all() and np.isfinite(beta).all()):
        nothing = np.full(alpha.size, np.nan)
        return nothing, np.full((alpha.size, alpha.size), np.nan)
    return np.linalg.eigh(np.diag(alpha) + np.diag(beta, 1) + np.diag(beta, -1))


@jax.jit
def combine(krylov: Krylov, coefficients: jax.Array, w: Tree) -> Tree:
    """Return Qᵀ s as a tree like w: a Ritz vector from its coefficients."""
    _, unravel = ravel_pytree(w)
    return unravel(coefficients @ krylov.basis[:-1])
