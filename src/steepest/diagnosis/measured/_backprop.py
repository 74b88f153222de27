"""Backpropagation written out: every layer's z, a, δ, ∂L/∂W and ∂L/∂b."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import NameTable, Ready
from ...errors import ModelError
from ...models import activations
from ...objectives import Loss

Slope = Callable[[jax.Array, jax.Array], jax.Array]
"""σ′ as a function of z and a = σ(z), whichever is shorter."""


def _slope_of_gelu(z: jax.Array, a: jax.Array) -> jax.Array:
    density = jnp.exp(-(z**2) / 2) / jnp.sqrt(2 * jnp.pi)  # of a standard normal
    return jax.scipy.stats.norm.cdf(z) + z * density


SLOPES: NameTable[Slope] = NameTable(
    "activation",
    {
        "elu": lambda z, a: jnp.where(z > 0, 1.0, a + 1).astype(z.dtype),
        "gelu": _slope_of_gelu,
        "identity": lambda z, a: jnp.ones_like(z),
        "relu": lambda z, a: jnp.where(z > 0, 1.0, 0.0).astype(z.dtype),
        "sigmoid": lambda z, a: a * (1 - a),
        "softplus": lambda z, a: jax.nn.sigmoid(z),
        "tanh": lambda z, a: 1 - a**2,
    },
)


class Layer(NamedTuple):
    """What backpropagation computes in one layer.

    Attributes
    ----------
    z : (batch, units)
        Wₗ aₗ₋₁ + bₗ.
    a : (batch, units)
        σ(z); the last layer has no activation, so that its a are the scores.
    delta : (batch, units)
        ∂L/∂z.
    weight : (units, inputs)
        ∂L/∂W = δᵀ aₗ₋₁.
    bias : (units,)
        ∂L/∂b, the sum of δ over the batch.
    """

    z: jax.Array
    a: jax.Array
    delta: jax.Array
    weight: jax.Array
    bias: jax.Array


class NotFinite(NamedTuple):
    """The first number of a computation that is not finite.

    Attributes
    ----------
    layer : int
        Counted from 0; −1 for the inputs, the number of layers for the loss.
    quantity : str
        "inputs", "weight", "bias", "z", "a", "loss", "delta", "weight slope" or
        "bias slope".
    place : tuple of int
        Its index in that quantity.
    value : float
        inf, −inf or nan.
    """

    layer: int
    quantity: str
    place: tuple[int, ...]
    value: float

    def __str__(self) -> str:
        in_layer = self.quantity not in ("inputs", "loss")
        where = f" of layer {self.layer + 1}" if in_layer else ""
        return f"{self.quantity}{where} at {self.place} is {self.value}"


@dataclass(frozen=True)
class Backprop:
    """A pass forward and back through layers.

    Attributes
    ----------
    inputs : (batch, inputs)
        a₀.
    params : tuple of mappings
        The weights and biases of the layers.
    layers : tuple of Layer
        What was computed in each, the first one first.
    loss : ()
        L = Σ wᵢℓᵢ / Σ wᵢ.
    """

    inputs: jax.Array
    params: tuple[Any, ...]
    layers: tuple[Layer, ...]
    loss: jax.Array

    @property
    def gradient(self) -> tuple[dict[str, jax.Array], ...]:
        """∇L as a tree like the parameters of an mlp."""
        return tuple(
            {"weight": layer.weight, "bias": layer.bias} for layer in self.layers
        )

    def first_not_finite(self) -> NotFinite | None:
        """Return where a value first stops being finite, in the order of computing."""
        for layer, quantity, values in self._in_order():
            numbers = np.asarray(values, np.float64)
            not_finite = ~np.isfinite(numbers)
            if not_finite.any():
                place = tuple(int(i) for i in np.argwhere(not_finite)[0])
                return NotFinite(layer, quantity, place, float(numbers[place]))
        return None

    def _in_order(self) -> Iterator[tuple[int, str, Any]]:
        yield -1, "inputs", self.inputs
        for i, (weights, layer) in enumerate(
            zip(self.params, self.layers, strict=True)
        ):
            yield i, "weight", weights["weight"]
            yield i, "bias", weights["bias"]
            yield i, "z", layer.z
            yield i, "a", layer.a
        yield len(self.layers), "loss", self.loss
        for i in reversed(range(len(self.layers))):
            yield i, "delta", self.layers[i].delta
            yield i, "weight slope", self.layers[i].weight
            yield i, "bias slope", self.layers[i].bias


def layers_of(params: Any) -> tuple[Any, ...] | None:
    """Return the layers of a model's parameters, None if they are not layers.

    Layers are {"weight": (units, inputs), "bias": (units,)}, one or a sequence, each
    with as many inputs as the one before has units.

    Examples
    --------
    >>> import jax
    >>> from steepest.models import linear, mlp
    >>> len(layers_of(mlp(4, [5], 3).init(jax.random.key(0))))
    2
    >>> len(layers_of(linear(4, 3).init(jax.random.key(0))))
    1
    >>> layers_of({"kernel": 1.0}) is None
    True
    """
    layers = (params,) if isinstance(params, dict) else params
    if not isinstance(layers, (tuple, list)) or not layers:
        return None
    n_inputs = None
    for layer in layers:
        if not isinstance(layer, dict) or set(layer) != {"weight", "bias"}:
            return None
        weight, bias = np.shape(layer["weight"]), np.shape(layer["bias"])
        if len(weight) != 2 or bias != weight[:1] or n_inputs not in (None, weight[1]):
            return None
        n_inputs = weight[0]
    return tuple(layers)


def backprop(
    params: Any,
    inputs: Any,
    targets: Any,
    activation: str,
    loss: Loss,
    weights: Any = None,
) -> Backprop:
    """Go forward through the layers and back, and keep every intermediate value.

    Forward, a₀ = x, zₗ = aₗ₋₁ Wₗᵀ + bₗ, aₗ = σ(zₗ); the last layer has no activation.
    Back, δ_L = ∂L/∂z_L, δₗ = (δₗ₊₁ Wₗ₊₁) ⊙ σ′(zₗ), ∂L/∂Wₗ = δₗᵀ aₗ₋₁ and
    ∂L/∂bₗ = Σᵢ δₗ. One row per example; L is the mean over the batch, so that the 1/N
    is in every δ.

    Parameters
    ----------
    params : tuple of {"weight": (units, inputs), "bias": (units,)}
        As those of `steepest.models.mlp`, or one of them, as those of `linear`.
    inputs : (batch, …)
        As the first layer sees them, scaled; flattened to rows.
    targets : (batch,) or (batch, outputs)
        As the loss takes them.
    activation : str
        σ, a name in `steepest.models.activations`.
    loss : Loss
        ℓ; the way back begins with its gradient in the scores.
    weights : (batch,), optional
        How much each example counts.

    Returns
    -------
    Backprop

    Raises
    ------
    ModelError
        If the parameters are not layers, or the rows do not fit the first one.
    UnknownNameError
        If there is no activation of that name.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> from steepest.objectives import squared_error
    >>> params = (
    ...     {"weight": jnp.array([[1.0, -1.0]]), "bias": jnp.array([0.0])},
    ...     {"weight": jnp.array([[2.0]]), "bias": jnp.array([1.0])},
    ... )
    >>> passed = backprop(
    ...     params, jnp.array([[3.0, 1.0]]), jnp.array([4.0]), "relu", squared_error()
    ... )
    >>> [layer.z.tolist() for layer in passed.layers]
    [[[2.0]], [[5.0]]]
    >>> [layer.delta.tolist() for layer in passed.layers]  # 2 (5 − 4), then times 2
    [[[4.0]], [[2.0]]]
    >>> passed.layers[0].weight.tolist()
    [[12.0, 4.0]]

    References
    ----------
    Nielsen (2015), Neural Networks and Deep Learning, chapter 2, eq. BP1 to BP4.
    """
    layers = layers_of(params)
    if layers is None:
        raise ModelError(
            "backprop needs layers of {'weight': (units, inputs), 'bias': (units,)}, "
            f"each fitting the next; found {jax.tree.map(jnp.shape, params)}. "
            "For other models use jax.grad."
        )
    given = np.asarray(inputs)
    rows: Any = given.reshape(len(given), -1)
    n_inputs = layers[0]["weight"].shape[1]
    if rows.shape[1] != n_inputs:
        raise ModelError(
            f"The first layer takes {n_inputs} numbers a row; found inputs of shape "
            f"{np.shape(inputs)}, {rows.shape[1]} a row."
        )
    name = activation.replace("-", "_")
    rows = rows.astype(jnp.result_type(layers[0]["weight"]))
    share: Any = np.ones(len(rows)) if weights is None else np.asarray(weights)
    share = (share / share.sum(dtype=np.float64)).astype(rows.dtype)
    computed, value = _passed(
        layers, rows, np.asarray(targets), share, activations[name], SLOPES[name], loss
    )
    return Backprop(rows, layers, computed, value)


@partial(Ready, static=(4, 5, 6))
@partial(jax.jit, static_argnums=(4, 5, 6))
def _passed(
    params: tuple[Any, ...],
    inputs: jax.Array,
    targets: jax.Array,
    share: jax.Array,
    activation: Callable[[jax.Array], jax.Array],
    slope: Slope,
    loss: Loss,
) -> tuple[tuple[Layer, ...], jax.Array]:
    last = len(params) - 1
    z: list[jax.Array] = []
    a = [inputs]  # a[l] goes into layer l
    for i, layer in enumerate(params):
        z.append(a[i] @ layer["weight"].T + layer["bias"][None, :])
        a.append(z[i] if i == last else activation(z[i]))

    def mean_loss(scores: jax.Array) -> jax.Array:
        return jnp.sum(share * loss.per_example(scores, targets))

    value, delta = jax.value_and_grad(mean_loss)(z[last])  # δ of the last layer
    layers: list[Layer] = []
    for i in range(last, -1, -1):
        layers.insert(
            0, Layer(z[i], a[i + 1], delta, delta.T @ a[i], delta.sum(axis=0))
        )
        if i > 0:
            delta = (delta @ params[i]["weight"]) * slope(z[i - 1], a[i])
    return tuple(layers), value
