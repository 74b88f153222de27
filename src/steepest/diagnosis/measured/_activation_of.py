"""Which activation a model has between its layers, found by trying each."""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import numpy as np

from ..._core import Ready, generator_for
from ...models import activations, last_activations
from ...objectives import Objective
from ._backprop import layers_of

ROWS = 8
COMMON = ("relu", "tanh", "sigmoid", "identity")  # first: each trial is compiled


def activation_of(objective: Objective, params: Any, inputs: Any) -> str | None:
    """Return the activation with which dense layers give the model's own scores.

    None if there is none. Tried at random weights and inputs, where no two activations
    give the same scores.

    Parameters
    ----------
    objective : Objective
        Of the model.
    params : tree
        The model's parameters; only their shapes count.
    inputs : (batch, …)
        Rows as the objective takes them; only their shape counts.

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
    layers = layers_of(params)
    if layers is None:
        return None
    draw = generator_for(0, "which activation")
    random = jax.tree.map(
        lambda leaf: (
            draw.standard_normal(np.shape(leaf)) / np.sqrt(np.shape(leaf)[-1])
        ).astype(np.float32),
        params,
    )
    # not the given rows, which may hold numbers that are not finite
    shape = (ROWS, *np.shape(inputs)[1:])
    rows = draw.standard_normal(shape).astype(np.float32)
    expected = np.asarray(compiled_scores(objective, random, rows))
    last = last_activations[last_activation_of(objective)]
    if rows[0].size != np.shape(layers[0]["weight"])[1]:
        return None
    for name in dict.fromkeys((*COMMON, *activations)):
        activation = activations[name]
        scores = _layered(layers_of(random), objective.scaling, rows, activation, last)
        # two ways to sum the same products differ by their rounding
        same_shape = scores.shape == expected.shape
        if same_shape and np.allclose(scores, expected, rtol=1e-3, atol=1e-4):
            return name
    return None


def last_activation_of(objective: Objective) -> str:
    """Return the activation of the last layer, as far as the model records it."""
    layers = objective.model.layers
    return "identity" if layers is None else layers.last_activation


@Ready
@jax.jit
def compiled_scores(objective: Objective, params: Any, inputs: Any) -> jax.Array:
    """Return the scores of a few rows, as one compiled program."""
    return objective.scores(params, inputs)


@Ready
@jax.jit
def compiled_mean_loss(objective: Objective, params: Any, batch: Any) -> jax.Array:
    """Return the loss of a few rows without the penalty, as one compiled program."""
    return objective.mean_loss(params, batch)


@partial(Ready, static=(3, 4))
@partial(jax.jit, static_argnums=(3, 4))
def _layered(
    layers: Any,
    scaling: Any,
    inputs: Any,
    activation: Callable[[jax.Array], jax.Array],
    last: Callable[[jax.Array], jax.Array],
) -> jax.Array:
    units = inputs if scaling is None else scaling(inputs)
    units = units.reshape(len(units), -1)
    for i, layer in enumerate(layers):
        units = units @ layer["weight"].T + layer["bias"][None, :]
        units = (activation if i < len(layers) - 1 else last)(units)
    return units
