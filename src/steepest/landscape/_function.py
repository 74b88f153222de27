"""Functions and parameters in the form that a compiled program takes."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree
from ..errors import ModelError

Function = Callable[..., jax.Array]
"""f(params, *data) → scalar."""


def as_argument(f: Function) -> Any:
    """Return f as an argument of a compiled program.

    Its arrays are traced, and its code identifies the program. An `Objective` is such
    a tree already; a plain function becomes a tree without leaves.
    """
    return jax.tree_util.Partial(f) if jax.tree_util.all_leaves([f]) else f


def as_floats(params: Tree) -> Tree:
    """Return the parameters as arrays of floats; integers are converted.

    Raises
    ------
    ModelError
        If there are no parameters.
    """
    if not jax.tree.leaves(params):
        raise ModelError(
            "There are no parameters to look at: the tree has no arrays. Pass the "
            "weights that the function takes as its first argument."
        )
    return jax.tree.map(lambda leaf: jnp.asarray(leaf) * 1.0, params)


def normal_like(key: jax.Array, tree: Tree) -> Tree:
    """Return standard normal numbers in the structure of a tree."""
    leaves, structure = jax.tree.flatten(tree)
    keys = jax.random.split(key, len(leaves))
    draws = [
        jax.random.normal(key, leaf.shape, leaf.dtype)
        for key, leaf in zip(keys, leaves, strict=True)
    ]
    return jax.tree.unflatten(structure, draws)
