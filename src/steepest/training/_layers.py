"""How long the gradient, the weights and the update of every layer are."""

from typing import NamedTuple

import jax
import numpy as np

from .._core import Tree
from ..objectives import Batch, Objective


class Layer(NamedTuple):
    """The lengths of one layer's numbers, weights and biases together.

    Attributes
    ----------
    name : str
        Its number from the input on, or its name in the parameters.
    gradient : float
        ‖∂L/∂W‖ on some training rows.
    weight : float
        ‖W‖.
    update : float
        ‖ΔW‖ of the last step; NaN before there was one.
    """

    name: str
    gradient: float
    weight: float
    update: float

    @property
    def ratio(self) -> float:
        """‖ΔW‖ / ‖W‖; about 1e-3 is usual (CS231n, "ratio of updates to weights")."""
        return self.update / self.weight if self.weight else float("nan")


def layer_norms(
    objective: Objective, params: Tree, rows: Batch, update: Tree = None
) -> tuple[Layer, ...]:
    """Return the lengths of gradient, weights and update, layer by layer.

    A layer is what the first level of the parameters holds: an entry of a tuple, or all
    of a model that has one layer.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.models import linear
    >>> from steepest.objectives import squared_error
    >>> params = {"weight": np.array([[3.0]]), "bias": np.array([4.0])}
    >>> rows = Batch(np.array([[1.0], [0.0]]), np.array([[7.0], [2.0]]))
    >>> layer_norms(Objective(linear(1, 1), squared_error()), params, rows)
    (Layer(name='1', gradient=2.0, weight=5.0, update=nan),)
    """
    gradient = _gradient(objective, params, rows)
    lengths = [
        {} if tree is None else _lengths(tree) for tree in (gradient, params, update)
    ]
    return tuple(
        Layer(name, *(of.get(name, float("nan")) for of in lengths))
        for name in lengths[1]
    )


def _lengths(tree: Tree) -> dict[str, float]:
    """Return the length of every layer by its name."""
    single = isinstance(tree, dict) and not any(
        isinstance(v, dict) for v in tree.values()
    )
    if single or not isinstance(tree, dict | list | tuple):
        tree = (tree,)
    named = tree if isinstance(tree, dict) else dict(enumerate(tree, 1))
    return {
        str(name): float(np.sqrt(sum(np.sum(np.square(leaf)) for leaf in leaves)))
        for name, layer in named.items()
        if (leaves := [np.asarray(leaf, float) for leaf in jax.tree.leaves(layer)])
    }


@jax.jit
def _gradient(objective: Objective, params: Tree, rows: Batch) -> Tree:
    return objective.gradient(params, rows)
