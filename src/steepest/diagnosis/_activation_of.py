"""Which activation stands between the layers of a model, found by trying each."""

from typing import Any

import jax
import numpy as np

from .._core import key_for
from ..models import activations
from ..objectives import Objective
from ._backprop import layers_of

__all__ = ["activation_of"]

ROWS = 8


def activation_of(objective: Objective, params: Any, inputs: Any) -> str | None:
    """Return the activation whose layers give the model's own scores, None if none.

    Tried at random weights, where no two activations agree.

    Parameters
    ----------
    objective : Objective
        Of the model.
    params : tree
        The model's parameters; only their shapes count.
    inputs : (batch, …)
        A few rows, before scaling.

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest.models import mlp
    >>> from steepest.objectives import hinge
    >>> model = mlp(4, [5], 3, activation="tanh")
    >>> activation_of(
    ...     Objective(model, hinge()), model.init(jax.random.key(0)), np.ones((2, 4))
    ... )
    'tanh'
    """
    if layers_of(params) is None:
        return None
    key = key_for(0, "which activation")
    leaves, structure = jax.tree.flatten(params)
    random = structure.unflatten(
        [
            jax.random.normal(jax.random.fold_in(key, i), np.shape(leaf))
            / np.sqrt(np.shape(leaf)[-1])
            for i, leaf in enumerate(leaves)
        ]
    )
    rows = jax.numpy.asarray(inputs)[:ROWS]
    expected = np.asarray(objective.scores(random, rows))
    if objective.scaling is not None:
        rows = objective.scaling(rows)
    layers = layers_of(random) or ()
    for name, bend in activations.items():
        units = rows.reshape(len(rows), -1)
        for i, layer in enumerate(layers):
            if units.shape[1] != layer["weight"].shape[1]:
                return None
            units = units @ layer["weight"].T + layer["bias"][None, :]
            units = bend(units) if i < len(layers) - 1 else units
        # two ways to sum the same products differ by their rounding
        if units.shape == expected.shape and np.allclose(units, expected, 1e-3, 1e-4):
            return name
    return None
