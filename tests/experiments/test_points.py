"""The numbers of critical points, against closed forms and centered differences."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from steepest.experiments.points import network_saddles, nonconvex


def test_the_three_kinds_of_points(numbers):
    found = numbers("kinds")
    roots = np.sort(np.roots([4, 0, -4, 0.25]).real)  # f′(x) = 4x³ − 4x + ¼
    assert found["count"] == 3
    for name, x in zip(("global", "saddle", "local"), roots, strict=True):
        curvatures = sorted([12 * x**2 - 4, 2.0])
        assert found[f"{name}_x"] == pytest.approx(x, abs=1e-4)
        assert found[f"{name}_f"] == pytest.approx((x**2 - 1) ** 2 + x / 4, abs=1e-5)
        assert found[f"{name}_low"] == pytest.approx(curvatures[0], abs=1e-3)
        assert found[f"{name}_high"] == pytest.approx(curvatures[1], abs=1e-3)
    assert found["saddle_low"] < 0 < found["saddle_high"]


def test_a_network_bends_and_a_linear_model_does_not(numbers):
    found = numbers("nonconvex")
    x, y = (part.astype(float) for part in nonconvex.data())
    ones = np.column_stack([x, np.ones(len(x))])
    lowest = np.linalg.eigvalsh(2 * ones.T @ ones / len(x))[0]
    assert found["linear_lowest"] == pytest.approx(lowest, rel=1e-3)
    assert found["linear_highest"] == pytest.approx(lowest, rel=1e-3)
    assert found["linear_negative"] == 0

    def loss(flat, unravel):
        first, last = unravel(flat)
        hidden = np.tanh(x @ np.asarray(first["weight"]).T + first["bias"])
        scores = hidden @ np.asarray(last["weight"])[0] + last["bias"][0]
        return ((scores - y) ** 2).mean()

    ends = []
    with jax.enable_x64(True):
        for params in nonconvex.points(nonconvex.network()):
            params = jax.tree.map(lambda leaf: jnp.asarray(leaf, jnp.float64), params)
            flat, unravel = ravel_pytree(params)
            hessian = second_differences(
                lambda at, unravel=unravel: loss(jnp.asarray(at), unravel),
                np.asarray(flat),
            )
            ends.append(np.linalg.eigvalsh(hessian)[0])
            if len(ends) == 5:  # the others by the count of signs alone
                break
    assert max(ends) < 0
    assert found["network_lowest"] <= min(ends) + 1e-2
    assert found["network_negative"] >= 5


def second_differences(f, at, h=1e-3):
    n = len(at)
    steps = h * np.eye(n)
    matrix = np.empty((n, n))
    for i in range(n):
        for j in range(i, n):
            a, b = steps[i], steps[j]
            value = f(at + a + b) - f(at + a - b) - f(at - a + b) + f(at - a - b)
            matrix[i, j] = matrix[j, i] = value / (4 * h * h)
    return matrix


def test_critical_points_of_a_network_are_saddles(numbers):
    """Each point that counts is critical, and goes down, by differences alone."""
    found = numbers("network_saddles")
    x, y = network_saddles.data()
    units = network_saddles.UNITS

    def loss(flat):
        w1, b1, w2, b2 = flat[:units], flat[units : -units - 1], *split(flat)
        return ((np.tanh(x * w1 + b1) @ w2 + b2 - y) ** 2).mean()

    def split(flat):
        return flat[-units - 1 : -1], flat[-1]

    # the best constant, with all other weights 0, is a saddle as well
    constant = np.zeros(3 * units + 1)
    constant[-1] = y.mean()
    slopes = [
        (loss(constant + e) - loss(constant - e)) / 2e-5
        for e in 1e-5 * np.eye(len(constant))
    ]
    assert np.abs(slopes).max() < 1e-9
    curvatures = np.linalg.eigvalsh(second_differences(loss, constant))
    assert curvatures[0] < -0.1
    assert found["lowest"] <= y.var() + 1e-9
    assert found["highest_saddle"] >= found["lowest_saddle"] >= found["lowest"]
    assert found["saddles"] + found["others"] == found["found"] <= found["starts"]
    assert found["share"] == pytest.approx(100 * found["saddles"] / found["found"])
    assert found["share"] > 50


def test_newton_walks_into_the_saddle(numbers):
    found = numbers("newton")
    x = 0.1
    for _ in range(200):  # x ← x − f′/f″, and y is 0 after one step
        x = x - (4 * x**3 - 2 * x) / (12 * x**2 - 2)
    assert found["newton_x"] == pytest.approx(abs(x), abs=1e-6)
    assert found["newton_f"] == pytest.approx(0, abs=1e-6)
    assert found["sgd_x"] == pytest.approx(np.sqrt(0.5), abs=1e-4)
    assert found["sgd_f"] == pytest.approx(-0.25, abs=1e-6)
    for size in (10, 100, 1000):
        assert found[f"bytes_{size}"] == 4 * size**2
    assert found["gradient_1000"] == 4 * 1000
