"""Convex problems run to convergence reach the optima that scikit-learn finds."""

import warnings

import jax
import numpy as np
import pytest
from sklearn.linear_model import ElasticNet, Lasso, LogisticRegression, Ridge
from sklearn.svm import LinearSVC

from steepest.descent import descend
from steepest.models import linear
from steepest.objectives import Batch, Objective, Penalty, loss_named

N, D, C = 60, 6, 3


@pytest.fixture(scope="module")
def classes():
    rng = np.random.default_rng(3)
    y = np.repeat([0, 1, 2], [32, 18, 10]).astype("int32")
    return rng.normal(size=(N, D)) + rng.normal(size=(C, D))[y], y


@pytest.fixture(scope="module")
def numbers():
    """Six columns of which three matter."""
    rng = np.random.default_rng(4)
    x = rng.normal(size=(N, D))
    y = x @ np.array([2.0, 0, -1.5, 0, 0.7, 0]) + 1.0 + 0.5 * rng.normal(size=N)
    return x, y


def objective(loss, n_outputs, strength, **parts):
    model = linear(D, n_outputs)
    return Objective(model, loss_named(loss), Penalty("of parts", **parts), strength)


def start(n_outputs):
    return {"weight": np.zeros((n_outputs, D)), "bias": np.zeros(n_outputs)}


def value(objective, params, x, y):
    with jax.enable_x64(True):
        return float(objective(jax.tree.map(np.asarray, params), Batch(x, y)))


def run(objective, data, **settings):
    n_outputs = objective.model.init(jax.random.key(0))["bias"].shape[0]
    settings = {"dtype": "float64", "watch": False, "batch_size": "full"} | settings
    return descend(objective, start(n_outputs), data, **settings)


# --- softmax + l2: λ = 1 / (2 C N), since scikit-learn minimizes C Σℓ + ½‖W‖²

STRENGTH = 0.02


@pytest.fixture(scope="module")
def logistic(classes):
    x, y = classes
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        best = LogisticRegression(C=1 / (2 * STRENGTH * N), tol=1e-12, max_iter=10000)
        best.fit(x, y)
    found = {"weight": best.coef_, "bias": best.intercept_}
    return value(objective("softmax_cross_entropy", C, STRENGTH, l2=1.0), found, x, y)


@pytest.mark.parametrize(
    ("optimizer", "rate", "epochs"),
    [
        ("sgd", 0.5, 2000),
        ("nesterov", 0.2, 400),
        ("adam", 0.05, 1500),
        ("lbfgs", 1.0, 40),
        ("newton_cg", 1.0, 12),
    ],
)
def test_softmax_reaches_the_optimum_of_logistic_regression(
    classes, logistic, optimizer, rate, epochs
):
    x, y = classes
    softmax = objective("softmax_cross_entropy", C, STRENGTH, l2=1.0)
    ours = run(softmax, (x, y), optimizer=optimizer, learning_rate=rate, epochs=epochs)
    gap = value(softmax, ours.params, x, y) - logistic
    assert abs(gap) <= 1e-6 * logistic


def test_mini_batches_with_decay_come_as_close_as_theory_says(classes, logistic):
    """For a μ-strongly convex sum, rates η_t ~ 1/(μ t) leave E[L − L*] = O(G²/(2μT)).

    Bottou, Curtis & Nocedal (2018), theorem 4.7. Here μ = 2λ in the weights, and G²
    is at most the largest squared gradient of one example at the optimum's scale,
    divided by B: 40 / (2 · 0.04 · 24000 · 10) ≈ 2e-3; shuffling without replacement
    does better than this bound.
    """
    x, y = classes
    softmax = objective("softmax_cross_entropy", C, STRENGTH, l2=1.0)
    ours = run(
        softmax,
        (x, y),
        optimizer="sgd",
        learning_rate=0.5,
        schedule="inverse",
        schedule_options={"half": 0.01},
        batch_size=10,
        epochs=4000,
    )
    gap = value(softmax, ours.params, x, y) - logistic
    assert -1e-9 <= gap <= 2e-3 * logistic


# --- squared error + l2: with one target column, λ = alpha / N


@pytest.mark.parametrize(
    ("optimizer", "rate", "epochs"), [("sgd", 0.2, 600), ("newton_cg", 1.0, 10)]
)
def test_squared_error_reaches_ridge(numbers, optimizer, rate, epochs):
    x, y = numbers
    best = Ridge(alpha=3.0, tol=1e-12).fit(x, y)
    squared = objective("squared_error", 1, 3.0 / N, l2=1.0)
    ours = run(squared, (x, y), optimizer=optimizer, learning_rate=rate, epochs=epochs)
    np.testing.assert_allclose(ours.params["weight"][0], best.coef_, atol=1e-7)
    np.testing.assert_allclose(ours.params["bias"], [best.intercept_], atol=1e-7)


# --- squared error + l1: scikit-learn halves the mean square, so that λ = 2 alpha


@pytest.mark.parametrize("alpha", [0.1, 0.6, 1.4])
@pytest.mark.parametrize(
    ("optimizer", "rate", "epochs", "atol"),
    [
        ("sgd", 0.2, 400, 1e-9),
        ("momentum", 0.05, 600, 1e-9),
        ("adam", 0.05, 1500, 2e-3),
    ],
    ids=["sgd", "momentum", "adam"],
)
def test_l1_finds_the_support_of_the_lasso(
    numbers, alpha, optimizer, rate, epochs, atol
):
    x, y = numbers
    best = Lasso(alpha=alpha, tol=1e-12, max_iter=100000).fit(x, y)
    ours = run(
        objective("squared_error", 1, 2 * alpha, l1=1.0),
        (x, y),
        optimizer=optimizer,
        learning_rate=rate,
        epochs=epochs,
        schedule="linear",
    )
    found = ours.params["weight"][0]
    assert ((found != 0) == (best.coef_ != 0)).all(), (found, best.coef_)
    np.testing.assert_allclose(found, best.coef_, atol=atol)


def test_l1_in_mini_batches_has_the_zeros_of_the_lasso(numbers):
    """Noise leads out of zero now and then; the last steps on all rows lead back."""
    x, y = numbers
    best = Lasso(alpha=0.6, tol=1e-12, max_iter=100000).fit(x, y)
    lasso = objective("squared_error", 1, 1.2, l1=1.0)
    ours = run(
        lasso,
        (x, y),
        learning_rate=0.05,
        batch_size=16,
        epochs=100,
        schedule="linear",
        exact_zeros=True,
    )
    found = ours.params["weight"][0]
    assert ((found != 0) == (best.coef_ != 0)).all(), (found, best.coef_)
    assert (found == 0).any()
    np.testing.assert_allclose(found, best.coef_, atol=1e-6)


def test_elastic_net_reaches_scikit_learn(numbers):
    """Theirs: ½ mean square + alpha (ρ |w| + ½ (1 − ρ) w²), half of ours."""
    x, y = numbers
    alpha, ratio = 0.4, 0.7
    best = ElasticNet(alpha=alpha, l1_ratio=ratio, tol=1e-12, max_iter=100000).fit(x, y)
    net = objective("squared_error", 1, 2 * alpha, l1=ratio, l2=(1 - ratio) / 2)
    ours = run(net, (x, y), optimizer="sgd", learning_rate=0.2, epochs=500)
    found = ours.params["weight"][0]
    assert ((found != 0) == (best.coef_ != 0)).all()
    assert (found == 0).any()
    np.testing.assert_allclose(found, best.coef_, atol=1e-9)


# --- hinge, max form: LinearSVC minimizes ½‖(W, b/s)‖² + C Σℓ over rows (x, s)


def svm_objective(strength):
    """Theirs, λ = 1 / (2 C N); at s = 100 the price of their intercept is small."""
    return objective("crammer_singer_hinge", C, strength, l2=1.0)


@pytest.fixture(scope="module")
def svm(classes):
    x, y = classes
    best = LinearSVC(
        multi_class="crammer_singer",
        C=1 / (2 * STRENGTH * N),
        intercept_scaling=100.0,
        tol=1e-10,
        max_iter=2_000_000,
        random_state=0,
    ).fit(x, y)
    # only differences of classes' biases matter to the loss
    return value(
        svm_objective(STRENGTH), {"weight": best.coef_, "bias": best.intercept_}, x, y
    )


def test_hinge_comes_down_to_the_support_vector_machine(classes, svm):
    """A subgradient method with rates a/t: O(log T / T) above (Shalev-Shwartz 2011)."""
    x, y = classes
    ours = run(
        svm_objective(STRENGTH),
        (x, y),
        optimizer="sgd",
        learning_rate=0.5,
        schedule="inverse",
        schedule_options={"half": 0.002},
        epochs=40_000,
    )
    gap = value(svm_objective(STRENGTH), ours.params, x, y) - svm
    # below: their intercept pays b² / 100², so that theirs is the upper bound
    assert -1e-4 * svm <= gap <= 2e-3 * svm
