"""Numbers at the ends of what floats hold: right, or refused with a sentence."""

import ml_dtypes
import numpy as np
import pytest

import steepest
from steepest.descent import descend
from steepest.errors import DataError, SettingError
from steepest.models import linear
from steepest.objectives import Objective, softmax_cross_entropy, squared_error

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(60, 3))
Y = X @ [1.0, -2.0, 0.5] + 0.1 * DRAW.normal(size=60)
CLASSES = (X[:, 0] > 0).astype(int)
SETTINGS = {"learning_rate": 0.05, "epochs": 5, "seed": 0}


def r2(data, **settings):
    run = steepest.train(data, **{**SETTINGS, **settings})
    assert run.outcome == "finished"
    return run.metrics["train"]["r2"]


@pytest.fixture(scope="module")
def usual():
    return r2((X, Y))


@pytest.mark.parametrize(
    ("data", "tolerance"),
    [
        ((X, Y * 1e12), 1e-5),
        ((X, Y * 1e-12), 1e-5),
        ((X, Y * 1e30), 1e-5),
        ((X * 1e-12, Y), 1e-5),
        ((X * 1e30, Y), 1e-5),
        ((X + 1e9, Y), 1e-5),  # 1e9 ± 1, in float64
        ((X.astype(np.float16), Y.astype(np.float16)), 1e-3),
        ((X.astype(ml_dtypes.bfloat16), Y.astype(ml_dtypes.bfloat16)), 1e-2),
    ],
    ids=("targets e12", "targets e-12", "targets e30", "features e-12", "features e30",
         "offset e9", "float16", "bfloat16"),
)  # fmt: skip
def test_scales_and_offsets_change_nothing(data, tolerance, usual):
    assert r2(data) == pytest.approx(usual, abs=tolerance)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ((X, Y * 1e300), "is not a finite float32 number"),
        ((X * 1e300, Y), "is not a finite float32 number"),
        ((X[:1], Y[:1]), "holds 1 row. Learning needs at least two"),
        ((X[:2], Y[:2]), "so there is nothing to predict. Choose another target, or"),
        ((np.ones((60, 3)), np.full(60, 2.5)), "so there is nothing to predict"),
        ((X, np.zeros(60, int)), "needs at least two; add rows of another class"),
    ],
    ids=("targets", "features", "1 row", "2 rows", "constant everything", "one class"),
)
def test_what_cannot_be_learned_from_is_a_sentence(data, message):
    with pytest.raises(DataError, match=message):
        steepest.train(data, **SETTINGS)


def test_constant_features_give_what_guessing_gives():
    assert r2((np.ones((60, 3)), Y)) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("rate", [1e30, 1e308])
def test_overflow_is_a_result_with_its_step(rate):
    run = steepest.train((X, Y), **SETTINGS | {"learning_rate": rate})
    assert run.outcome == "diverged"
    assert "stopped being finite at step" in run.reason
    assert all(np.isfinite(run.history.steps["loss"]))


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf")])
def test_rates_that_cannot_be(rate):
    with pytest.raises(SettingError, match="learning_rate"):
        steepest.train((X, Y), **SETTINGS | {"learning_rate": rate})


def test_one_row():
    model = linear(3, 1)
    start = {"weight": np.zeros((1, 3)), "bias": np.zeros(1)}
    row = (np.array([[1.0, 2.0, 2.0]]), np.array([5.0]))
    objective = Objective(model, squared_error())
    run = descend(objective, start, row, learning_rate=0.05, epochs=1)
    # ∇ = −2 · 5 · (x, 1): one step of 0.05 ends at ½ (x, 1)
    np.testing.assert_allclose(run.params["weight"][0], [0.5, 1.0, 1.0], rtol=1e-6)


def test_two_hundred_thousand_columns():
    wide = DRAW.normal(size=(12, 200_000)).astype(np.float32)
    targets = wide[:, 0].astype(np.float64)
    start = {"weight": np.zeros((1, 200_000)), "bias": np.zeros(1)}
    objective = Objective(linear(200_000, 1), squared_error())
    run = descend(
        objective, start, (wide, targets), learning_rate=1e-6, epochs=1, batch_size=12
    )
    gradient = -2 * wide.astype(np.float64).T @ targets / 12
    step = -1e-6 * gradient
    error = np.abs(run.params["weight"][0] - step).max()
    assert error < 1e-5 * np.abs(step).max()


def test_ten_thousand_classes():
    n, classes = 512, 10_000
    x = DRAW.normal(size=(n, 2)).astype(np.float32)
    y = DRAW.integers(0, classes, n).astype(np.int32)
    y[:2] = 0, classes - 1
    start = {"weight": np.zeros((classes, 2)), "bias": np.zeros(classes)}
    objective = Objective(linear(2, classes), softmax_cross_entropy())
    run = descend(objective, start, (x, y), learning_rate=1.0, epochs=2, batch_size=n)
    first, second = run.history.steps["loss"]
    assert first == pytest.approx(np.log(classes), rel=1e-6)
    # after a step of 1: W = Xᵀ(Y − 1/C)/n, b = mean of (Y − 1/C)
    residual = np.full((n, classes), -1 / classes)
    residual[np.arange(n), y] += 1
    scores = x @ (x.T.astype(np.float64) @ residual / n) + residual.mean(0)
    losses = np.log(np.exp(scores).sum(1)) - scores[np.arange(n), y]
    assert second == pytest.approx(losses.mean(), rel=1e-6)
