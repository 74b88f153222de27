"""One pass forward and back through the layers of a model, for checks of layers."""

from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import jax
import numpy as np

from ..._core import generator_for
from ...models import last_activations
from ...objectives import Batch, Loss, Objective
from .._case import Case
from ._activation_of import activation_of, last_activation_of
from ._backprop import Backprop, backprop, layers_of
from ._sample import rows_at_start

ROWS = 256


class Pass(NamedTuple):
    """A model's layers at its start, and a pass through them on a few rows.

    Attributes
    ----------
    backprop : Backprop
        Forward and back.
    activation : str
        The activation between the layers.
    drawn : bool
        Whether the last layer was zero and was replaced by a random one; through a
        layer of zeros no gradient comes back.
    """

    backprop: Backprop
    activation: str
    drawn: bool


def pass_through(objective: Any, params: Any, batch: Batch) -> Pass | str:
    """Return a pass through the layers of an objective's model, or why there is none.

    Returns
    -------
    Pass or str
        Or one of the codes user_function, no_layers, linear_model.
    """
    if not isinstance(objective, Objective):
        return "user_function"
    layers = layers_of(params)
    if layers is None:
        return "no_layers"
    if len(layers) == 1:
        return "linear_model"
    inputs = np.asarray(batch.inputs)[:ROWS]
    activation = activation_of(objective, params, inputs)
    if activation is None:
        return "no_layers"
    drawn = not np.any(np.asarray(layers[-1]["weight"]))
    if drawn:
        outputs, units = np.shape(layers[-1]["weight"])
        draw = generator_for(0, "stand-in for the last layer")
        weight = draw.standard_normal((outputs, units)) / np.sqrt(units)  # LeCun's
        weight = weight.astype(np.asarray(layers[-1]["weight"]).dtype)
        layers = (*layers[:-1], {**layers[-1], "weight": weight})
    rows: Any = inputs
    if objective.scaling is not None:
        rows = objective.scaling(rows)
    targets = np.asarray(batch.targets)[:ROWS]
    loss = _after(last_activation_of(objective), objective.loss)
    both_ways = backprop(layers, rows, targets, activation, loss)
    return Pass(both_ways, activation, drawn)


@cache
def _after(activation: str, loss: Loss) -> Loss:
    """Return the loss as a function of what goes into the last activation."""
    if activation == "identity":
        return loss
    activate = last_activations[activation]

    def per_example(sums: jax.Array, targets: jax.Array) -> jax.Array:
        return loss.per_example(activate(sums), targets)

    return replace(loss, per_example=per_example)


def pass_at_start(case: Case) -> Pass | str:
    """Return a pass through the layers of a case at its start, or why there is none."""
    return pass_through(case.objective, case.start, rows_at_start(case))
