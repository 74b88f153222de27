"""Fitted scikit-learn estimators: their scores, their minima, their diagnosis."""

import warnings

import jax
import numpy as np
import pytest
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_breast_cancer, load_diabetes, load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import (
    ElasticNet,
    Lasso,
    LinearRegression,
    LogisticRegression,
    Ridge,
    SGDClassifier,
    SGDRegressor,
)
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

import steepest
from steepest.errors import DataError, ModelError, UnknownNameError
from steepest.foreign import read
from steepest.foreign._data import batch_of
from steepest.objectives import Objective

WINE = load_wine(return_X_y=True)
CANCER = load_breast_cancer(return_X_y=True)
DIABETES = load_diabetes(return_X_y=True)

ESTIMATORS = [
    (LogisticRegression(), WINE),
    (LogisticRegression(C=0.1), CANCER),
    (LinearSVC(), WINE),
    (LinearSVC(loss="hinge", max_iter=20_000), CANCER),
    (Ridge(alpha=3.0), DIABETES),
    (Lasso(alpha=0.5), DIABETES),
    (ElasticNet(alpha=0.5, l1_ratio=0.3), DIABETES),
    (LinearRegression(), DIABETES),
    (SGDClassifier(random_state=0), WINE),
    (SGDClassifier(loss="modified_huber", random_state=0), CANCER),
    (SGDRegressor(random_state=0), DIABETES),
    (MLPClassifier((8,), max_iter=20, random_state=0), WINE),
    (MLPClassifier((8, 5), "logistic", max_iter=20, random_state=0), CANCER),
    (
        MLPRegressor(hidden_layer_sizes=(8,), solver="lbfgs", random_state=0),
        DIABETES,
    ),
]


def fitted(estimator, data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return make_pipeline(StandardScaler(), estimator).fit(*data)


def scores_of(pipeline, X, shape):
    for name in ("decision_function", "predict_proba", "predict"):
        if hasattr(pipeline, name):
            return np.asarray(getattr(pipeline, name)(X)).reshape(len(X), -1)[
                :, -shape[1] :
            ]
    raise AssertionError


def objective_of(foreign):
    return Objective(
        foreign.model, foreign.loss, foreign.penalty, foreign.penalty_strength
    )


@pytest.mark.parametrize(("estimator", "data"), ESTIMATORS, ids=repr)
def test_scores_are_those_of_the_estimator(estimator, data):
    pipeline = fitted(estimator, data)
    foreign = read(pipeline, *data)
    inputs = foreign.inputs_of(data[0]).astype(np.float32)
    scores = np.asarray(jax.jit(foreign.model.apply)(foreign.params, inputs, None))
    if isinstance(estimator, MLPClassifier):  # which shows probabilities only
        scores = np.asarray(foreign.loss.probability(scores))[:, -scores.shape[1] :]
    theirs = scores_of(pipeline, data[0], scores.shape)
    assert abs(scores - theirs).max() <= 1e-5 * max(abs(theirs).max(), 1)


@pytest.mark.parametrize(
    ("estimator", "data"),
    [
        (LogisticRegression(tol=1e-8), WINE),
        (LogisticRegression(C=0.1, tol=1e-8), CANCER),
        (Ridge(alpha=3.0), DIABETES),
        (LinearRegression(), DIABETES),
    ],
    ids=repr,
)
def test_the_minimum_of_the_estimator_is_that_of_the_objective(estimator, data):
    pipeline = fitted(estimator, data)
    foreign = read(pipeline, *data)
    from dataclasses import replace

    if foreign.classes is not None:
        assert foreign.loss.task == "classification"
    rows = batch_of(foreign, *data)
    with jax.enable_x64(True):
        objective = objective_of(replace(foreign))
        gradient = jax.jit(objective.gradient)(foreign.params, rows)
        at_zero = jax.jit(objective.gradient)(foreign.fresh, rows)
        lengths = [
            float(np.sqrt(sum((g**2).sum() for g in jax.tree.leaves(tree))))
            for tree in (gradient, at_zero)
        ]
    assert lengths[0] < 1e-4 * lengths[1]


def test_an_l1_minimum_has_no_slope_where_weights_are_not_zero():
    pipeline = fitted(Lasso(alpha=2.0, tol=1e-10), DIABETES)
    foreign = read(pipeline, *DIABETES)
    rows = batch_of(foreign, *DIABETES)
    with jax.enable_x64(True):
        gradient = jax.jit(objective_of(foreign).gradient)(foreign.params, rows)
    weight, slope = foreign.params["weight"], np.asarray(gradient["weight"])
    assert (weight == 0).any()
    assert abs(slope[weight != 0]).max() < 1e-3
    assert abs(slope[weight == 0]).max() <= 4.0  # λ l1 = 2 alpha


def test_a_step_of_sgd_is_a_step_of_the_estimator():
    X, y = StandardScaler().fit_transform(CANCER[0])[:1], CANCER[1][:1]
    estimator = SGDClassifier(
        "log_loss", alpha=0.01, learning_rate="constant", eta0=0.1
    )
    estimator.partial_fit(X, y, classes=[0, 1])
    estimator.n_iter_ = 1
    foreign = read(estimator, X, y)
    assert foreign.settings["learning_rate"] == 0.1
    rows = batch_of(foreign, X, y)
    gradient = jax.jit(objective_of(foreign).gradient)(foreign.fresh, rows)
    ours = jax.tree.map(lambda w, g: w - 0.1 * g, foreign.fresh, gradient)
    np.testing.assert_allclose(ours["weight"], estimator.coef_, rtol=1e-5)
    np.testing.assert_allclose(ours["bias"], estimator.intercept_, rtol=1e-5)


def test_the_optimal_rate_of_sgd_is_the_schedule_inverse():
    from steepest.descent import make_schedule

    alpha, n = 1e-3, 200
    estimator = SGDClassifier(alpha=alpha, random_state=0).fit(CANCER[0], CANCER[1])
    foreign = read(estimator, CANCER[0][:n], CANCER[1][:n])
    steps = n * foreign.settings["epochs"]
    factors = make_schedule(
        "inverse", steps, dict(foreign.settings["schedule_options"])
    )
    t = np.array([1.0, 50.0, 500.0])
    first = np.sqrt(1 / np.sqrt(alpha))  # the hinge has slope 1
    bottou = 1 / (alpha * (1 / (first * alpha) + t))
    np.testing.assert_allclose(
        foreign.settings["learning_rate"] * factors(t), bottou, rtol=1e-6
    )


def test_the_diagnosis_of_a_pipeline_with_text_as_classes():
    X, names = WINE[0], np.array(["red", "rosé", "white"])[WINE[1]]
    pipeline = fitted(LogisticRegression(), (X, names))
    diagnosis = steepest.diagnose(
        pipeline, X[::2], names[::2], X_val=X[1::2], y_val=names[1::2], budget=0
    )
    assert diagnosis.verdict == "pass"
    assert diagnosis.run.metrics["validation"]["accuracy"] == pytest.approx(
        pipeline.score(X[1::2], names[1::2])
    )
    assert "It came trained and is examined as it is." in str(diagnosis)


def test_all_checks_of_a_network_answer():
    pipeline = fitted(MLPClassifier((16,), max_iter=60, random_state=0), WINE)
    diagnosis = steepest.diagnose(pipeline, *WINE)
    errors = [f.measured for f in diagnosis.findings if f.because == "error"]
    assert errors == []
    for check in ("symmetry", "weight_scale", "dead_units", "signal", "learning_rate"):
        assert diagnosis.of(check).verdict != "skipped"


def test_an_estimator_that_is_not_fitted_is_fitted_and_stays_as_it_was():
    estimator = GridSearchCV(LogisticRegression(), {"C": [1.0]})
    with pytest.raises(ModelError, match="GridSearchCV is not fitted by"):
        steepest.diagnose(estimator, *WINE)
    pipeline = make_pipeline(StandardScaler(), Ridge())
    diagnosis = steepest.diagnose(pipeline, *DIABETES, budget=0)
    assert diagnosis.notes[0] == "Ridge was not fitted, so it was fitted first."
    assert not hasattr(pipeline.steps[-1][1], "coef_")
    found = estimator.fit(StandardScaler().fit_transform(WINE[0]), WINE[1])
    assert read(found, *WINE).model.name == "linear 13-3"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: steepest.diagnose(RandomForestClassifier(), *WINE),
            ModelError,
            "RandomForestClassifier is not fitted by descending .* Known are Elastic",
        ),
        (
            lambda: steepest.diagnose(Ridge, *WINE),
            ModelError,
            r"Ridge is a class, not a model. Give an object: Ridge\(…\)",
        ),
        (
            lambda: steepest.diagnose(
                make_pipeline(
                    ColumnTransformer([("s", "passthrough", ["a"])]), Ridge()
                ),
                *DIABETES,
            ),
            ModelError,
            r"could not be fitted to 442 rows: ValueError: .* have no names of columns",
        ),
        (
            lambda: steepest.diagnose({}, *WINE),
            ModelError,
            "dict holds numbers, but not what is computed",
        ),
        (
            lambda: steepest.diagnose(Ridge(), *DIABETES, learning_speed=1),
            UnknownNameError,
            "learning_speed",
        ),
        (
            lambda: steepest.diagnose(
                fitted(Ridge(), DIABETES), DIABETES[0][:9], DIABETES[1][:8]
            ),
            DataError,
            "X has 9 rows and its targets 8",
        ),
        (
            lambda: steepest.diagnose(
                fitted(LogisticRegression(), WINE), WINE[0][:3], np.array([0, 1, 7])
            ),
            DataError,
            "Row 2 has the class 7, which the model does not know. It knows 0, 1, 2",
        ),
        (
            lambda: steepest.diagnose(fitted(Ridge(), DIABETES), *WINE, X_val=WINE[0]),
            DataError,
            "X_val comes without targets",
        ),
    ],
)
def test_what_cannot_be_diagnosed_is_named(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_a_file_or_its_numbers_are_no_model():
    with pytest.raises(ModelError, match=r"not by its file: model.pt. Load it first"):
        steepest.diagnose("model.pt", *WINE)
    with pytest.raises(ModelError, match="dict holds numbers, but not what is comput"):
        steepest.diagnose({"weight": 1.0}, *WINE)
