"""From a description to what `descend` takes, as a person would write it."""

from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from steepest.models import Model, last_activations, mlp
from steepest.models._convnet import convolved, pooled
from steepest.objectives import (
    Loss,
    Objective,
    Scaling,
    loss_named,
)

from .description import Form, Layer, Rows

__all__ = ["built", "targets_of"]

SMALLEST = 1e-7  # what Keras keeps a probability away from 0 and 1
FUSED = {
    ("binary", "sigmoid", 1): "binary_cross_entropy",
    ("categorical", "softmax", None): "softmax_cross_entropy",
}
"""Pairs that say what a loss of scores says: anybody would write that one here."""
OF_NUMBERS = {"squared": "squared_error", "absolute": "absolute_error"}


def built(form: Form, rows: Rows, seed: int) -> tuple[Objective, Any]:
    """Return the objective of a form, and its start."""
    last = form.layers[-1]
    single = 1 if last.units == 1 else None
    fused = FUSED.get((form.loss, last.activation, single))
    fused = fused or FUSED.get((form.loss, last.activation, None))
    if form.loss in OF_NUMBERS:
        loss = loss_named(OF_NUMBERS[form.loss])
    elif fused:
        loss, last = loss_named(fused), last._replace(activation="identity")
    else:
        loss = _of_probabilities(form.loss, last.units)
    layers = (*form.layers[:-1], last)
    shape = form.image or (rows.inputs[0].size,)
    start = _start(layers, shape, seed)
    model = _model(layers, shape, form.dropout, start)
    scaling = _scaling(rows.inputs) if form.scaled else None
    return Objective(model, loss, scaling=scaling), start


def targets_of(form: Form, rows: Rows, classes: bool) -> Rows:
    """Return the rows with targets as the loss of a form takes them."""

    def targets(y: np.ndarray) -> np.ndarray:
        if form.loss not in OF_NUMBERS:
            return y
        if classes:
            units = form.layers[-1].units
            y = y[:, None] if units == 1 else np.eye(units)[y]
        if form.scaled == "both":
            y = (y - rows.targets.mean()) / rows.targets.std()
        return np.asarray(y, np.float32)

    inputs = np.asarray(rows.inputs, np.float32)
    validation = rows.validation
    if validation is not None:
        validation = np.asarray(validation[0], np.float32), targets(validation[1])
    return Rows(inputs, targets(rows.targets), validation)


def _start(layers: tuple[Layer, ...], shape: tuple[int, ...], seed: int) -> Any:
    draw = np.random.default_rng(seed)
    start = []
    for layer in layers:
        places = layer.kernel**2 or 1
        n_inputs = places * shape[-1] if layer.kernel else int(np.prod(shape))
        size = layer.units, n_inputs
        bias = np.full(layer.units, layer.bias, np.float32)
        if layer.start == "glorot":
            bound = np.sqrt(6 / (n_inputs + places * layer.units))
            weight = draw.uniform(-bound, bound, size)
        elif layer.start == "he":
            weight = np.sqrt(2 / n_inputs) * draw.standard_normal(size)
        elif layer.start == "zeros":
            weight = np.zeros(size)
        elif layer.start == "uniform":
            weight = draw.uniform(-0.05, 0.05, size)
        elif layer.start == "normal":
            weight = 0.05 * draw.standard_normal(size)
        else:
            weight = draw.standard_normal(size)
            bias = draw.standard_normal(layer.units).astype(np.float32)
        start.append({"weight": weight.astype(np.float32), "bias": bias})
        sides = [side // 2 for side in shape[:2]] if layer.kernel else []
        shape = (*sides, layer.units)
    return tuple(start)


def _model(
    layers: tuple[Layer, ...], shape: tuple[int, ...], dropout: float, start: Any
) -> Model:
    """Return an mlp, or a function with filters or different hidden activations."""
    *hidden, last = layers
    between = {layer.activation for layer in hidden} or {"relu"}
    if len(between) == 1 and len(shape) == 1 and hidden:
        return mlp(
            shape[0],
            [layer.units for layer in hidden],
            last.units,
            activation=between.pop(),
            last_activation=last.activation,
            dropout=dropout,
            start=start,
        )

    def apply(params: Any, inputs: jax.Array, key: Any = None) -> jax.Array:
        values = inputs.reshape(len(inputs), *shape)
        for number, (weights, layer) in enumerate(zip(params, layers, strict=True)):
            activate = last_activations[layer.activation]
            if layer.kernel:
                sums = convolved(weights["weight"], values, layer.kernel)
                values = activate(pooled(sums) + weights["bias"])
                continue
            values = values.reshape(len(values), -1)
            after_dense = number and not layers[number - 1].kernel
            if key is not None and dropout and after_dense:
                kept = jax.random.bernoulli(
                    jax.random.fold_in(key, number), 1 - dropout, values.shape
                )
                values = jnp.where(kept, values / (1 - dropout), 0)
            values = activate(values @ weights["weight"].T + weights["bias"])
        return values

    def init(key: jax.Array) -> Any:
        return jax.tree.map(jnp.array, start)

    name = "-".join(str(layer.units) for layer in layers)
    return Model(init, apply, name, stochastic=dropout > 0)


def _scaling(inputs: np.ndarray) -> Scaling:
    deviation = inputs.std(axis=0)
    factor = 1 / np.where(deviation > 0, deviation, 1)
    return Scaling(inputs.mean(axis=0).astype(np.float32), factor.astype(np.float32))


@cache
def _of_probabilities(kind: str, units: int) -> Loss:
    """Return a cross-entropy as Keras computes it from outputs that it clips."""

    def binary(outputs: jax.Array, targets: jax.Array) -> jax.Array:
        own = targets[:, None] == jnp.arange(units) if units > 1 else targets[:, None]
        p = jnp.clip(outputs, SMALLEST, 1 - SMALLEST)
        return -jnp.where(own, jnp.log(p), jnp.log(1 - p)).mean(axis=1)

    def categorical(outputs: jax.Array, targets: jax.Array) -> jax.Array:
        total = outputs.sum(axis=1, keepdims=True)
        shares = outputs / jnp.where(total == 0, 1, total)
        p = jnp.clip(shares, SMALLEST, 1 - SMALLEST)
        return -jnp.log(jnp.sum(jnp.where(jax.nn.one_hot(targets, units), p, 0), 1))

    def predict(outputs: jax.Array) -> jax.Array:
        if units == 1:
            return (outputs[:, 0] > 0.5).astype(jnp.int32)
        return jnp.argmax(outputs, axis=1).astype(jnp.int32)

    def at_equal_scores(
        n_classes: int | None, targets: Any = None, weights: Any = None
    ) -> float:
        if targets is None:  # the smallest probability that is kept
            return -float(np.log(SMALLEST))
        zero = jnp.zeros((len(targets), units))
        values = (binary if kind == "binary" else categorical)(zero, targets)
        return float(np.average(np.asarray(values), weights=weights))

    return Loss(
        name=f"{kind} cross-entropy of probabilities",
        per_example=binary if kind == "binary" else categorical,
        task="classification",
        at_equal_scores=at_equal_scores,
        n_scores=lambda n: units,
        predict=predict,
    )
