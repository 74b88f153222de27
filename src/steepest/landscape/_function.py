"""What a function of parameters looks like to a compiled program."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree
from ..errors import ModelError

Function = Callable[..., jax.Array]
"""f(params, *data) → scalar."""


def as_tree(f: Function) -> Any:
    """Return f as a tree: its arrays are arguments, its code keys the program.

    An `Objective` is such a tree already; a plain function becomes one without leaves.
    """
    return jax.tree_util.Partial(f) if jax.tree_util.all_leaves([f]) else f


def as_floats(params: Tree) -> Tree:
    """Return the parameters as arrays of a floating type, integers turned into floats.

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
