"""`coef_init` and `intercept_init`: what a fit starts from, in the units of X and y."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from steepest.errors import DataError, SettingError
from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(8)
X = DRAW.normal(size=(40, 3)) * [1.0, 20.0, 0.5] + [3.0, -50.0, 1.0]
NUMBERS = X @ [3.0, -1.0, 5.0] + DRAW.normal(size=40) + 100
THREE = np.digitize(X[:, 0], [2.5, 3.5])
STILL = {"learning_rate": 1e-30, "epochs": 1, "random_state": 0, "dtype": "float64"}


@pytest.mark.parametrize("scaling", ["standard", "none"])
@pytest.mark.parametrize("form", [np.asarray, csr_array])
@pytest.mark.parametrize("loss", [None, "binary_cross_entropy"])
@pytest.mark.parametrize("classes", [2, 3])
def test_of_classes(scaling, form, loss, classes):
    y = np.minimum(THREE, classes - 1)
    coef = DRAW.normal(size=(1 if classes == 2 else 3, 3))
    intercept = DRAW.normal(size=len(coef))
    ours = DescentClassifier(scaling=scaling, loss=loss, **STILL)
    ours.fit(form(X), y, coef_init=coef, intercept_init=intercept)
    np.testing.assert_allclose(ours.coef_, coef)
    np.testing.assert_allclose(ours.intercept_, intercept)
    alone = ours.fit(form(X), y, intercept_init=intercept)
    np.testing.assert_allclose(alone.coef_, 0, atol=1e-20)
    np.testing.assert_allclose(alone.intercept_, intercept)


@pytest.mark.parametrize("outputs", [1, 2])
def test_of_numbers(outputs):
    y = NUMBERS if outputs == 1 else np.column_stack([NUMBERS, X[:, 0]])
    coef = DRAW.normal(size=3 if outputs == 1 else (2, 3))
    intercept = 7.0 if outputs == 1 else np.array([7.0, -3.0])
    ours = DescentRegressor(**STILL)
    ours.fit(X, y, coef_init=coef, intercept_init=intercept)
    np.testing.assert_allclose(ours.coef_, coef)
    np.testing.assert_allclose(ours.intercept_, intercept)
    np.testing.assert_allclose(ours.predict(X), X @ coef.T + intercept)


def test_a_minimum_is_where_it_stays():
    fitted = DescentRegressor(
        optimizer="lbfgs", epochs=100, batch_size="full", dtype="float64"
    ).fit(X, NUMBERS)
    plain = {"optimizer": "sgd", "batch_size": "full", "schedule": "constant"}
    again = DescentRegressor(learning_rate=0.1, epochs=5, dtype="float64", **plain)
    again.fit(X, NUMBERS, coef_init=fitted.coef_, intercept_init=fitted.intercept_)
    np.testing.assert_allclose(again.predict(X), fitted.predict(X), rtol=1e-4)


def test_what_does_not_fit_is_refused():
    with pytest.raises(DataError, match=r"Provided coef_init does not match .* \(4,\)"):
        DescentRegressor(**STILL).fit(X, NUMBERS, coef_init=np.ones(4))
    with pytest.raises(
        DataError, match=r"Provided intercept_init does not match .* \(2,\)"
    ):
        DescentClassifier(**STILL).fit(X, THREE, intercept_init=[1.0, 2.0])
    with pytest.raises(SettingError, match="coef_init and intercept_init are for"):
        DescentRegressor(model="mlp", **STILL).fit(X, NUMBERS, coef_init=np.ones(3))
