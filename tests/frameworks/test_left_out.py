"""Rows and positions that do not count, beside the losses of Keras and PyTorch."""

import keras
import numpy as np
import pytest
import torch
from torch import nn

import steepest
from steepest.errors import DataError, ModelError
from steepest.foreign import read
from steepest.foreign._data import batch_of
from steepest.foreign._left_out import without_left_out
from steepest.foreign._with_loss import with_loss
from steepest.objectives import Objective

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(60, 5)).astype(np.float32)
CLASSES = np.argmax(X[:, :3], axis=1)
WORDS = DRAW.integers(1, 9, (60, 7))
WORDS[np.arange(7) >= DRAW.integers(2, 7, 60)[:, None]] = 0
layers = keras.layers


def loss_of(thing, X, y, loss=None):
    foreign = read(thing, X, y, loss=loss)
    X, y, _, _ = without_left_out(X, y, None, foreign.left_out, "X")
    foreign, targets_of = with_loss(foreign, X, y, loss)
    rows = batch_of(foreign, X, targets_of(y, "X"))
    objective = Objective(foreign.model, foreign.loss, state=foreign.state)
    return float(objective(foreign.params, rows)), foreign.left_out


@pytest.mark.parametrize("value", [-100, 7])
def test_ignore_index_of_torch(value):
    module = nn.Linear(5, 3)
    y = np.where(np.arange(60) % 4 == 0, value, CLASSES)
    theirs = nn.CrossEntropyLoss(ignore_index=value)
    with torch.no_grad():
        expected = float(theirs(module(torch.from_numpy(X)), torch.from_numpy(y)))
    ours, left_out = loss_of(module, X, y, theirs)
    assert ours == pytest.approx(expected, abs=1e-5)
    assert left_out == value


def test_ignore_class_of_keras():
    model = keras.Sequential([keras.Input((5,)), layers.Dense(3, "softmax")])
    model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(ignore_class=7))
    y = np.where(np.arange(60) % 4 == 0, 7, CLASSES)
    theirs = model.evaluate(X, y, 60, verbose=0)
    assert loss_of(model, X, y)[0] == pytest.approx(theirs, abs=1e-5)


def test_a_diagnosis_says_how_many_rows_are_left_out():
    y = np.where(np.arange(60) % 4 == 0, -100, CLASSES)
    found = steepest.diagnose(nn.Linear(5, 3), X, y, epochs=2, budget=0)
    assert found.notes[0] == (
        "15 of 60 rows of X have the target -100, which the loss leaves out; so they "
        "are left out here."
    )
    with pytest.raises(DataError, match="All targets of X are -100"):
        steepest.diagnose(nn.Linear(5, 3), X, y * 0 - 100, budget=0)


def test_positions_that_do_not_count_are_refused():
    module = nn.Conv1d(1, 3, 3, padding=1)
    y = np.where(WORDS == 0, -100, WORDS % 3)
    with pytest.raises(DataError, match=r"are -100 at .* positions, first in row 0"):
        steepest.diagnose(module, WORDS[:, None].astype(np.float32), y, budget=0)


def embedded(*last):
    first = layers.Embedding(9, 4, mask_zero=True)
    return keras.Sequential([keras.Input((7,), dtype="int32"), first, *last])


@pytest.mark.parametrize(
    "between",
    [
        layers.LSTM(4),
        layers.Bidirectional(layers.GRU(3)),
        layers.GlobalAveragePooling1D(),
    ],
)
def test_masks_of_keras_inside_a_model(between):
    model = embedded(between, layers.Dense(3, "softmax"))
    model.compile("sgd", "sparse_categorical_crossentropy")
    theirs = model.evaluate(WORDS, CLASSES, 60, verbose=0)
    assert loss_of(model, WORDS, CLASSES)[0] == pytest.approx(theirs, abs=1e-5)


def test_masks_of_keras_up_to_the_scores_are_refused():
    model = embedded(layers.LSTM(4, return_sequences=True), layers.Dense(3, "softmax"))
    model.compile("sgd", "sparse_categorical_crossentropy")
    with pytest.raises(ModelError, match=r"The layer embedding.* masks positions up"):
        steepest.diagnose(model, WORDS, WORDS % 3, budget=0)
