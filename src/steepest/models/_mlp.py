"""The multi-layer perceptron: linear layers with an activation between them."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import jax
import jax.numpy as jnp

from ..errors import SettingError
from ._activation import activations, last_activations
from ._dense import dense, flatten
from ._dropout import drop
from ._given import given_start
from ._layers import Layers
from ._model import Model
from ._sizes import whole
from ._start import start_for, starts


def mlp(
    n_inputs: int,
    hidden: Sequence[int] | int,
    n_outputs: int,
    *,
    activation: str = "relu",
    start: str | Any = "auto",
    last_start: str = "zero",
    start_scale: float = 1.0,
    dropout: float = 0.0,
    input_dropout: float = 0.0,
    last_activation: str = "identity",
) -> Model:
    """Scores from layers: h₀ = x, hₖ = φ(Wₖ hₖ₋₁ + bₖ), s = W_last h_last + b_last.

    Each score can be any number, unless an activation comes after the last layer, too.

    The last layer starts at zero. All scores are then equal, and the initial loss is
    exactly the known `Loss.at_equal_scores` (log C, …), so that any other value shows a
    mistake. It still trains: the gradient of the last weights is δ hᵀ, and the hidden
    units already differ, so the first step moves the last layer, and from the second
    step on the gradient reaches the layers below. (With every layer at zero, all units
    of a layer would stay equal.)

    Parameters
    ----------
    n_inputs : int
        Numbers in a row; inputs of any shape (batch, …) are flattened to that.
    hidden : sequence of int, or int
        Units of each hidden layer, from the inputs on; empty means a linear model.
    n_outputs : int
        Scores per row.
    activation : str
        φ, a name in `activations`: relu, tanh, sigmoid, gelu, elu, softplus, identity.
    start : str or tree
        How hidden weights start: a name in `starts`, "auto" for He's scale with relu
        and gelu and Glorot's with the others, or the starting parameters themselves.
        Biases start at zero.
    last_start : str
        How the last layer's weights start, a name in `starts`.
    start_scale : float
        Every drawn weight is multiplied by it.
    dropout : float
        Share of hidden units set to zero at every training step, 0 ≤ rate < 1.
    input_dropout : float
        Share of inputs set to zero at every training step, 0 ≤ rate < 1.
    last_activation : str
        After the last layer, a name in `last_activations`. The
        losses here need none: a cross-entropy contains its own softmax or sigmoid. A
        sigmoid suits the squared error of numbers between 0 and 1, softplus that of
        positive numbers.

    Returns
    -------
    Model
        With a tuple of layers {"weight": (outputs, inputs), "bias": (outputs,)} as its
        parameters. The same object for equal arguments, unless the start is a tree.

    Raises
    ------
    UnknownNameError
        If no activation or start has that name.
    SettingError
        If a size is not a positive whole number or a rate not in [0, 1).
    ModelError
        If the given start does not have these shapes.

    Examples
    --------
    >>> import jax
    >>> model = mlp(784, [128], 10)
    >>> model
    Model(mlp 784-128-10)
    >>> [layer["weight"].shape for layer in model.init(jax.random.key(0))]
    [(128, 784), (10, 128)]

    References
    ----------
    Srivastava et al. (2014), Dropout, section 4 (ours scales while training, so that
    prediction changes nothing).
    """
    units = hidden if isinstance(hidden, Sequence) else (hidden,)
    sizes = (
        whole("n_inputs", n_inputs),
        *(whole("each number in hidden", number) for number in units),
        whole("n_outputs", n_outputs),
    )
    by_name = isinstance(start, str)
    start_name = start.replace("-", "_") if by_name else "auto"
    if start_name == start_for(activation):
        start_name = "auto"  # the same model, whose start follows its activation
    model = _mlp(
        Layers(
            "mlp",
            sizes,
            activation,
            start_name,
            last_start.replace("-", "_"),
            float(start_scale),
            share("dropout", dropout),
            share("input_dropout", input_dropout),
            last_activation.replace("-", "_"),
        )
    )
    return model if by_name else given_start(model, start)


@cache
def _mlp(layers: Layers) -> Model:
    sizes, dropout, input_dropout = layers.sizes, layers.dropout, layers.input_dropout
    name = "mlp " + "-".join(map(str, sizes))
    activate = activations[layers.activation]
    last_activations[layers.last_activation]  # raises where there is none
    draws = [starts[layers.hidden_start]] * len(layers.hidden)
    draws.append(starts[layers.last_start])

    def init(key: jax.Array) -> tuple[dict[str, jax.Array], ...]:
        drawn = []
        for layer, (n_inputs, n_outputs) in enumerate(pairwise(sizes)):
            layer_key = jax.random.fold_in(key, layer)
            weight = draws[layer](layer_key, n_outputs, n_inputs)
            weight = layers.start_scale * weight
            drawn.append({"weight": weight, "bias": jnp.zeros(n_outputs)})
        return tuple(drawn)

    def apply(
        params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        units = flatten(inputs, sizes[0], params[0]["weight"], name)
        return through_layers(layers, params, units, key)

    def units(params: Any, inputs: jax.Array) -> list[jax.Array]:
        layer_values = flatten(inputs, sizes[0], params[0]["weight"], name)
        values = []
        for weights in params[:-1]:
            layer_values = activate(dense(weights, layer_values))
            values.append(layer_values)
        return values

    stochastic = dropout > 0 or input_dropout > 0
    return Model(init, apply, name, stochastic, layers, units)


def through_layers(
    layers: Layers,
    params: Any,
    units: jax.Array,
    key: jax.Array | None,
    first: Callable[[Any, jax.Array], jax.Array] = dense,
) -> jax.Array:
    """Return the scores of an mlp; `first` is its first layer, W x + b of every row."""
    activate = activations[layers.activation]
    activate_last = last_activations[layers.last_activation]
    for layer, weights in enumerate(params):
        rate = layers.dropout if layer > 0 else layers.input_dropout
        if key is not None and rate > 0:
            units = drop(jax.random.fold_in(key, layer), units, rate)
        units = (dense if layer > 0 else first)(weights, units)
        units = (activate if layer < len(params) - 1 else activate_last)(units)
    return units


def share(name: str, value: float) -> float:
    """Return a share of units set to zero as a float, or raise."""
    if not 0 <= value < 1:
        raise SettingError(
            f"{name} must be at least 0 and less than 1; found {value}. "
            "It is the share of units set to zero, so 0.5 keeps half of them."
        )
    return float(value)
