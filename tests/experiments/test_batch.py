"""The numbers of batches, against closed forms and loops in NumPy."""

import math

import numpy as np
import pytest

from steepest.descent import BatchPlan
from steepest.experiments._digits import digits
from steepest.experiments.batch import explore, leave_saddle, noise, steps_and_rows


def row_gradients(weight, bias):
    """Return the gradient of each digit by hand, a row each."""
    x, y = digits()
    scores = x.astype(float) @ weight.T + bias
    shares = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    shares[np.arange(len(y)), y] -= 1
    slopes = shares[:, :, None] * x[:, None, :].astype(float)
    return np.concatenate([slopes.reshape(len(x), -1), shares], axis=1)


def test_noise_falls_with_the_root_of_the_batch(numbers):
    found = numbers("noise")
    rows = row_gradients(np.zeros((10, 64)), np.zeros(10))
    full, n = rows.mean(0), len(rows)
    variance = ((rows - full) ** 2).sum(1).mean()
    length = math.sqrt((full**2).sum())
    for size in noise.SIZES[:-1]:
        exact = math.sqrt(variance / size * (n - size) / (n - 1)) / length
        # a root mean square of 400 draws
        assert found[f"error_{size}"] == pytest.approx(exact, rel=0.05)
    assert found["error_300"] == pytest.approx(0, abs=1e-5)
    assert found["ratio"] == pytest.approx(8 * math.sqrt((n - 1) / (n - 64)), rel=0.05)
    assert found["noise_scale"] == pytest.approx(variance / length**2, rel=0.1)


@pytest.mark.parametrize("size", steps_and_rows.SIZES)
def test_the_loss_by_rows(numbers, size):
    found = numbers("steps_and_rows")
    x, y = digits()
    x = x.astype(float)
    plan = BatchPlan(len(x), size)
    weight, bias = np.zeros((10, 64)), np.zeros(10)
    losses = []
    epochs = max(steps_and_rows.EPOCHS, -(-30 // plan.steps_per_epoch))
    at_rows = None
    for epoch in range(epochs):
        order = plan.order(epoch)
        for first in range(0, len(x), size):
            rows = order[first : first + size]
            slopes, loss = slopes_and_loss(x[rows], y[rows], weight, bias)
            losses.append(loss)
            weight = weight - steps_and_rows.RATE * slopes.T @ x[rows] / len(rows)
            bias = bias - steps_and_rows.RATE * slopes.sum(0) / len(rows)
        if epoch + 1 == steps_and_rows.EPOCHS:
            at_rows = slopes_and_loss(x, y, weight, bias)[1]
    jumps = np.abs(np.diff(losses[: steps_and_rows.STEPS])).mean()
    assert found[f"jumps_{size}"] == pytest.approx(jumps, rel=1e-2)
    assert found[f"rows_{size}"] == pytest.approx(at_rows, rel=1e-3)
    assert found[f"steps_{size}"] == steps_and_rows.EPOCHS * plan.steps_per_epoch


def slopes_and_loss(x, y, weight, bias):
    scores = x @ weight.T + bias
    shares = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    loss = -np.log(shares[np.arange(len(y)), y]).mean()
    shares[np.arange(len(y)), y] -= 1
    return shares, loss


@pytest.mark.parametrize("size", leave_saddle.SIZES)
def test_small_batches_leave_the_saddle(numbers, size):
    found = numbers("leave_saddle")
    rows = leave_saddle.ROWS.astype(float)
    plan = BatchPlan(len(rows), size)
    w = np.array(leave_saddle.START)
    for epoch in range(leave_saddle.STEPS * size // len(rows)):
        order = plan.order(epoch)
        for first in range(0, len(rows), size):
            noise = rows[order[first : first + size]].mean()
            w = w - leave_saddle.RATE * np.array([w[0], -w[1] + w[1] ** 3 + noise])
    assert found[f"across_{size}"] == pytest.approx(abs(w[1]), abs=1e-3)
    loss = (w[0] ** 2 - w[1] ** 2) / 2 + w[1] ** 4 / 4
    assert found[f"loss_{size}"] == pytest.approx(loss, abs=1e-3)
    assert (found[f"across_{size}"] < 1e-6) == (size == len(rows))


@pytest.mark.parametrize("size", explore.SIZES)
def test_small_batches_find_the_lower_minimum(numbers, size):
    found = numbers("explore")
    rows = explore.ROWS.astype(float)
    ends = []
    for seed in range(explore.SEEDS):
        plan = BatchPlan(len(rows), size, seed)
        w, step = 1.0, 0
        for epoch in range(explore.STEPS * size // len(rows)):
            order = plan.order(epoch)
            for first in range(0, len(rows), size):
                noise = rows[order[first : first + size]].mean()
                rate = explore.RATE * (1 + math.cos(math.pi * step / explore.STEPS)) / 2
                w = w - rate * (4 * w * (w**2 - 1) + 0.25 + noise)
                step += 1
        ends.append(w)
    below = (np.array(ends) < 0).sum()
    assert found[f"global_{size}"] == below
    losses = (np.array(ends) ** 2 - 1) ** 2 + np.array(ends) / 4
    assert found[f"loss_{size}"] == pytest.approx(losses.mean(), rel=1e-4)


def test_noise_decides_which_minimum_is_found(numbers):
    found = numbers("explore")
    assert found["global_1"] > 25
    assert found["global_2"] > 25
    assert found["global_64"] == found["global_16"] == 0
