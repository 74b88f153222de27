"""Backpropagation written out equals automatic differentiation to rounding."""

from functools import cache

import jax
import numpy as np
import pytest

from steepest.diagnosis import backprop
from steepest.diagnosis.measured._backprop import layers_of
from steepest.errors import ModelError, UnknownNameError
from steepest.models import activations, linear, mlp
from steepest.objectives import (
    Batch,
    Objective,
    hinge,
    softmax_cross_entropy,
    squared_error,
)

RNG = np.random.default_rng(2)
INPUTS = RNG.normal(size=(7, 4))
TARGETS = np.array([0, 0, 0, 0, 1, 1, 2])
WEIGHTS = np.linspace(0.5, 2.0, 7)


@cache
def drawn(activation, float64):
    """Return the model and its parameters; the same activation is drawn once."""
    assert float64 == jax.config.jax_enable_x64
    model = mlp(4, (6, 5), 3, activation=activation, last_start="he")
    params = jax.jit(model.init)(jax.random.key(1))
    return model, jax.tree.map(lambda leaf: np.asarray(leaf, np.float64) + 0.1, params)


def start(activation):
    model, params = drawn(activation, jax.config.jax_enable_x64)
    return model, jax.tree.map(np.copy, params)


@pytest.mark.parametrize("activation", activations)
@pytest.mark.parametrize("loss", [softmax_cross_entropy(), hinge()])
def test_every_slope_is_that_of_automatic_differentiation(activation, loss):
    with jax.enable_x64(True):
        model, params = start(activation)
        batch = Batch(INPUTS, TARGETS, WEIGHTS)
        passed = backprop(params, INPUTS, TARGETS, activation, loss, WEIGHTS)
        objective = Objective(model, loss)
        value, expected = jax.jit(jax.value_and_grad(objective))(params, batch)
        np.testing.assert_allclose(passed.loss, value, rtol=1e-13)
        jax.tree.map(
            lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-14),
            passed.gradient,
            expected,
        )


def test_the_formulas_of_a_loop_over_rows():
    with jax.enable_x64(True):
        _, params = start("tanh")
        passed = backprop(params, INPUTS, INPUTS[:, :3], "tanh", squared_error())
        slope = [np.zeros(np.shape(layer["weight"])) for layer in params]
        for i, x in enumerate(INPUTS):
            a = [x]
            for layer, weights in enumerate(params):
                z = weights["weight"] @ a[-1] + weights["bias"]
                np.testing.assert_allclose(passed.layers[layer].z[i], z, rtol=1e-12)
                a.append(z if layer == 2 else np.tanh(z))
            delta = 2 * (a[3] - x[:3]) / 3 / len(INPUTS)
            for layer in (2, 1, 0):
                np.testing.assert_allclose(
                    passed.layers[layer].delta[i], delta, rtol=1e-11, atol=1e-15
                )
                slope[layer] += np.outer(delta, a[layer])
                if layer:
                    delta = params[layer]["weight"].T @ delta * (1 - a[layer] ** 2)
        for layer in range(3):
            np.testing.assert_allclose(
                passed.layers[layer].weight, slope[layer], rtol=1e-11, atol=1e-15
            )


def test_a_linear_model_is_one_layer():
    params = linear(4, 3).init(jax.random.key(0))
    passed = backprop(params, INPUTS, TARGETS, "relu", softmax_cross_entropy())
    assert len(passed.layers) == 1
    probability = np.full((7, 3), 1 / 3)
    probability[np.arange(7), TARGETS] -= 1
    np.testing.assert_allclose(passed.layers[0].delta, probability / 7, atol=1e-7)


def spoiled(layer, name, place, value):
    _, params = start("relu")
    params = jax.tree.map(np.array, params)
    params[layer][name][place] = value
    return params


@pytest.mark.parametrize(
    ("params", "inputs", "expected"),
    [
        (spoiled(0, "bias", 0, 0.1), INPUTS, None),
        (spoiled(1, "weight", (2, 3), np.nan), INPUTS, (1, "weight", (2, 3))),
        (spoiled(2, "bias", 1, np.inf), INPUTS, (2, "bias", (1,))),
        (spoiled(0, "bias", 0, 0.1), np.where(INPUTS < -1, np.nan, INPUTS), "inputs"),
    ],
)
def test_the_first_number_that_is_not_finite_is_named(params, inputs, expected):
    passed = backprop(params, inputs, TARGETS, "relu", softmax_cross_entropy())
    found = passed.first_not_finite()
    if expected is None:
        assert found is None
    elif expected == "inputs":
        assert found[:2] == (-1, "inputs")
        assert not np.isfinite(inputs[found.place])
        assert str(found) == f"inputs at {found.place} is nan"
    else:
        assert found[:3] == expected


def test_an_overflow_is_found_where_it_happens():
    _, params = start("identity")
    params[1]["weight"] = np.full((5, 6), 1e38)  # a sum of these is too much
    inputs = np.full((7, 4), 1e3)
    passed = backprop(params, inputs, TARGETS, "identity", softmax_cross_entropy())
    found = passed.first_not_finite()
    assert (found.layer, found.quantity) == (1, "z")
    assert str(found).startswith("z of layer 2 at (0, 0) is ")


def test_an_overflow_on_the_way_back():
    params = (
        {"weight": np.full((2, 1), 1e-30), "bias": np.zeros(2)},
        {"weight": np.full((2, 2), 1e20), "bias": np.zeros(2)},
        {"weight": np.full((1, 2), 1e20), "bias": np.zeros(1)},
    )
    passed = backprop(params, [[1.0]], [5.0], "identity", squared_error())
    found = passed.first_not_finite()
    assert (found.layer, found.quantity) == (0, "delta")


def test_errors_say_what_was_found():
    loss = softmax_cross_entropy()
    with pytest.raises(ModelError, match=r"needs layers .* found \{'kernel': \(2,\)\}"):
        backprop({"kernel": np.ones(2)}, INPUTS, TARGETS, "relu", loss)
    params = linear(5, 3).init(jax.random.key(0))
    with pytest.raises(ModelError, match=r"takes 5 numbers a row; found .*\(7, 4\), 4"):
        backprop(params, INPUTS, TARGETS, "relu", loss)
    params = linear(4, 3).init(jax.random.key(0))
    with pytest.raises(
        UnknownNameError, match="activation 'rleu'. Did you mean 'relu'"
    ):
        backprop(params, INPUTS, TARGETS, "rleu", loss)


@pytest.mark.parametrize(
    "params",
    [
        (),
        3.0,
        [1.0],
        {"weight": np.ones((2, 3))},
        {"weight": np.ones(3), "bias": np.ones(3)},
        {"weight": np.ones((2, 3)), "bias": np.ones(3)},
        [{"weight": np.ones((2, 3)), "bias": np.ones(2)}] * 2,  # 3 → 2, and 3 again
    ],
)
def test_what_is_no_layers(params):
    assert layers_of(params) is None
