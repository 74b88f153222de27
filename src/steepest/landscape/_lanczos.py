"""Lanczos: the extreme eigenvalues of a large symmetric matrix from a small one.

Every new vector is orthogonalized against all earlier ones, twice, so no eigenvalue
appears a second time. When the Krylov space of the start vector is exhausted (β = 0), a
random direction starts a new block, so that the identity, or a matrix of low rank,
needs no special treatment.
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
    """The state after k Lanczos steps on a matrix A, with Qᵀ A Q = T tridiagonal.

    Attributes
    ----------
    basis : (k + 1, n)
        Orthonormal rows, the columns of Q; the last is for step k + 1.
    diagonal : (k,)
        α, the diagonal of T.
    off_diagonal : (k,)
        β, beside the diagonal: β_i couples steps i and i + 1; β_k is the length of the
        residual.
    """

    basis: jax.Array
    diagonal: jax.Array
    off_diagonal: jax.Array


def lanczos(
    product: Callable[[jax.Array], jax.Array],
    krylov: Krylov,
    steps: int,
    key: jax.Array,
) -> Krylov:
    """Return the state after `steps` more steps, inside a compiled program.

    Parameters
    ----------
    product : callable
        v ↦ A v on vectors of length n, A symmetric.
    krylov : Krylov
        The state so far; `first_state` makes the first.
    steps : int
        How many more; at most n in total.
    key : jax.Array
        For the random directions that start new blocks.
    """
    done, n = krylov.diagonal.size, krylov.basis.shape[1]
    eps = jnp.finfo(krylov.basis.dtype).eps
    basis = jnp.pad(krylov.basis, ((0, steps), (0, 0)))
    diagonal = jnp.pad(krylov.diagonal, (0, steps))
    off_diagonal = jnp.pad(krylov.off_diagonal, (0, steps))

    def orthogonalized(basis: jax.Array, v: jax.Array) -> jax.Array:
        for _ in range(2):  # once leaves rounding errors as large as what it removes
            v = v - (basis @ v) @ basis
        return v

    def step(i: jax.Array, carry: Any) -> Any:
        basis, diagonal, off_diagonal = carry
        v = basis[i]
        image = product(v)
        diagonal = diagonal.at[i].set(image @ v)
        image = orthogonalized(basis, image)
        length = jnp.linalg.norm(image)
        scale = jnp.maximum(jnp.abs(diagonal).max(), off_diagonal.max())
        ended = (
            length <= 10 * eps * jnp.sqrt(1.0 * n) * scale
        )  # what is left is rounding

        def random_direction() -> jax.Array:
            drawn = jax.random.normal(jax.random.fold_in(key, i), v.shape, v.dtype)
            drawn = orthogonalized(basis, drawn / jnp.linalg.norm(drawn))
            return drawn / jnp.linalg.norm(drawn)

        following = jax.lax.cond(ended, random_direction, lambda: image / length)
        # after n steps no direction is left, and 0 / 0 may come out
        following = jnp.where(jnp.isfinite(following), following, 0)
        off_diagonal = off_diagonal.at[i].set(jnp.where(ended, 0, length))
        return basis.at[i + 1].set(following), diagonal, off_diagonal

    return Krylov(
        *jax.lax.fori_loop(done, done + steps, step, (basis, diagonal, off_diagonal))
    )


def first_state(v: jax.Array) -> Krylov:
    """Return the state before the first step from direction v."""
    empty = jnp.zeros((0,), v.dtype)
    return Krylov((v / jnp.linalg.norm(v))[None, :], empty, empty)


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
        krylov = first_state(jax.random.normal(key, flat.shape, flat.dtype))
    return lanczos(lambda v: ravel_pytree(hv(unravel(v)))[0], krylov, steps, key)


def ritz(krylov: Krylov) -> tuple[np.ndarray, np.ndarray]:
    """Return the eigenvalues of T, ascending, and its eigenvectors as columns.

    In float64 on the host: T is small, and this adds no rounding of its own.
    """
    alpha = np.asarray(krylov.diagonal, np.float64)
    beta = np.asarray(krylov.off_diagonal, np.float64)[:-1]
    if not (np.isfinite(alpha).all() and np.isfinite(beta).all()):
        return np.full(alpha.size, np.nan), np.full((alpha.size, alpha.size), np.nan)
    return np.linalg.eigh(np.diag(alpha) + np.diag(beta, 1) + np.diag(beta, -1))


@jax.jit
def combine(krylov: Krylov, coefficients: jax.Array, w: Tree) -> Tree:
    """Return Qᵀ s as a tree like w: a Ritz vector from its coefficients."""
    _, unravel = ravel_pytree(w)
    return unravel(coefficients @ krylov.basis[:-1])
