import re

import jax
import numpy as np
import pytest

from steepest.data import open_rows
from steepest.descent import _rows, descend, evaluate
from steepest.errors import DataError, SettingError
from steepest.models import linear
from steepest.objectives import (
    Batch,
    Objective,
    losses,
    softmax_cross_entropy,
    squared_error,
)

RNG = np.random.default_rng(0)
X = RNG.integers(0, 256, (300, 5)).astype(np.uint8)
Y = np.sort(RNG.integers(0, 3, 300))
W = RNG.uniform(0.5, 2, 300)


@pytest.fixture
def folder(tmp_path):
    for name, array in (("inputs", X), ("targets", Y), ("weights", W)):
        np.save(tmp_path / f"{name}.npy", array)
    return tmp_path


def trained(data, **settings):
    objective = Objective(linear(5, 3), softmax_cross_entropy())
    params = objective.model.init(jax.random.key(0))
    return descend(
        objective,
        params,
        data,
        **{"learning_rate": 1e-5, "batch_size": 32, "epochs": 2} | settings,
    )


def test_rows_on_disk_give_the_same_bits_as_in_memory(folder):
    ours, theirs = trained(open_rows(folder)), trained((X, Y, W))
    np.testing.assert_array_equal(ours.params["weight"], theirs.params["weight"])
    assert ours.metrics["train"]["accuracy"] == theirs.metrics["train"]["accuracy"]
    assert ours.metrics["train"]["loss"] == pytest.approx(
        theirs.metrics["train"]["loss"], rel=1e-12
    )


def test_a_full_batch_of_few_rows_on_disk_is_read_into_memory(folder):
    ours = trained(open_rows(folder), batch_size="full")
    theirs = trained((X, Y, W), batch_size="full")
    np.testing.assert_array_equal(ours.params["weight"], theirs.params["weight"])


def test_more_rows_than_memory_holds_are_shuffled_in_windows(folder, monkeypatch):
    monkeypatch.setattr(_rows, "EXACT_BYTES", 100)
    monkeypatch.setattr(_rows, "BLOCK_BYTES", 20)
    monkeypatch.setattr(_rows, "WINDOW_BYTES", 400)
    mapped = np.load(folder / "inputs.npy", mmap_mode="r")
    assert _rows.blocks_of(_rows.rows_of((mapped, Y), "float32", 0)) == (4, 80)
    assert _rows.blocks_of(Batch(X, Y)) == (1, 1)
    first, again = trained((mapped, Y)), trained((mapped, Y))
    np.testing.assert_array_equal(first.params["weight"], again.params["weight"])
    losses = first.history.steps["loss"]
    assert len(losses) == 2 * 10
    assert losses[-5:].mean() < losses[:5].mean()
    with pytest.raises(SettingError, match="A full batch needs all the rows at once"):
        trained((mapped, Y), batch_size="full")


def test_a_function_takes_rows_on_disk(folder):
    def f(w, batch):
        return ((batch[0].astype("float32") @ w - 1) ** 2).mean()

    start = np.zeros(5, np.float32)
    data = open_rows(folder)[:2]
    ours = descend(f, start, data, learning_rate=1e-6, batch_size=32, epochs=2)
    theirs = descend(f, start, (X, Y), learning_rate=1e-6, batch_size=32, epochs=2)
    np.testing.assert_array_equal(ours.params, theirs.params)
    assert ours.metrics == theirs.metrics


def test_numbers_on_disk_are_evaluated_as_in_memory(tmp_path):
    rows, width = 5000, 4  # more than one block
    inputs = RNG.standard_normal((rows, width))
    targets = 1e3 + inputs @ RNG.standard_normal((width, 2))
    np.save(tmp_path / "inputs.npy", inputs)
    np.save(tmp_path / "targets.npy", targets)
    objective = Objective(linear(width, 2), squared_error())
    params = {
        "weight": RNG.standard_normal((2, width)).astype(np.float32),
        "bias": np.full(2, 1e3, np.float32),
    }
    weights = RNG.uniform(0, 2, rows).astype(np.float32)
    disk = _rows.rows_of((*open_rows(tmp_path), weights), "float32", objective)
    memory = _rows.rows_of((inputs, targets, weights), "float32", objective)
    ours, theirs = (
        evaluate(objective, params, disk),
        evaluate(objective, params, memory),
    )
    assert ours == pytest.approx(theirs, rel=1e-6)
    assert ours["r2"] == pytest.approx(theirs["r2"], abs=1e-6)


@pytest.mark.parametrize(
    ("labels", "row", "value"),
    [([1, 2, 3, 1], 2, 3), ([0, 1, -1, 2], 2, -1), ([0, 255, 1, 2], 1, 255)],
)
def test_a_class_without_scores_is_refused_before_the_first_step(labels, row, value):
    inputs, labels = np.ones((4, 2), np.float32), np.array(labels)
    model = linear(2, 3)
    objective = Objective(model, losses["hinge"]())
    params = model.init(jax.random.key(0))
    message = (
        f"Row {row} (counted from 0) has class {value}, and the model has scores for "
        "the classes 0 to 2. Number the classes"
    )
    for data in ((inputs, labels), (inputs, labels.astype(float))):
        with pytest.raises(DataError, match=re.escape(message)):
            descend(objective, params, data, learning_rate=0.1, epochs=1)
    good = (inputs, np.array([0, 1, 2, 2]))
    with pytest.raises(DataError, match=re.escape(message)):
        descend(
            objective,
            params,
            good,
            validation=(inputs, labels),
            learning_rate=0.1,
            epochs=1,
        )


def test_two_classes_may_have_one_score():
    model = linear(2, 1)
    objective = Objective(model, losses["binary-cross-entropy"]())
    data = (np.ones((4, 2), np.float32), np.array([0, 1, 1, 2]))
    with pytest.raises(DataError, match="scores for the classes 0 to 1"):
        descend(objective, model.init(jax.random.key(0)), data, learning_rate=0.1)
