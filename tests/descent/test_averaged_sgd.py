"""Averaged descent against a loop, and against scikit-learn's."""

import jax
import numpy as np
import pytest
from sklearn.linear_model import SGDRegressor

from steepest import descend
from steepest.models import linear
from steepest.objectives import Objective, l2, squared_error

RATE, STRENGTH = 0.02, 0.005


@pytest.mark.parametrize("begin", [0, 25, 1000])
def test_it_is_the_mean_of_the_parameters_after_each_step(rng, begin):
    X, y = rng.normal(size=(20, 3)), rng.normal(size=20)
    objective = Objective(linear(3, 1), squared_error(), l2(), STRENGTH)
    run = descend(
        objective,
        objective.model.init(jax.random.key(0)),
        (X, y[:, None]),
        optimizer="averaged-sgd",
        optimizer_options={"begin": begin},
        learning_rate=RATE,
        batch_size=1,
        epochs=2,
        shuffle=False,
        dtype="float64",
    )
    w, b, seen = np.zeros(3), 0.0, []
    for step in range(40):
        x, error = X[step % 20], X[step % 20] @ w + b - y[step % 20]
        w, b = w - RATE * (2 * error * x + 2 * STRENGTH * w), b - RATE * 2 * error
        seen.append([*w, b])
    expected = np.mean(seen[begin:], axis=0) if begin < 40 else seen[-1]
    found = [*run.params["weight"][0], run.params["bias"][0]]
    np.testing.assert_allclose(found, expected, rtol=1e-6)


@pytest.mark.parametrize("begin", [0, 25])
def test_it_is_that_of_scikit_learn(rng, begin):
    X, y = rng.normal(size=(20, 3)), rng.normal(size=20)
    objective = Objective(linear(3, 1), squared_error(), l2(), 2 * STRENGTH)
    run = descend(
        objective,
        objective.model.init(jax.random.key(0)),
        (X, y[:, None]),
        optimizer="averaged-sgd",
        optimizer_options={"begin": begin},
        learning_rate=RATE / 2,  # its squared error is halved
        batch_size=1,
        epochs=2,
        shuffle=False,
        dtype="float64",
    )
    theirs = SGDRegressor(
        alpha=2 * STRENGTH,
        average=begin + 1,
        learning_rate="constant",
        eta0=RATE,
        max_iter=2,
        tol=None,
        shuffle=False,
    ).fit(X, y)
    # it shrinks the weights before the step of the loss, we together with it
    np.testing.assert_allclose(run.params["weight"][0], theirs.coef_, rtol=2e-3)
    np.testing.assert_allclose(run.params["bias"], theirs.intercept_, rtol=2e-3)
