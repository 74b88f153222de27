"""The noise scale while a training runs, against gradients of single examples."""

import math

import jax
import numpy as np
import pytest

from steepest import descend
from steepest.descent import Progress
from steepest.diagnosis.measured import _noise_meter
from steepest.diagnosis.measured._noise_meter import NoiseMeter
from steepest.diagnosis.measured._noise_scale import measure_noise_scale
from steepest.models import mlp
from steepest.objectives import Batch, Objective, l2, softmax_cross_entropy

DRAW = np.random.default_rng(3)
TARGETS = np.sort(DRAW.choice(3, 1000, p=[0.6, 0.3, 0.1])).astype(np.int32)
INPUTS = (np.eye(5)[TARGETS] + DRAW.normal(size=(1000, 5))).astype(np.float32)
ROWS = Batch(INPUTS, TARGETS)
# the penalty must not count
OBJECTIVE = Objective(mlp(5, (4,), 3), softmax_cross_entropy(), l2(), 0.5)
START = OBJECTIVE.model.init(jax.random.key(0))


def at_epoch(epoch, params=START, phase="training"):
    return Progress(phase, epoch=epoch, params=params)


@pytest.fixture
def meter(monkeypatch):
    monkeypatch.setattr(_noise_meter, "EVERY", 1000)
    return NoiseMeter(OBJECTIVE, ROWS)


@jax.jit
def gradients_at_start(rows):
    """Return the gradient of each batch: the leading axis of `rows` is of batches."""
    gradient = jax.grad(OBJECTIVE.mean_loss)
    return jax.vmap(lambda batch: gradient(START, batch))(rows)


def gradients_of(batches):
    """Return a row for each batch of row numbers, (batches, parameters)."""
    leaves = jax.tree.leaves(
        gradients_at_start(Batch(INPUTS[batches], TARGETS[batches]))
    )
    rows = [np.reshape(leaf, (len(batches), -1)) for leaf in leaves]
    return np.concatenate(rows, axis=1).astype(np.float64)


def test_one_measurement_by_hand(meter):
    spread, slope = meter._measured(START)
    now = meter._order[:256].reshape(8, 32)
    each = gradients_of(now)
    scatter = each.var(axis=0, ddof=1).sum()
    assert spread == pytest.approx(32 * scatter, rel=1e-4)
    mean = np.square(each.mean(axis=0)).sum()
    assert slope == pytest.approx(mean - scatter / 8, rel=1e-4)


def test_it_has_no_bias(meter):
    """Against the exact lengths of a thousand gradients, one example each."""
    lone = gradients_of(np.arange(1000)[:, None])
    spread = lone.var(axis=0, ddof=1).sum()
    slope = np.square(lone.mean(axis=0)).sum()
    found = np.array([meter._measured(START) for _ in range(200)])
    for column, truth in zip(found.T, (spread, slope), strict=True):
        error = column.std(ddof=1) / len(column) ** 0.5
        # drawn without replacement from 1000 rows, the mean scatters less than that
        assert abs(column.mean() - truth) < 4 * error
    exact = measure_noise_scale(OBJECTIVE, START, Batch(INPUTS[::4], TARGETS[::4]))
    assert spread / slope == pytest.approx(exact.scale, rel=0.5)


def test_it_measures_when_enough_rows_were_seen(meter, monkeypatch):
    monkeypatch.setattr(_noise_meter, "EVERY", 1500)
    for epoch in range(1, 6):
        meter(at_epoch(epoch))
    meter(at_epoch(9, params=None))
    meter(at_epoch(9, phase="choosing the learning rate"))
    assert meter.epochs == [2, 4]


def test_the_scale_is_that_of_the_last_ten(meter):
    meter.epochs = list(range(1, 13))
    meter.spreads = [1000.0, 1000.0] + [6.0] * 10
    meter.slopes = [1.0, 1.0] + [2.0] * 9 + [12.0]
    assert meter.scale == pytest.approx(6 / 3)
    assert np.isnan(meter.column([1, 2, 40])).all()  # two do not say how they scatter
    assert meter.column([3]) == pytest.approx(2006 / 4)
    # ‖G‖² of 2 ± 1.6, one of ten, is two standard errors of 0.8
    meter.slopes[2:] = [2.0] * 8 + [-2.0, 6.0]
    assert meter.scale == pytest.approx(6 / 2)
    meter.slopes[2:] = [2.0] * 8 + [-6.0, 10.0]
    assert math.isnan(meter.scale)


def test_too_few_rows_and_numbers_that_are_none(meter):
    few = NoiseMeter(OBJECTIVE, Batch(INPUTS[:200], TARGETS[:200]))
    few(at_epoch(100))
    assert few.epochs == []
    meter(at_epoch(1, jax.tree.map(lambda a: a * np.nan, START)))
    assert meter.epochs == []
    assert math.isnan(meter.scale)


def test_the_same_rows_give_the_same_numbers(monkeypatch):
    monkeypatch.setattr(_noise_meter, "EVERY", 1000)
    found = []
    for _ in range(2):
        one = NoiseMeter(OBJECTIVE, ROWS, seed=4)
        descend(
            OBJECTIVE,
            START,
            ROWS,
            learning_rate=0.01,
            epochs=3,
            batch_size=50,
            callbacks=[one],
        )
        found.append((one.epochs, one.spreads, one.slopes))
    assert found[0] == found[1]
    assert found[0][0] == [1, 2, 3]
