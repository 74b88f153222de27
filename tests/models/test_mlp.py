import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import scipy.special

from steepest.errors import ModelError, SettingError, UnknownNameError
from steepest.models import activations, last_activations, mlp, models

BY_NUMPY = {
    "relu": lambda x: np.maximum(x, 0),
    "tanh": np.tanh,
    "sigmoid": scipy.special.expit,
    "gelu": lambda x: x * scipy.special.ndtr(x),
    "elu": lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
    "softplus": lambda x: np.logaddexp(x, 0),
    "identity": lambda x: x,
}
LAST_BY_NUMPY = {**BY_NUMPY, "softmax": lambda x: scipy.special.softmax(x, axis=1)}


def test_every_activation_is_tested():
    assert set(BY_NUMPY) == set(activations)
    assert set(LAST_BY_NUMPY) == set(last_activations)


@pytest.mark.parametrize("last", LAST_BY_NUMPY)
def test_the_last_activation_comes_after_the_last_layer(last, rng):
    plain = mlp(4, [5], 3, last_start="he")
    params = plain.init(jax.random.key(1))
    inputs = jnp.array(rng.normal(size=(6, 4)))
    model = mlp(4, [5], 3, last_start="he", last_activation=last)
    assert model is plain or last != "identity"
    expected = LAST_BY_NUMPY[last](np.asarray(plain.apply(params, inputs), np.float64))
    np.testing.assert_allclose(model.apply(params, inputs), expected, rtol=1e-5)
    units = [np.asarray(layer) for layer in model.units(params, inputs)]
    np.testing.assert_array_equal(units[0], plain.units(params, inputs)[0])


@pytest.mark.parametrize("activation", BY_NUMPY)
def test_scores_are_those_of_a_numpy_loop(activation, rng):
    model = mlp(4, [5, 3], 2, activation=activation, last_start="he")
    inputs = rng.normal(size=(6, 2, 2))
    params = model.init(jax.random.key(1))
    units = inputs.reshape(6, 4)
    for index, layer in enumerate(params):
        units = units @ np.asarray(layer["weight"]).T + np.asarray(layer["bias"])
        units = BY_NUMPY[activation](units) if index < 2 else units
    scores = model.apply(params, jnp.array(inputs))
    np.testing.assert_allclose(scores, units, rtol=1e-4, atol=1e-6)


def test_the_last_layer_starts_at_zero_and_the_first_step_wakes_the_others(rng):
    model = mlp(4, [5], 3)
    params = model.init(jax.random.key(0))
    inputs, wanted = (
        jnp.array(rng.normal(size=(6, 4))),
        jnp.array(rng.normal(size=(6, 3))),
    )

    def loss(params):
        return jnp.mean((model.apply(params, inputs) - wanted) ** 2)

    assert not model.apply(params, inputs).any()
    first = jax.grad(loss)(params)
    assert not first[0]["weight"].any()
    assert first[1]["weight"].any()
    stepped = jax.tree.map(lambda p, g: p - 0.1 * g, params, first)
    assert jax.grad(loss)(stepped)[0]["weight"].any()


@pytest.mark.parametrize(
    ("activation", "start", "variance"),
    [
        ("relu", "auto", 2 / 300),
        ("gelu", "auto", 2 / 300),
        ("tanh", "auto", 2 / (300 + 200)),  # uniform: bound² / 3 = 2 / (in + out)
        ("sigmoid", "auto", 2 / (300 + 200)),
        ("identity", "auto", 2 / (300 + 200)),
        ("relu", "lecun", 1 / 300),
        ("relu", "zero", 0.0),
    ],
)
def test_hidden_weights_have_the_variance_of_their_source(activation, start, variance):
    model = mlp(300, 200, 3, activation=activation, start=start, start_scale=1.0)
    weight = np.asarray(model.init(jax.random.key(7))[0]["weight"])
    # 60 000 draws: the standard error of a variance is at most √(2 / 60 000) of it
    assert weight.var() == pytest.approx(variance, rel=5 * math.sqrt(2 / 60_000))
    assert abs(weight.mean()) <= 5 * math.sqrt(variance / 60_000)
    if start == "auto" and activation == "tanh":
        assert abs(weight).max() <= math.sqrt(6 / 500)


def test_layers_draw_different_weights_and_scale_multiplies_them():
    plain = mlp(4, [4, 4], 2).init(jax.random.key(0))
    wide = mlp(4, [4, 4], 2, start_scale=3.0).init(jax.random.key(0))
    assert not np.allclose(plain[0]["weight"], plain[1]["weight"])
    np.testing.assert_allclose(wide[0]["weight"], 3 * plain[0]["weight"], rtol=1e-6)


def test_equal_arguments_give_the_same_object_and_the_name_says_the_sizes():
    model = mlp(784, [128, 64], 10)
    assert model is mlp(784, (128, 64), 10, activation="relu", start="he", dropout=0)
    assert model is models["mlp"](784, np.array([128, 64]).tolist(), 10)
    assert model is not mlp(784, [128, 64], 10, dropout=0.5)
    assert repr(model) == "Model(mlp 784-128-64-10)"
    assert mlp(4, 5, 3) is mlp(4, [5], 3)
    assert mlp(4, [], 3).name == "mlp 4-3"


def test_a_given_start_has_the_shapes_of_the_layers():
    start = mlp(4, [5], 3, last_start="he").init(jax.random.key(3))
    model = mlp(4, [5], 3, start=start)
    for mine, given in zip(
        jax.tree.leaves(model.init(jax.random.key(0))),
        jax.tree.leaves(start),
        strict=True,
    ):
        np.testing.assert_array_equal(mine, given)
    with pytest.raises(
        ModelError, match=r"\[0\]\['bias'\] .* must be \(6,\); found \(5,\)"
    ):
        mlp(4, [6], 3, start=start)


def test_dropout_needs_a_key_and_keeps_the_mean():
    model = mlp(1, [4000], 1, activation="identity", dropout=0.25)
    layer = {"weight": jnp.ones((4000, 1)), "bias": jnp.zeros(4000)}
    last = {"weight": jnp.full((1, 4000), 1 / 4000), "bias": jnp.zeros(1)}
    params, row = (layer, last), jnp.ones((1, 1))
    assert model.stochastic
    assert float(model.apply(params, row)[0, 0]) == pytest.approx(1, rel=1e-5)
    noisy = [float(model.apply(params, row, jax.random.key(i))[0, 0]) for i in (0, 1)]
    assert noisy[0] != noisy[1]
    # one unit is 0 or 4/3: variance 1/3 of a mean over 4000
    assert noisy == pytest.approx([1, 1], abs=5 * math.sqrt(1 / 3 / 4000))


def test_input_dropout_is_apart_from_hidden_dropout():
    model = mlp(3, [2], 1, input_dropout=0.5)
    inputs = jnp.ones((64, 3))
    params = mlp(3, [2], 1, last_start="he").init(jax.random.key(0))
    plain = np.asarray(model.apply(params, inputs))
    noisy = np.asarray(model.apply(params, inputs, jax.random.key(0)))
    assert model.stochastic
    assert len(np.unique(plain)) == 1
    assert len(np.unique(noisy)) > 1
    assert not mlp(3, [2], 1).stochastic


@pytest.mark.parametrize("rate", [-0.1, 1.0, math.nan])
def test_what_cannot_work_is_named(rate):
    with pytest.raises(SettingError, match=f"^dropout must be .* found {rate}"):
        mlp(4, [5], 3, dropout=rate)
    with pytest.raises(SettingError, match="input_dropout must be at least 0"):
        mlp(4, [5], 3, input_dropout=rate)
    with pytest.raises(SettingError, match="each number in hidden must be .* found 0"):
        mlp(4, [5, 0], 3)
    with pytest.raises(
        UnknownNameError, match="activation 'rely'. Did you mean 'relu'"
    ):
        mlp(4, [5], 3, activation="rely")
