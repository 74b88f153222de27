"""Products with the Hessian, on all the data at once or chunk by chunk."""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree

from .._core import Tree
from ..errors import SettingError
from ._function import Function, as_argument, as_floats


def hessian_vector_product(
    f: Function,
    w: Tree,
    direction: Tree,
    data: tuple[Any, ...] = (),
    chunk_size: int | None = None,
) -> Tree:
    """Return H u, how the gradient changes along a direction, without forming H.

    Forward over reverse differentiation: about 1.25 gradients, and the memory of one.

    Parameters
    ----------
    f : callable
        `f(params, *data)` returns a scalar: with `chunk_size`, a mean over examples.
    w : tree
        The point.
    direction : tree
        u, of the same structure.
    data : tuple
        Passed on to f.
    chunk_size : int, optional
        Examples at a time. Every array of `data` then has one example per row.

    Returns
    -------
    tree
        H u, of the structure of w.

    Raises
    ------
    SettingError
        If `chunk_size` is below 1 or the arrays of the data differ in length.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> product = hessian_vector_product(
    ...     lambda w: w[0] ** 2 * w[1], jnp.array([1.0, 2.0]), jnp.array([1.0, 0.0])
    ... )
    >>> product.tolist()
    [4.0, 2.0]

    References
    ----------
    Pearlmutter (1994), Fast Exact Multiplication by the Hessian, eq. 7.
    """
    return _product(
        as_argument(f), as_floats(w), as_floats(direction), data, chunk_size
    )


@partial(jax.jit, static_argnames="chunk_size")
def _product(f: Any, w: Tree, direction: Tree, data: Any, chunk_size: Any) -> Tree:
    return products(f, w, data, chunk_size)(direction)


def products(
    f: Any, w: Tree, data: tuple[Any, ...], chunk_size: int | None = None
) -> Callable[[Tree], Tree]:
    """Return the function u ↦ H u, to be called inside a compiled program."""

    def product(direction: Tree) -> Tree:
        def of_chunk(*chunk: Any) -> Tree:
            gradient = jax.grad(lambda w: f(w, *chunk))
            return jax.jvp(gradient, (w,), (direction,))[1]

        return mean_over_chunks(of_chunk, data, chunk_size)

    return product


def mean_over_chunks(
    of_chunk: Callable[..., Tree], data: tuple[Any, ...], chunk_size: int | None
) -> Tree:
    """Return Σ share · of_chunk(chunk): the value on all the data, a chunk at a time.

    The share of a chunk is its part of the examples, or of their weights where the data
    are a batch with weights. The last chunk may be shorter.

    Raises
    ------
    SettingError
        If `chunk_size` is below 1, or the arrays of the data differ in length.
    """
    if chunk_size is None:
        return of_chunk(*data)
    if chunk_size < 1:
        raise SettingError(f"A chunk has at least 1 example; found {chunk_size}.")
    lengths = {jnp.shape(leaf)[:1] for leaf in jax.tree.leaves(data)}
    if len(lengths) != 1 or not all(lengths):
        sizes = sorted(length[0] if length else 0 for length in lengths)
        raise SettingError(
            "To go through the data in chunks, every array needs one row per example; "
            f"found lengths {sizes}. Leave chunk_size out, or pass such arrays as data."
        )
    n = lengths.pop()[0]
    whole = n // chunk_size
    if whole < 2 and n <= chunk_size:
        return of_chunk(*data)
    total = _weight(data, n)

    def weighted(chunk: Any, size: int) -> Tree:
        share = _weight(chunk, size) / total
        return jax.tree.map(lambda x: share * x, of_chunk(*chunk))

    def cut(start: int, stop: int, shape: tuple[int, ...]) -> Any:
        return jax.tree.map(lambda x: x[start:stop].reshape(*shape, *x.shape[1:]), data)

    def add(carry: Tree, chunk: Any) -> tuple[Tree, None]:
        return jax.tree.map(jnp.add, carry, weighted(chunk, chunk_size)), None

    end = whole * chunk_size
    stacked = cut(0, end, (whole, chunk_size))
    first = jax.eval_shape(lambda c: weighted(c, chunk_size), cut(0, chunk_size, (-1,)))
    zero = jax.tree.map(lambda x: jnp.zeros(x.shape, x.dtype), first)
    mean, _ = jax.lax.scan(add, zero, stacked)
    if end < n:
        mean = jax.tree.map(jnp.add, mean, weighted(cut(end, n, (n - end,)), n - end))
    return mean


def _weight(data: tuple[Any, ...], n: int) -> Any:
    for item in data:
        weights = getattr(item, "weights", None)
        if weights is not None:
            return jnp.sum(weights)
    return float(n)


@jax.jit
def _dense(f: Any, w: Tree, data: Any) -> jax.Array:
    flat, unravel = ravel_pytree(w)
    hessian = jax.hessian(lambda x: f(unravel(x), *data))(flat)
    return (hessian + hessian.T) / 2


def dense_hessian(f: Function, w: Tree, data: tuple[Any, ...] = ()) -> jax.Array:
    """Return H, the matrix of second derivatives, of shape (parameters, parameters).

    Parameters
    ----------
    f, w, data
        As in `hessian_vector_product`. Rows and columns are in the order of
        `jax.flatten_util.ravel_pytree(w)`.

    Notes
    -----
    Takes the memory of d² numbers and the time of d gradients: for small trees.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> dense_hessian(lambda w: w[0] ** 2 * w[1], jnp.array([1.0, 2.0])).tolist()
    [[4.0, 2.0], [2.0, 0.0]]
    """
    return _dense(as_argument(f), as_floats(w), data)
