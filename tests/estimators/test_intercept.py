"""`fit_intercept`: lines through the origin, in any scaling, dense and sparse."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from sklearn.linear_model import LinearRegression, LogisticRegression

from steepest.errors import SettingError
from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(6)
X = DRAW.normal(size=(70, 3)) * [1.0, 20.0, 0.5] + [3.0, -50.0, 1.0]
NUMBERS = X @ [3.0, -1.0, 5.0] + DRAW.normal(size=70) + 100
TWO = X[:, 0] + DRAW.normal(size=70) > 3
EXACT = {
    "optimizer": "lbfgs",
    "batch_size": "full",
    "epochs": 100,
    "dtype": "float64",
    "fit_intercept": False,
    "random_state": 0,
}


@pytest.mark.parametrize("scaling", ["standard", "none"])
@pytest.mark.parametrize("form", [np.asarray, csr_array])
def test_numbers_are_those_of_least_squares_through_the_origin(scaling, form):
    ours = DescentRegressor(scaling=scaling, **EXACT).fit(form(X), NUMBERS)
    theirs = LinearRegression(fit_intercept=False).fit(X, NUMBERS)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-4)
    assert ours.intercept_ == 0
    np.testing.assert_allclose(ours.predict(form(X)), theirs.predict(X), rtol=1e-4)
    np.testing.assert_allclose(ours.predict(np.zeros((1, 3))), 0)


def test_classes_are_those_of_logistic_regression_through_the_origin():
    settings = {**EXACT, "penalty_strength": 0.01, "loss": "binary_cross_entropy"}
    ours = DescentClassifier(**settings).fit(X, TWO)
    rows = X / X.std(0)
    theirs = LogisticRegression(C=1 / (2 * 0.01 * 70), fit_intercept=False, tol=1e-10)
    theirs.fit(rows, TWO)
    np.testing.assert_allclose(ours.coef_, theirs.coef_ / X.std(0), rtol=1e-3)
    assert ours.intercept_.tolist() == [0]


def test_a_stream_and_a_diagnosis_have_none_either():
    quick = {**EXACT, "optimizer": "adam", "learning_rate": 0.1}
    ours = DescentRegressor(**quick).partial_fit(X[:40], NUMBERS[:40])
    ours.partial_fit(X[40:], NUMBERS[40:])
    assert ours.intercept_ == 0
    gradient = DescentRegressor(**quick, scaling="none").fit(X, NUMBERS)
    checks = gradient.diagnose(X, NUMBERS, budget=0)
    assert "gradient" not in [finding.check for finding in checks.problems]


def test_of_an_mlp_it_is_refused():
    with pytest.raises(SettingError, match="fit_intercept=False is for model='linear'"):
        DescentRegressor(model="mlp", **EXACT).fit(X, NUMBERS)
