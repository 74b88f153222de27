"""Penalties do what their names promise, with any rule, schedule and batch."""

import warnings

import numpy as np
import pytest
from scipy.optimize import linprog
from sklearn.linear_model import Lasso, LogisticRegression, QuantileRegressor, Ridge
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(11)
X = StandardScaler().fit_transform(DRAW.normal(size=(200, 20)))
NUMBERS = 3 * X[:, 2] - 2 * X[:, 7] + DRAW.normal(size=200)
NUMBERS = (NUMBERS - NUMBERS.mean()) / NUMBERS.std()
TWO = (NUMBERS > 0).astype(int)
THREE = np.digitize(NUMBERS, [-0.6, 0.6])
ALPHA = 0.1

WAYS = pytest.mark.parametrize(
    "way",
    [
        {},
        {"optimizer": "sgd", "learning_rate": 0.03},
        {"learning_rate": 0.01, "schedule": "constant"},
        {"optimizer": "rmsprop", "learning_rate": 0.01, "batch_size": 1},
        {"optimizer": "nesterov", "learning_rate": 0.05, "batch_size": "full"},
        {"optimizer": "lion", "learning_rate": 0.003, "model": "mlp", "hidden": ()},
    ],
    ids=lambda way: way.get("optimizer", "adam"),
)


@WAYS
def test_useless_weights_of_a_regression_are_those_of_the_lasso(way):
    lasso = Lasso(alpha=ALPHA).fit(X, NUMBERS)
    assert (lasso.coef_ == 0).sum() == 18
    ours = DescentRegressor(
        penalty="l1", penalty_strength=2 * ALPHA, random_state=0, **way
    ).fit(X, NUMBERS)
    coef = np.ravel(ours.run_.params[0]["weight"] if "hidden" in way else ours.coef_)
    np.testing.assert_array_equal(coef == 0, lasso.coef_ == 0)
    np.testing.assert_allclose(coef, lasso.coef_, atol=0.01)


@pytest.mark.parametrize("labels", [TWO, THREE], ids=["two", "three"])
@pytest.mark.parametrize("batch_size", ["auto", "full"])
def test_useless_weights_of_classes_are_zero(labels, batch_size):
    ours = DescentClassifier(
        penalty="l1", penalty_strength=0.06, batch_size=batch_size, random_state=0
    ).fit(X, labels)
    used = (ours.coef_ != 0).any(axis=0)
    assert np.flatnonzero(used).tolist() == [2, 7]
    assert ours.score(X, labels) > 0.7


def minimum_of_hinge(strength):
    """Weights of the lowest mean hinge + λ |w|: a linear program, solved exactly.

    The variables are the positive and the negative part of w, the bias, and the loss
    of every row: y (w x + b) + loss >= 1.
    """
    n, k = X.shape
    signed = (2 * TWO - 1)[:, None] * np.c_[X, -X, np.ones(n)]
    costs = np.r_[np.full(2 * k, strength), 0, np.full(n, 1 / n)]
    bounds = [(0, None)] * (2 * k) + [(None, None)] + [(0, None)] * n
    solved = linprog(costs, -np.c_[signed, np.eye(n)], -np.ones(n), bounds=bounds)
    return solved.x[:k] - solved.x[k : 2 * k]


KINKED_WAYS = pytest.mark.parametrize(
    "way",
    [
        {},
        {"optimizer": "sgd", "learning_rate": 0.01, "batch_size": 1},
        {"optimizer": "nesterov", "learning_rate": 0.05, "batch_size": "full"},
    ],
    ids=lambda way: way.get("optimizer", "adam"),
)


@KINKED_WAYS
def test_useless_weights_of_a_hinge_are_those_of_a_linear_program(way):
    best = minimum_of_hinge(0.12)
    ours = DescentClassifier(
        loss="hinge", penalty="l1", penalty_strength=0.12, random_state=0, **way
    ).fit(X, TWO)
    assert (best == 0).sum() == 17
    np.testing.assert_array_equal(ours.coef_[0] == 0, best == 0)
    np.testing.assert_allclose(ours.coef_[0], best, atol=0.005)


def test_useless_weights_of_an_absolute_error_are_those_of_a_linear_program():
    """The pinball loss at one half is half of the absolute error."""
    best = QuantileRegressor(quantile=0.5, alpha=0.2 / 2).fit(X, NUMBERS).coef_
    ours = DescentRegressor(
        loss="absolute_error",
        penalty="l1",
        penalty_strength=0.2,
        random_state=0,
    ).fit(X, NUMBERS)
    assert (best == 0).sum() == 18
    np.testing.assert_array_equal(ours.coef_ == 0, best == 0)
    np.testing.assert_allclose(ours.coef_, best, atol=0.005)


def test_useless_weights_of_a_squared_hinge_are_those_of_liblinear():
    theirs = LinearSVC(
        penalty="l1", dual=False, C=1 / (0.2 * 200), fit_intercept=False, tol=1e-8
    ).fit(X, TWO)
    ours = DescentClassifier(
        loss="binary_squared_hinge",
        penalty="l1",
        penalty_strength=0.2,
        fit_intercept=False,
        random_state=0,
    ).fit(X, TWO)
    assert (theirs.coef_ == 0).sum() >= 15
    np.testing.assert_array_equal(ours.coef_ == 0, theirs.coef_ == 0)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-3)


def test_a_part_of_the_rows_does_not_settle_the_zeros_of_a_stream():
    ours = DescentRegressor(
        penalty="l1", penalty_strength=2 * ALPHA, learning_rate=0.01, random_state=0
    )
    for _ in range(10):
        for part in range(0, 200, 20):
            ours.partial_fit(X[part : part + 20], NUMBERS[part : part + 20])
    assert abs(ours.coef_[2] - Lasso(alpha=ALPHA).fit(X, NUMBERS).coef_[2]) < 0.1


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov", "adam"])
@pytest.mark.parametrize("schedule", ["constant", "cosine"])
def test_an_enormous_l2_penalty_makes_small_weights(optimizer, schedule):
    """alpha = 1e5 of scikit-learn's `Ridge` divided by the rows, and far above."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ours = DescentRegressor(
            penalty_strength=1e5,
            optimizer=optimizer,
            schedule=schedule,
            learning_rate=0.1,
            random_state=0,
        ).fit(X, NUMBERS)
    assert ours.run_.outcome == "finished"
    # Adam's steps have the length of its rate, whatever the gradient is
    assert np.abs(ours.coef_).max() < (1e-3 if optimizer != "adam" else 0.2)
    assert (np.abs(ours.coef_) > 0).all()


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov"])
def test_an_implicit_step_has_the_same_minimum(optimizer):
    """2 η λ = 3, where explicit steps diverge: the minimum is that of the ridge."""
    strength, rate = 5.0, 0.3
    ours = DescentRegressor(
        penalty_strength=strength,
        optimizer=optimizer,
        schedule="constant",
        batch_size="full",
        learning_rate=rate,
        epochs=200,
        dtype="float64",
        random_state=0,
    ).fit(X, NUMBERS)
    ridge = Ridge(alpha=strength * 200).fit(X, NUMBERS)
    np.testing.assert_allclose(ours.coef_, ridge.coef_, rtol=1e-9)


def test_the_minimum_of_a_logistic_regression():
    """λ = 1 / (2 C N), as the docstring of `Penalty` says."""
    theirs = LogisticRegression(C=0.1, tol=1e-10, max_iter=1000).fit(X, THREE)
    ours = DescentClassifier(
        optimizer="lbfgs",
        schedule="constant",
        penalty_strength=1 / (2 * 0.1 * 200),
        scaling="none",
        epochs=100,
        dtype="float64",
    ).fit(X, THREE)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-5)


def test_a_tiny_share_of_l1_is_l2():
    """Weights may cross zero, as they do without it."""
    settings = {
        "optimizer": "sgd",
        "learning_rate": 0.1,
        "penalty_strength": 0.01,
        "batch_size": 1,
        "random_state": 0,
    }
    tiny, none = (
        DescentClassifier(penalty=name, penalty_options=options, **settings)
        .fit(X, TWO)
        .coef_
        for name, options in (("elastic_net", {"l1_ratio": 1e-10}), ("l2", None))
    )
    np.testing.assert_allclose(tiny, none, rtol=1e-3, atol=1e-4)
