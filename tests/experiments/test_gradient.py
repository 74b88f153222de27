"""The numbers of gradients, against formulas in NumPy."""

import math

import jax
import numpy as np
import pytest

from steepest.experiments.gradient import backprop


def test_backprop_is_the_gradient(numbers):
    """The same formulas in NumPy alone, against centered differences of their loss."""
    found = numbers("backprop")
    x, y = backprop.data()
    with jax.enable_x64(True):  # other random numbers than in float32
        params = backprop.network().init(jax.random.key(0))
    layers = [
        (np.asarray(one["weight"], float), np.asarray(one["bias"], float))
        for one in params
    ]
    assert found["parameters"] == sum(w.size + b.size for w, b in layers)

    def forward(layers):
        values = [x]
        for i, (weight, bias) in enumerate(layers):
            z = values[-1] @ weight.T + bias
            values.append(np.tanh(z) if i < len(layers) - 1 else z)
        return values

    def loss(layers):
        scores = forward(layers)[-1]
        highest = scores.max(1, keepdims=True)
        logs = scores - highest - np.log(np.exp(scores - highest).sum(1, keepdims=True))
        return -logs[np.arange(len(y)), y].mean()

    values = forward(layers)
    shares = np.exp(values[-1]) / np.exp(values[-1]).sum(1, keepdims=True)
    delta = (shares - np.eye(2)[y]) / len(y)
    largest = 0.0
    for i in (2, 1, 0):
        gradient = delta.T @ values[i]
        largest = max(largest, np.abs(gradient).max(), np.abs(delta.sum(0)).max())
        weight = layers[i][0]
        for at in ((0, 0), (1, 1)):
            moved = []
            for h in (1e-5, -1e-5):
                changed = weight.copy()
                changed[at] += h
                others = [*layers[:i], (changed, layers[i][1]), *layers[i + 1 :]]
                moved.append(loss(others))
            slope = (moved[0] - moved[1]) / 2e-5
            assert gradient[at] == pytest.approx(slope, rel=1e-5, abs=1e-9)
        delta = (delta @ weight) * (1 - values[i] ** 2)
    assert found["largest"] == pytest.approx(largest, rel=1e-6)
    assert found["to_automatic"] <= 1e-12
    assert found["to_differences"] <= 1e-8


def test_the_error_of_differences(numbers):
    found = numbers("differences")
    for k in (2, 4):
        h = 10.0**-k
        exact = abs((math.exp(1 + h) - math.e) / h - math.e)
        assert found[f"one_sided_{k}"] == pytest.approx(exact, rel=1e-4)
        assert found[f"one_sided_{k}"] == pytest.approx(h * math.e / 2, rel=0.01)
        # e h² / 6, and rounding of about 1e-16 e / h
        assert found[f"centered_{k}"] == pytest.approx(
            h**2 * math.e / 6, rel=0.01, abs=1e-11
        )
    assert 1e-9 <= found["best_one_sided"] <= 1e-7  # about √eps
    assert found["calls_numeric"] == 2 * 1000
    assert found["calls_automatic"] == 1
