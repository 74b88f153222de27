"""A model says what it is made of, and can be made again from that."""

from dataclasses import FrozenInstanceError, replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import SettingError, UnknownNameError
from steepest.models import Layers, Model, linear, mlp, model_of_layers

EVERYTHING = {
    "activation": "tanh",
    "start": "lecun",
    "last_start": "he",
    "start_scale": 0.5,
    "dropout": 0.25,
    "input_dropout": 0.125,
    "last_activation": "sigmoid",
}


def test_layers_are_the_arguments_of_the_model():
    assert mlp(4, [5, 6], 3, **EVERYTHING).layers == Layers(
        "mlp", (4, 5, 6, 3), **EVERYTHING
    )
    assert mlp(4, 5, 3).layers == Layers("mlp", (4, 5, 3))
    assert linear(4, 3).layers == Layers("linear", (4, 3))
    assert linear(4, 3, start="he").layers == Layers("linear", (4, 3), last_start="he")
    assert mlp(4, [5, 6], 3).layers.hidden == (5, 6)
    assert linear(4, 3).layers.hidden == mlp(4, [], 3).layers.hidden == ()


@pytest.mark.parametrize(
    "model",
    [
        mlp(4, [5], 3),
        mlp(4, [5, 6], 3, **EVERYTHING),
        mlp(4, [], 3),
        linear(4, 3),
        linear(4, 3, start="glorot"),
    ],
    ids=str,
)
def test_the_same_layers_make_the_same_object(model):
    assert model_of_layers(model.layers) is model


@pytest.mark.parametrize("field", EVERYTHING)
def test_a_change_changes_that_field_alone(field):
    before = mlp(4, [5], 3, **EVERYTHING).layers
    other = {"activation": "relu", "start": "glorot", "last_start": "zero"}
    other["last_activation"] = "softmax"
    value = other.get(field, 0.0 if "dropout" in field else 2.0)
    after = model_of_layers(replace(before, **{field: value}))
    # glorot is what suits tanh: the same start, by another name
    expected = "auto" if value == "glorot" else value
    assert after.layers == replace(before, **{field: expected})
    assert after is mlp(4, [5], 3, **{**EVERYTHING, field: value})


def test_the_start_that_suits_is_auto_and_follows_the_activation():
    assert mlp(4, [5], 3, start="he") is mlp(4, [5], 3)
    tanh = model_of_layers(replace(mlp(4, [5], 3).layers, activation="tanh"))
    assert tanh is mlp(4, [5], 3, activation="tanh", start="glorot")
    key = jax.random.key(0)
    assert abs(tanh.init(key)[0]["weight"]).max() <= np.sqrt(6 / 9)
    assert replace(tanh.layers, start="he").hidden_start == "he"


def test_linear_and_mlp_turn_into_each_other():
    wide = replace(linear(4, 3).layers, kind="mlp", sizes=(4, 5, 3))
    assert model_of_layers(wide) is mlp(4, [5], 3)
    narrow = replace(mlp(4, [5], 3).layers, kind="linear", sizes=(4, 3))
    assert model_of_layers(narrow) is linear(4, 3)


@pytest.mark.parametrize(
    "change",
    [
        {"sizes": (4, 5, 3)},
        {"dropout": 0.5},
        {"input_dropout": 0.5},
        {"last_activation": "tanh"},
    ],
)
def test_a_linear_model_does_not_lose_what_it_cannot_have(change):
    with pytest.raises(SettingError, match=r"linear model has no hidden.*kind='mlp'"):
        model_of_layers(replace(linear(4, 3).layers, **change))


def test_layers_that_cannot_be_are_refused_as_by_the_factory():
    with pytest.raises(UnknownNameError, match="Unknown model 'conv'"):
        model_of_layers(Layers("conv", (4, 3)))  # pyright: ignore[reportArgumentType]
    with pytest.raises(UnknownNameError, match="activation 'reluu'.*'relu'"):
        model_of_layers(Layers("mlp", (4, 5, 3), activation="reluu"))
    with pytest.raises(FrozenInstanceError):
        mlp(4, [5], 3).layers.sizes = (1, 1)  # pyright: ignore


def test_a_given_start_leaves_the_layers_as_they_are():
    plain = mlp(4, [5], 3, dropout=0.5)
    given = mlp(4, [5], 3, dropout=0.5, start=plain.init(jax.random.key(3)))
    assert given is not plain
    assert given.layers == plain.layers
    assert given.units is plain.units


def test_units_are_the_values_between_the_layers(rng):
    model = mlp(4, [5, 6], 3, activation="tanh", dropout=0.5, last_start="he")
    params = model.init(jax.random.key(1))
    inputs = rng.normal(size=(7, 2, 2)).astype(np.float32)
    first, second = model.units(params, jnp.asarray(inputs))
    assert (first.shape, second.shape) == ((7, 5), (7, 6))
    by_hand = np.tanh(inputs.reshape(7, 4) @ np.asarray(params[0]["weight"]).T)
    np.testing.assert_allclose(first, by_hand, rtol=1e-5, atol=1e-6)
    # the last layer turns the last units into the scores
    weight, bias = params[-1]["weight"], params[-1]["bias"]
    scores = model.apply(params, jnp.asarray(inputs))
    np.testing.assert_allclose(second @ weight.T + bias, scores, rtol=1e-5, atol=1e-6)
    plain = linear(4, 3)
    assert plain.units(plain.init(jax.random.key(0)), jnp.asarray(inputs)) == []


def test_nothing_is_known_of_a_model_of_other_making_whatever_its_name():
    own = Model(lambda key: {}, lambda p, x, key=None: x, name="mlp of mine")
    assert own.layers is None
    assert own.units is None
