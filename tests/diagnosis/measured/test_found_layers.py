"""Layers that are found in a computation, beside backpropagation written by hand."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import checks
from steepest.diagnosis.checks import signal, weight_scale
from steepest.diagnosis.measured._found_layers import found_layers, is_linear, prime_to
from steepest.diagnosis.measured._found_pass import found_pass_at_start
from steepest.diagnosis.measured._pass import pass_at_start
from steepest.models import Model, mlp
from steepest.objectives import Batch, Objective, softmax_cross_entropy

from ..conftest import start_of

KEY = jax.random.key(0)
LOSS = softmax_cross_entropy()
DRAW = np.random.default_rng(0)
ROWS = Batch(
    DRAW.normal(size=(97, 6)).astype(np.float32),
    DRAW.integers(0, 3, 97).astype(np.int32),
)
IMAGES = ROWS._replace(inputs=DRAW.normal(size=(97, 6, 6, 1)).astype(np.float32))


def in_disguise(model):
    """Return the same model with parameters under names of its own."""

    def init(key):
        layers = model.init(key)
        return {f"block/dense_{i}/kernel": layers[i]["weight"].T for i in range(3)} | {
            f"block/dense_{i}/bias": layers[i]["bias"] for i in range(3)
        }

    def apply(params, inputs, key=None):
        return model.apply(
            tuple(
                {
                    "weight": params[f"block/dense_{i}/kernel"].T,
                    "bias": params[f"block/dense_{i}/bias"],
                }
                for i in range(3)
            ),
            inputs,
            key,
        )

    return Model(init, apply, "in disguise")


def case_of(model, params=None, rows=ROWS):
    return start_of(Objective(model, LOSS), params, rows=rows)


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
def test_a_pass_is_that_of_backpropagation(activation):
    plain = mlp(
        6, [16, 8], 3, activation=activation, start_scale=2.0, last_start="glorot"
    )
    by_hand = pass_at_start(case_of(plain))
    case = case_of(in_disguise(plain))
    found, passed = case.once(found_layers), case.once(found_pass_at_start)
    assert [layer.name for layer in found.weights] == ["dense_0", "dense_1", "dense_2"]
    assert [units.activation for units in passed.units] == [activation] * 2
    for layer, other in zip(passed.weights, by_hand.backprop.layers, strict=True):
        ours = np.sqrt(np.mean(np.square(layer.delta)))
        assert ours == pytest.approx(np.sqrt(np.mean(np.square(other.delta))), rel=1e-4)
    for units, other in zip(passed.units, by_hand.backprop.layers, strict=False):
        assert units.silent == pytest.approx(np.mean(np.all(other.a == 0, axis=0)))
    ours, theirs = signal.measure_found(passed), signal.measure(by_hand)
    np.testing.assert_allclose(ours[:3], theirs[:3], rtol=1e-4)
    scales = weight_scale.measure_found(found)
    params = plain.init(KEY)
    assert [s[1:] for s in scales] == [
        pytest.approx(s[1:], rel=1e-5) for s in weight_scale.measure(params)
    ]


def test_dead_and_saturated_units_and_twins_are_named_by_their_layer():
    model = in_disguise(mlp(6, [16, 8], 3))
    params = model.init(KEY)
    params["block/dense_1/bias"] = params["block/dense_1/bias"].at[:6].set(-100.0)
    found = checks["dead_units"](case_of(model, params))
    assert (found.because, found.measured["layer"]) == ("dead", "dense_1")
    assert found.measured["share"] >= 6 / 8
    twins = model.init(KEY)
    for name in ("block/dense_1/kernel", "block/dense_1/bias"):
        twins[name] = jnp.repeat(twins[name][..., :2], 4, axis=-1)
    found = checks["symmetry"](case_of(model, twins))  # the last layer starts at zero
    assert (found.because, found.measured["distinct"]) == ("twins", 2)
    assert found.measured["layer"] == "dense_1"
    twins["block/dense_2/kernel"] = DRAW.normal(size=(8, 3)).astype(np.float32)
    assert checks["symmetry"](case_of(model, twins)).because == "different"
    smooth = in_disguise(mlp(6, [16, 8], 3, activation="tanh", start_scale=30.0))
    found = checks["saturated_units"](case_of(smooth))
    assert (found.because, found.measured["layer"]) == ("saturated", "dense_1")
    assert found.remedies == ()


def convolution(normalized):
    def init(key):
        kernel = jax.random.normal(key, (3, 3, 1, 4))
        return {"conv.w": kernel, "last.w": jax.random.normal(key, (64, 3)) / 8}

    def apply(params, x, key=None):
        x = jax.lax.conv_general_dilated(
            x,
            params["conv.w"],
            (1, 1),
            "VALID",
            dimension_numbers=("NHWC", "HWIO", "NHWC"),
        )
        if normalized:
            x = (x - x.mean((0, 1, 2))) * jax.lax.rsqrt(x.var((0, 1, 2)) + 1e-3)
        return jax.nn.relu(x - normalized * 3).reshape(len(x), -1) @ params["last.w"]

    return Model(init, apply, "convolution")


def test_channels_are_the_units_of_a_convolution():
    model = convolution(False)
    case = case_of(model, rows=IMAGES)
    layer = case.once(found_layers).weights[0]
    kernel = np.asarray(case.start["conv.w"])
    np.testing.assert_array_equal(layer.weight, kernel.reshape(9, 4).T)
    assert (layer.name, layer.field, layer.axes) == ("conv", 9, (3,))
    params = {**case.start, "conv.w": np.repeat(kernel[..., :1], 4, axis=-1)}
    last = np.asarray(params["last.w"]).reshape(16, 4, 3)
    params["last.w"] = np.repeat(last[:, :1], 4, axis=1).reshape(64, 3)
    found = checks["symmetry"](case_of(model, params, IMAGES))
    assert (found.because, found.measured["distinct"]) == ("twins", 1)
    dead = {**case.start, "conv.w": kernel * np.array([1.0, 0, 0, 0], np.float32)}
    found = checks["dead_units"](case_of(model, dead, IMAGES))
    assert found.measured == {"layer": "conv", "share": 0.75}


def test_the_scale_of_weights_before_a_normalization_is_not_judged():
    assert checks["weight_scale"](case_of(convolution(False), rows=IMAGES)).because != (
        "normalized"
    )
    case = case_of(convolution(True), rows=IMAGES)
    assert checks["weight_scale"](case).because == "normalized"


def test_a_gate_is_no_unit_that_saturates():
    def apply(params, x, key=None):
        x = x @ params["first"]
        return (x * jnp.tanh(5 * x)) @ params["last"]

    model = Model(
        lambda key: {"first": jnp.eye(6), "last": jnp.ones((6, 3))}, apply, ""
    )
    assert checks["saturated_units"](case_of(model)).because == "cannot_saturate"


def test_a_prime_number_of_rows():
    assert [prime_to(n) for n in (256, 100, 9, 4, 1)] == [251, 97, 7, 3, 2]


def _of_one_product(params, inputs, key=None):
    return inputs @ params["kernel"] + params["bias"]


def test_a_linear_model_of_another_package_has_no_plateau():
    def init(key):
        return {"kernel": jnp.zeros((6, 3)), "bias": jnp.zeros(3)}

    case = case_of(Model(init, _of_one_product, "foreign"))
    assert is_linear(case)
    assert checks["critical_point"](case).because == "linear_model"
    assert not is_linear(case_of(in_disguise(mlp(6, [4, 5], 3))))
