import pickle

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.datasets import load_breast_cancer, load_digits, load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from steepest.errors import DataError, SettingError, UnknownNameError
from steepest.estimators import DescentClassifier, DescentRegressor
from steepest.models import mlp

FAST = {"learning_rate": 0.05, "batch_size": 32, "epochs": 8, "random_state": 0}


@pytest.fixture(scope="module")
def iris():
    X, y = load_iris(return_X_y=True)
    return X, np.array(["setosa", "versicolor", "virginica"])[y]


@pytest.fixture(scope="module")
def images():
    X, y = load_digits(n_class=3, return_X_y=True)
    return (15 * X).astype(np.uint8).reshape(-1, 8, 8, 1), y


def test_labels_come_back_as_they_were(iris):
    X, y = iris
    ours = DescentClassifier(**FAST).fit(X, y)
    assert ours.classes_.tolist() == ["setosa", "versicolor", "virginica"]
    assert set(ours.predict(X)) <= set(y)
    assert ours.score(X, y) > 0.85
    np.testing.assert_allclose(ours.predict_proba(X).sum(axis=1), 1, rtol=1e-5)
    assert ours.history_.n_epochs == 8


def test_the_rate_is_found_where_none_is_given(iris):
    X, y = iris
    ours = DescentClassifier(epochs=8, batch_size=32, random_state=0).fit(X, y)
    assert ours.run_.settings["learning_rate"] > 0
    assert ours.score(X, y) > 0.9


@pytest.mark.parametrize("scaling", ["standard", "center", "none"])
def test_coef_is_in_the_units_of_the_columns(iris, scaling):
    X, y = iris
    ours = DescentClassifier(scaling=scaling, **FAST).fit(X, y)
    by_hand = X @ ours.coef_.T + ours.intercept_
    np.testing.assert_allclose(ours.decision_function(X), by_hand, atol=1e-4)


def test_full_batches_in_float64_reach_logistic_regression(iris):
    """Penalised alike on columns of deviation 1: λ = 1 / (2 C N)."""
    X, y = iris
    X = StandardScaler().fit_transform(X)
    theirs = LogisticRegression(C=0.5, tol=1e-12, max_iter=1000).fit(X, y)
    ours = DescentClassifier(
        optimizer="newton-cg",
        learning_rate=1.0,
        schedule="constant",
        batch_size="full",
        epochs=12,
        penalty="l2",
        penalty_strength=1 / (2 * 0.5 * 150),
        dtype="float64",
    ).fit(X, y)
    np.testing.assert_allclose(
        ours.predict_proba(X), theirs.predict_proba(X), atol=1e-7
    )


@pytest.mark.parametrize(
    "loss", ["binary_cross_entropy", "softmax_cross_entropy", "hinge"]
)
def test_two_classes_have_one_decision(loss):
    X, y = load_breast_cancer(return_X_y=True)
    y = np.array(["bad", "good"])[y]
    ours = DescentClassifier(loss=loss, **FAST).fit(X, y)
    decision = ours.decision_function(X)
    assert decision.shape == (569,)
    assert ours.coef_.shape == (1, 30)
    assert ours.intercept_.shape == (1,)
    by_hand = (X @ ours.coef_.T + ours.intercept_)[:, 0]
    np.testing.assert_allclose(by_hand, decision, atol=1e-3)
    np.testing.assert_array_equal(ours.predict(X) == "good", decision > 0)
    assert hasattr(ours, "predict_proba") == (loss != "hinge")
    if loss != "hinge":
        logistic = 1 / (1 + np.exp(-decision))
        np.testing.assert_allclose(ours.predict_proba(X)[:, 1], logistic, atol=1e-5)


def test_images_stay_pixels(images):
    X, y = images
    ours = DescentClassifier(model="mlp", hidden=(16,), **FAST).fit(X, y)
    assert ours.score(X, y) > 0.95
    with pytest.raises(DataError, match="trained on uint8 pixels; got float64"):
        ours.predict(X.astype(float))
    with pytest.raises(
        DataError, match=r"shape \(8, 4, 1\).*rows of shape \(8, 8, 1\)"
    ):
        ours.predict(X[:, :, :4])
    with pytest.raises(AttributeError, match="exist for model='linear', not 'mlp'"):
        ours.coef_  # noqa: B018
    again = DescentClassifier(model="mlp", hidden=(16,), scaling="none", **FAST)
    assert again.fit(X[..., 0], y).predict(X[:5, :, :, 0]).shape == (5,)


def test_linear_coefficients_of_images_are_those_of_pixels(images):
    X, y = images
    ours = DescentClassifier(**FAST).fit(X, y)
    by_hand = X.reshape(len(X), -1) @ ours.coef_.T + ours.intercept_
    np.testing.assert_allclose(ours.decision_function(X), by_hand, atol=1e-3)


def test_weights_of_rows_and_of_classes_multiply(iris):
    """Weight 3 on a class is the same as 3 for each of its rows."""
    X, y = iris
    rows = np.where(y == "setosa", 3.0, 1.0)
    by_class = DescentClassifier(class_weight={"setosa": 3.0}, **FAST).fit(X, y)
    by_row = DescentClassifier(scaling="standard", **FAST)
    by_row.fit(X, y, sample_weight=rows)
    both = DescentClassifier(class_weight={"setosa": 1 / 3}, **FAST)
    plain = DescentClassifier(**FAST).fit(X, y)
    both.fit(X, y, sample_weight=rows)
    np.testing.assert_allclose(by_class.coef_, by_row.coef_, rtol=1e-4)
    np.testing.assert_allclose(both.coef_, plain.coef_, rtol=1e-3)
    assert np.abs(by_class.coef_ - plain.coef_).max() > 1e-3


def test_validation_rows_are_evaluated_and_stop(iris):
    X, y = iris
    kept = np.arange(150) % 3 > 0
    ours = DescentClassifier(patience=2, **FAST | {"epochs": 200})
    ours.fit(X[kept], y[kept], X_val=X[~kept], y_val=y[~kept])
    losses = ours.history_.epochs["validation_loss"]
    assert ours.run_.metrics["validation"]["loss"] == pytest.approx(losses.min())
    own = DescentClassifier(validation_fraction=0.2, **FAST).fit(X, y)
    assert own.run_.data["rows"] == 120
    with pytest.raises(DataError, match="y_val holds the class 'rose'"):
        ours.fit(X[kept], y[kept], X_val=X[:1], y_val=["rose"])


def test_warm_start_continues(iris):
    X, y = iris
    settings = FAST | {"batch_size": "full", "optimizer": "sgd", "schedule": "constant"}
    whole = DescentClassifier(**settings | {"epochs": 16}).fit(X, y)
    twice = DescentClassifier(warm_start=True, **settings).fit(X, y).fit(X, y)
    cold = DescentClassifier(**settings).fit(X, y).fit(X, y)
    np.testing.assert_allclose(twice.coef_, whole.coef_, rtol=1e-6)
    assert np.abs(cold.coef_ - whole.coef_).max() > 1e-3
    with pytest.raises(DataError, match="Previously got"):
        twice.fit(X[:100], y[:100])
    with pytest.raises(SettingError, match="parameters of shapes"):
        twice.set_params(model="mlp").fit(X, y)


def test_divergence_is_a_warning_with_the_reason(iris):
    X, y = iris
    ours = DescentClassifier(
        loss="squared_hinge", optimizer="sgd", **FAST | {"learning_rate": 1e4}
    )
    with pytest.warns(ConvergenceWarning, match="stopped being finite at step"):
        ours.fit(X, y)
    assert ours.run_.outcome == "diverged"


def test_it_can_be_stored_copied_and_searched(iris):
    X, y = iris
    ours = DescentClassifier(hidden=(4,), **FAST).fit(X, y)
    again = pickle.loads(pickle.dumps(ours))
    np.testing.assert_array_equal(again.predict_proba(X), ours.predict_proba(X))
    assert clone(ours).get_params() == ours.get_params()
    pipeline = make_pipeline(StandardScaler(), DescentClassifier(**FAST))
    grid = {"descentclassifier__penalty_strength": [0.0, 100.0]}
    search = GridSearchCV(pipeline, grid, cv=2).fit(X, y)
    assert search.best_params_ == {"descentclassifier__penalty_strength": 0.0}


def test_a_callback_is_called_and_may_stop(iris):
    X, y = iris
    seen = []
    ours = DescentClassifier(
        callbacks=[lambda now: seen.append(now.epoch) or now.epoch >= 3], **FAST
    ).fit(X, y)
    assert seen[-1] == 3
    assert ours.run_.outcome == "stopped early"


def test_random_state_decides(iris):
    X, y = iris
    first, same = (DescentClassifier(**FAST).fit(X, y).coef_ for _ in range(2))
    other = DescentClassifier(**FAST | {"random_state": 1}).fit(X, y).coef_
    np.testing.assert_array_equal(first, same)
    assert (first != other).any()
    drawn = DescentClassifier(**FAST | {"random_state": np.random.RandomState(3)})
    assert drawn.fit(X, y).run_.settings["seed"] > 0


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"loss": "squared_error"}, SettingError, "squared-error is for regression"),
        ({"loss": "hinje"}, UnknownNameError, "Did you mean 'hinge'"),
        ({"model": "lineal"}, UnknownNameError, "Did you mean 'linear'"),
        ({"penalty": "l3"}, UnknownNameError, "penalty 'l3'"),
        ({"scaling": "minmax"}, ValueError, "'scaling' parameter .*'standard'"),
        ({"optimizer": "adamm"}, UnknownNameError, "Did you mean 'adam'"),
        ({"patience": 2}, SettingError, "Patience needs validation rows"),
    ],
)
def test_settings_that_cannot_work(iris, settings, error, message):
    with pytest.raises(error, match=message):
        DescentClassifier(**FAST | settings).fit(*iris)


def test_every_part_of_the_objective_can_be_named(iris):
    ours = DescentClassifier(
        penalty="elastic_net",
        penalty_options={"l1_ratio": 0.25},
        penalty_strength=0.01,
        schedule="linear",
        schedule_options={"end": 0.5},
        shuffle=False,
        model="mlp",
        hidden=(4,),
        start="glorot",
        input_dropout=0.25,
        **FAST,
    ).fit(*iris)
    objective = ours._objective()
    assert (objective.penalty.l1, objective.penalty.l2) == (0.25, 0.75)
    expected = mlp(4, (4,), 3, start="glorot", input_dropout=0.25)
    assert objective.model is expected
    assert ours.run_.settings["schedule_options"] == {"end": 0.5}
    assert ours.run_.settings["shuffle"] is False


def test_a_users_model_is_found_by_its_path(iris):
    own = DescentClassifier(model="steepest.models:linear", **FAST).fit(*iris)
    plain = DescentClassifier(**FAST).fit(*iris)
    np.testing.assert_array_equal(own.predict(iris[0]), plain.predict(iris[0]))
    np.testing.assert_array_equal(own.coef_, plain.coef_)


def test_one_class_is_refused(iris):
    X, y = iris
    with pytest.raises(DataError, match="one class only, 'setosa'"):
        DescentClassifier(**FAST).fit(X[:50], y[:50])


def test_the_metric_decides_which_epoch_is_kept():
    X, y = load_breast_cancer(return_X_y=True)
    settings = FAST | {"epochs": 30}
    ours = DescentClassifier(
        metric="ROC-AUC", patience=2, validation_fraction=0.3, **settings
    ).fit(X, y)
    column = ours.history_.epochs["validation_roc_auc"]
    assert ours.run_.metrics["validation"]["roc_auc"] == column.max()
    assert "The validation ROC AUC has not improved on" in ours.run_.reason
    with pytest.raises(SettingError, match="is for regression, and the targets are"):
        DescentClassifier(metric="rmse", **FAST).fit(X, y)


@pytest.mark.parametrize("given", ["X_val", "y_val"])
@pytest.mark.parametrize("kind", [DescentClassifier, DescentRegressor])
def test_validation_rows_need_inputs_and_targets(kind, given):
    X = np.arange(8.0)[:, None]
    y = np.arange(8) % 2
    with pytest.raises(DataError, match=f"{given} was given without"):
        kind().fit(X, y, **{given: {"X_val": X, "y_val": y}[given]})
