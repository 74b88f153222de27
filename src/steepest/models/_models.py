"""Every model of this package by its name, or from its layers."""

from collections.abc import Callable

from .._core import NameTable
from ..errors import SettingError
from ._convnet import convnet
from ._layers import Layers
from ._linear import linear
from ._mlp import mlp
from ._model import Model

models: NameTable[Callable[..., Model]] = NameTable(
    "model", {"convnet": convnet, "linear": linear, "mlp": mlp}
)
"""Each entry is a function of sizes and options that returns a `Model`."""


def model_of_layers(layers: Layers) -> Model:
    """Return the model of these layers, the same object as their factory returns.

    Parameters
    ----------
    layers : Layers
        Those of a model, or changed by `dataclasses.replace`.

    Raises
    ------
    UnknownNameError, SettingError
        As the factories; also if a linear model has hidden layers, dropout or a last
        activation.

    Examples
    --------
    >>> from dataclasses import replace
    >>> model = mlp(4, [5], 3, activation="tanh", dropout=0.5)
    >>> model_of_layers(model.layers) is model
    True
    >>> model_of_layers(replace(model.layers, sizes=(4, 6, 6, 3))).layers.dropout
    0.5
    """
    models[layers.kind]  # raises where there is none of that name
    if layers.kind == "linear":
        more = layers.hidden or layers.dropout or layers.input_dropout
        if more or layers.last_activation != "identity":
            raise SettingError(
                "A linear model has no hidden layers, no dropout and no last "
                f"activation; found {layers}. Give kind='mlp', or leave these out."
            )
        return linear(
            layers.sizes[0],
            layers.sizes[-1],
            start=layers.last_start,
            intercept=layers.intercept,
        )
    if layers.kind == "convnet":
        return convnet(
            layers.input_shape,
            layers.hidden,
            layers.sizes[-1],
            kernel=layers.kernel,
            batch_norm=layers.batch_norm,
            activation=layers.activation,
            start=layers.start,
            last_start=layers.last_start,
            start_scale=layers.start_scale,
            dropout=layers.dropout,
            last_activation=layers.last_activation,
        )
    return mlp(
        layers.sizes[0],
        layers.hidden,
        layers.sizes[-1],
        activation=layers.activation,
        start=layers.start,
        last_start=layers.last_start,
        start_scale=layers.start_scale,
        dropout=layers.dropout,
        input_dropout=layers.input_dropout,
        last_activation=layers.last_activation,
    )
