"""The layers of any model, found in its computation.

Wherever inputs are multiplied with something that comes from the parameters alone is a
layer with weights; what is known as an activation, by its name or by what it computes,
is one with units. Both are the same in every package.
"""

import re
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np

from ...objectives import Objective
from .._case import Case
from ._backprop import layers_of
from ._computation import walk
from ._layer_survey import Known, Survey, Units, Weights, is_activation
from ._sample import rows_at_start

MOST_NUMBERS = 1 << 23  # that flow through all layers at once: chosen, 32 MiB


@dataclass(frozen=True)
class FoundLayers:
    """The layers of a model.

    Attributes
    ----------
    weights : tuple of Weights
        In the order of computing; the last one gives the scores.
    units : tuple of Units
        Those between layers with weights.
    normalized : frozenset of int
        Steps of layers whose output is divided by its own spread.
    opened : dict of int
        Steps that are loops with layers in them, and the last step inside.
    gated : int
        How many of these let their signal through gates, as LSTM and GRU do.
    rows : int
        A prime number of rows, so that the axis of rows can be told from the others.
    jaxpr : ClosedJaxpr
        The computation on that many rows.
    """

    weights: tuple[Weights, ...]
    units: tuple[Units, ...]
    normalized: frozenset[int]
    opened: dict[int, int]
    gated: int
    rows: int
    jaxpr: Any

    @property
    def hidden(self) -> tuple[Weights, ...]:
        """The layers before the last one."""
        return self.weights[:-1]


def found_layers(case: Case) -> FoundLayers | str:
    """Return the layers of a case's model at its start, or why there are none.

    Returns
    -------
    FoundLayers or str
        Or one of the codes no_layers, linear_model.
    """
    if case.own_function or case.rows is None or not case.n_rows:
        return "no_layers"
    return found_in(case.objective, case.start, rows_at_start(case).inputs)


def is_linear(case: Case) -> bool:
    """Whether one layer of weights is all that a case's model learns.

    Its loss has no saddles and no plateaus then, whatever package it is from.
    """
    layers = layers_of(case.start)
    if layers is not None:
        return len(layers) == 1
    if case.own_function:
        return False
    tables = [leaf for leaf in jax.tree.leaves(case.start) if np.ndim(leaf) > 1]
    return len(tables) == 1 and case.once(found_layers) == "linear_model"


def found_in(objective: Objective, params: Any, inputs: Any) -> FoundLayers | str:
    """Return the layers of an objective's model, or why there are none.

    Parameters
    ----------
    objective : Objective
    params : tree
        At which the weights are looked at.
    inputs : (batch, …)
        Rows; only their number and shape count.
    """
    inputs = np.asarray(inputs)
    jaxpr, survey = _surveyed(objective, params, inputs[: prime_to(len(inputs))])
    fewer = len(inputs) * MOST_NUMBERS // max(survey.largest, 1)
    if fewer < len(inputs):
        jaxpr, survey = _surveyed(objective, params, inputs[: prime_to(fewer)])
    if len(survey.weights) < 2:
        alone = len(survey.weights) == 1 and not survey.repeats
        return "linear_model" if alone else "no_layers"
    last = survey.weights[-1].step
    units = [unit for unit in survey.units if unit.step not in survey.gates]
    return FoundLayers(
        tuple(survey.weights),
        tuple(unit for unit in units if unit.step < last),
        frozenset(survey.normalized),
        survey.opened,
        sum(
            any(begin < gate <= end for gate in survey.gates)
            for begin, end in survey.opened.items()
        ),
        survey.rows,
        jaxpr,
    )


def prime_to(n: int) -> int:
    """Return the largest prime number that is not above n, at least 2.

    Examples
    --------
    >>> prime_to(256), prime_to(3), prime_to(1)
    (251, 3, 2)
    """
    while n > 3 and any(n % i == 0 for i in range(2, int(n**0.5) + 1)):
        n -= 1
    return max(n, 2)


def _surveyed(objective: Objective, params: Any, inputs: Any) -> tuple[Any, Survey]:
    if len(inputs) < 2:
        inputs = np.repeat(inputs, 2, axis=0)
    jaxpr = jax.make_jaxpr(objective.scores)(params, inputs)
    paths = jax.tree_util.tree_flatten_with_path(params)[0]
    survey = Survey(_names(paths), len(inputs))
    constants = [_constant(value) for value in jaxpr.consts]
    arguments = [
        Known(np.shape(leaf), leaf, leaf=i) for i, (_, leaf) in enumerate(paths)
    ]
    arguments.append(Known(inputs.shape, depends=True))
    walk(jaxpr.jaxpr, constants, arguments, survey, is_activation, _constant)
    return jaxpr, survey


def _constant(value: Any) -> Known:
    return Known(np.shape(value), value)


def _names(paths: list[Any]) -> list[tuple[str, int]]:
    """Return the layer that each of the parameters belongs to, and its size.

    Weights that are not alone in their layer have their own name.
    """
    names = [
        jax.tree_util.keystr(path, simple=True, separator="/") for path, _ in paths
    ]
    first = {name.partition("/")[0] for name in names}
    if len(first) == 1 and len(names) > 1 and all("/" in name for name in names):
        names = [name.partition("/")[2] for name in names]
    layers = [re.sub(r"[/.]?[^/.]*$", "", name) or name for name in names]
    tables = [
        layer
        for layer, (_, leaf) in zip(layers, paths, strict=True)
        if np.ndim(leaf) > 1
    ]
    layers = [
        name if tables.count(layer) > 1 else layer
        for name, layer in zip(names, layers, strict=True)
    ]
    sizes = [int(np.size(leaf)) for _, leaf in paths]
    return list(zip(layers, sizes, strict=True))
