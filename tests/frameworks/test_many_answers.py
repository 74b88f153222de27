"""The loss at many positions, beside that of Keras and PyTorch."""

import keras
import numpy as np
import pytest
import torch
from torch import nn

import steepest
from steepest.foreign import read
from steepest.foreign._data import batch_of
from steepest.foreign._with_loss import with_loss
from steepest.objectives import Objective

DRAW = np.random.default_rng(0)
IMAGES = DRAW.normal(size=(48, 6, 6, 1)).astype(np.float32)
THREE = np.digitize(IMAGES[..., 0], [-0.5, 0.5])
layers = keras.layers


def objective_of(thing, X, y, loss=None):
    foreign, targets_of = with_loss(read(thing, X, y, loss=loss), X, y, loss)
    rows = batch_of(foreign, X, targets_of(y, "X"))
    return Objective(foreign.model, foreign.loss, state=foreign.state), foreign, rows


KERAS = [
    ("softmax", 3, "sparse_categorical_crossentropy", THREE),
    ("softmax", 3, "categorical_crossentropy", np.eye(3)[THREE]),
    ("sigmoid", 1, "binary_crossentropy", THREE[..., None] > 0),
    ("sigmoid", 3, "binary_crossentropy", np.eye(3)[THREE]),
    ("linear", 1, "mse", IMAGES**2),
    ("linear", 2, "mae", np.concatenate([IMAGES, -IMAGES], 3)),
]


@pytest.mark.parametrize(("last", "outputs", "loss", "y"), KERAS)
def test_keras(last, outputs, loss, y):
    convolve = layers.Conv2D(outputs, 3, padding="same", activation=last)
    model = keras.Sequential([keras.Input((6, 6, 1)), convolve])
    model.compile("sgd", loss)
    objective, foreign, rows = objective_of(model, IMAGES, y)
    ours = float(objective(foreign.params, rows))
    theirs = model.evaluate(IMAGES, y.astype(np.float32), 48, verbose=0)
    assert ours == pytest.approx(theirs, abs=1e-5)


def test_several_labels_of_keras():
    X, y = IMAGES.reshape(48, 36), (IMAGES[:, :4, 0, 0] > 0).astype(int)
    model = keras.Sequential([keras.Input((36,)), layers.Dense(4, "sigmoid")])
    model.compile("sgd", "binary_crossentropy")
    objective, foreign, rows = objective_of(model, X, y)
    theirs = model.evaluate(X, y, 48, verbose=0)
    assert float(objective(foreign.params, rows)) == pytest.approx(theirs, abs=1e-5)


TORCH = [
    (3, nn.CrossEntropyLoss(), THREE),
    (1, nn.BCEWithLogitsLoss(), (THREE[:, None] > 0).astype(np.float32)),
    (2, nn.MSELoss(), np.stack([IMAGES[..., 0], -IMAGES[..., 0]], 1)),
]


@pytest.mark.parametrize(("outputs", "loss", "y"), TORCH)
def test_torch(outputs, loss, y):
    X = np.moveaxis(IMAGES, 3, 1)
    module = nn.Conv2d(1, outputs, 3, padding=1)
    objective, foreign, rows = objective_of(module, X, y, loss)
    with torch.no_grad():
        theirs = float(loss(module(torch.from_numpy(X)), torch.from_numpy(y)))
    assert float(objective(foreign.params, rows)) == pytest.approx(theirs, abs=1e-5)


def test_a_diagnosis_of_a_module_that_labels_pixels():
    module, X = nn.Conv2d(1, 3, 3, padding=1), np.moveaxis(IMAGES, 3, 1)
    found = steepest.diagnose(
        module,
        X[:36],
        THREE[:36],
        X_val=X[36:],
        y_val=THREE[36:],
        loss=nn.CrossEntropyLoss(),
        epochs=2,
        budget=0,
    )
    assert [f.measured for f in found.findings if f.because == "error"] == []
    assert any("36 positions with one of 3 classes" in note for note in found.notes)
