"""Options of losses, weights of classes, and modules that are wrapped or quantized."""

import jax.numpy as jnp
import keras
import numpy as np
import pytest
import torch
from torch import nn

import steepest
from steepest.errors import DataError, ModelError
from steepest.foreign import read
from steepest.foreign._keras_loss import loss_of as loss_of_keras
from steepest.foreign.pytorch._losses import loss_of

DRAW = np.random.default_rng(0)
SCORES = DRAW.normal(size=(40, 3)).astype(np.float32)
CLASSES = DRAW.integers(0, 3, 40)
X = DRAW.normal(size=(40, 4)).astype(np.float32)


def mean(loss, weights, scores, targets):
    each = np.asarray(loss.per_example(jnp.asarray(scores), jnp.asarray(targets)))
    return np.average(each, weights=None if weights is None else weights[targets])


@pytest.mark.parametrize(
    "theirs",
    [
        nn.CrossEntropyLoss(label_smoothing=0.2),
        nn.CrossEntropyLoss(torch.tensor([1.0, 2.0, 5.0])),
    ],
)
def test_options_of_cross_entropy_are_those_of_torch(theirs):
    value = theirs(torch.from_numpy(SCORES), torch.from_numpy(CLASSES))
    found = mean(*loss_of(theirs), SCORES, CLASSES)
    assert found == pytest.approx(value.item(), rel=1e-5)


def test_a_weight_of_the_second_class_is_that_of_torch_up_to_a_factor():
    targets = CLASSES // 2
    theirs = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([4.0]))
    value = theirs(torch.from_numpy(SCORES[:, 0]), torch.from_numpy(targets).float())
    loss, weights = loss_of(theirs)
    factor = weights[targets].mean()  # ours is divided by the sum of the weights
    assert factor * mean(loss, weights, SCORES[:, :1], targets) == pytest.approx(
        value.item(), rel=1e-5
    )


def test_smoothed_labels_are_those_of_keras():
    theirs = keras.losses.CategoricalCrossentropy(True, label_smoothing=0.1)
    loss, belongs = loss_of_keras(theirs, "linear", 3)
    assert not belongs
    value = float(theirs(np.eye(3, dtype=np.float32)[CLASSES], SCORES))
    assert mean(loss, None, SCORES, CLASSES) == pytest.approx(value, rel=1e-5)
    assert loss_of_keras(
        keras.losses.CategoricalCrossentropy(label_smoothing=0.1), "softmax", 3
    )[1]
    with pytest.raises(ModelError, match="Label smoothing of 'binary_crossentropy'"):
        loss_of_keras(
            keras.losses.BinaryCrossentropy(label_smoothing=0.1), "sigmoid", 1
        )


def test_classes_count_as_they_are_told():
    torch.manual_seed(0)
    module = nn.Linear(4, 3)
    found = steepest.diagnose(
        module, X, CLASSES, class_weight={2: 5.0}, trained=True, budget=0
    )
    scores = module(torch.from_numpy(X)).detach()
    weights = torch.tensor([1.0, 1.0, 5.0])
    value = nn.CrossEntropyLoss(weights)(scores, torch.from_numpy(CLASSES))
    assert found.run.metrics["train"]["loss"] == pytest.approx(value.item(), rel=1e-5)
    with pytest.raises(DataError, match="names the class 7, which is not in y"):
        steepest.diagnose(module, X, CLASSES, class_weight={7: 2.0})


def test_a_regularizer_of_all_weights_is_the_penalty():
    about = {"kernel_regularizer": keras.regularizers.L1L2(0.1, 0.2)}
    layers = [keras.layers.Dense(5, **about), keras.layers.Dense(3, **about)]
    model = keras.Sequential([keras.Input((4,)), *layers])
    foreign = read(model, X, CLASSES)
    ours = foreign.penalty_strength * foreign.penalty(foreign.params)
    assert float(ours) == pytest.approx(float(sum(model.losses)), rel=1e-5)
    plain = keras.layers.Dense(3)
    other = keras.Sequential([keras.Input((4,)), model.layers[0], plain])
    foreign = read(other, X, CLASSES)
    assert foreign.penalty is None
    assert any("regularizers of its layers are left out" in n for n in foreign.notes)


@pytest.mark.filterwarnings("ignore")
def test_wrapped_and_quantized_modules():
    torch.manual_seed(0)
    module = nn.Sequential(nn.Linear(4, 3))
    foreign = read(torch.compile(module), X, CLASSES)  # not compiled until it is called
    assert list(foreign.params) == ["0.weight", "0.bias"]
    quantized = nn.Sequential(torch.ao.nn.quantized.dynamic.Linear(4, 3), module)
    with pytest.raises(ModelError, match="0 is a quantized layer, Linear"):
        read(quantized, X, CLASSES)


def test_half_precision_of_keras_is_examined_in_float32():
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(3, dtype="mixed_float16")]
    )
    foreign = read(model, X, CLASSES)
    assert (
        "It computes in half precision, and was examined in float32." in foreign.notes
    )
    scores = foreign.model.apply(foreign.params, jnp.asarray(X), None)
    weight, bias = model.get_weights()
    np.testing.assert_allclose(scores, X @ weight + bias, atol=1e-5)
