import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_linnerud
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

from steepest.errors import SettingError
from steepest.estimators import DescentRegressor

FAST = {"learning_rate": 0.05, "batch_size": 32, "epochs": 8, "random_state": 0}


@pytest.fixture(scope="module")
def diabetes():
    return load_diabetes(return_X_y=True)


def test_full_batches_in_float64_reach_ridge(diabetes):
    """On scaled columns and target: λ = alpha / N, whatever the unit of y."""
    X, y = diabetes
    scale = StandardScaler().fit(y[:, None])
    theirs = Ridge(alpha=40.0).fit(
        StandardScaler().fit_transform(X), scale.transform(y[:, None])[:, 0]
    )
    ours = DescentRegressor(
        optimizer="newton_cg",
        learning_rate=1.0,
        schedule="constant",
        batch_size="full",
        epochs=10,
        penalty_strength=40.0 / len(y),
        dtype="float64",
    ).fit(X, y)
    expected = theirs.coef_ * scale.scale_ / StandardScaler().fit(X).scale_
    np.testing.assert_allclose(ours.coef_, expected, rtol=1e-7)
    assert isinstance(ours.intercept_, float)


@pytest.mark.parametrize("scaling", ["standard", "none"])
def test_coefficients_are_in_the_units_of_both(scaling):
    X, Y = load_linnerud(return_X_y=True)
    settings = FAST | {"batch_size": 8}
    ours = DescentRegressor(scaling=scaling, **settings).fit(X, Y)
    assert ours.coef_.shape == (3, 3)
    by_hand = X @ ours.coef_.T + ours.intercept_
    np.testing.assert_allclose(ours.predict(X), by_hand, rtol=1e-4)


def test_another_unit_of_the_target_changes_nothing(diabetes):
    X, y = diabetes
    ours = DescentRegressor(**FAST).fit(X, y)
    cents = DescentRegressor(**FAST).fit(X, 100 * y + 5)
    assert ours.score(X, y) > 0.45
    np.testing.assert_allclose(cents.predict(X), 100 * ours.predict(X) + 5, rtol=1e-4)


def test_one_column_stays_a_column(diabetes):
    X, y = diabetes
    assert DescentRegressor(**FAST).fit(X, y[:, None]).predict(X).shape == (442, 1)
    assert DescentRegressor(**FAST).fit(X, y).predict(X).shape == (442,)


def test_the_mlp_bends():
    """|x| has no slope for a straight line."""
    X = np.linspace(-1, 1, 200)[:, None]
    y = np.abs(X[:, 0])
    bent = DescentRegressor(model="mlp", hidden=(16,), **FAST | {"epochs": 40})
    assert bent.fit(X, y).score(X, y) > 0.9
    assert DescentRegressor(**FAST).fit(X, y).score(X, y) < 0.1


def test_validation_rows_are_scaled_alike(diabetes):
    X, y = diabetes
    ours = DescentRegressor(**FAST).fit(X[:300], y[:300], X_val=X[300:], y_val=y[300:])
    found = ours.run_.metrics["validation"]["r2"]
    assert found == pytest.approx(ours.score(X[300:], y[300:]), rel=1e-4)


def test_warm_start_keeps_the_scale(diabetes):
    X, y = diabetes
    settings = FAST | {"batch_size": "full", "optimizer": "sgd", "schedule": "constant"}
    whole = DescentRegressor(**settings | {"epochs": 16}).fit(X, y)
    twice = DescentRegressor(warm_start=True, **settings).fit(X, y).fit(X, y)
    np.testing.assert_allclose(twice.predict(X), whole.predict(X), rtol=1e-6)


def test_a_loss_for_classes_is_refused(diabetes):
    with pytest.raises(SettingError, match="hinge is for classification"):
        DescentRegressor(loss="hinge", **FAST).fit(*diabetes)


def test_errors_are_told_in_the_unit_of_y(diabetes):
    X, y = diabetes
    ours = DescentRegressor(metric="mae", **FAST)
    ours.fit(X[:300], y[:300], X_val=X[300:], y_val=y[300:])
    expected = np.abs(ours.predict(X[300:]) - y[300:]).mean()
    found = ours.run_.metrics["validation"]["mean_absolute_error"]
    assert found == pytest.approx(expected, rel=1e-4)
