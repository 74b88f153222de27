"""Arithmetic on parameter trees, as if each were one long vector."""

from typing import Any

import jax
import jax.numpy as jnp

Tree = Any
"""Nested dicts, lists and tuples whose leaves are arrays."""


def dot(a: Tree, b: Tree) -> jax.Array:
    """Return ⟨a, b⟩, the sum of products over all values of two trees.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> w = {"weight": jnp.array([[1.0, 2.0]]), "bias": jnp.array([3.0])}
    >>> float(dot(w, w))
    14.0
    """
    # multiply-and-sum, not vdot: XLA's dot of two long vectors is slower on a CPU
    products = jax.tree.map(lambda x, y: jnp.sum(x * y), a, b)
    return sum(jax.tree.leaves(products), start=jnp.zeros(()))


def squared_norm(a: Tree) -> jax.Array:
    """Return ‖a‖², the sum of squares over all values of a tree."""
    return dot(a, a)


def norm(a: Tree) -> jax.Array:
    """Return ‖a‖, the Euclidean length of a tree seen as one vector.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> float(norm({"weight": jnp.array([[3.0]]), "bias": jnp.array([4.0])}))
    5.0
    """
    return jnp.sqrt(squared_norm(a))


def count(a: Tree) -> int:
    """Return the number of values in a tree.

    Examples
    --------
    >>> import numpy as np
    >>> count({"weight": np.zeros((10, 64)), "bias": np.zeros(10)})
    650
    """
    return sum(leaf.size for leaf in jax.tree.leaves(a))
