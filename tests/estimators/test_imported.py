"""`from_sklearn`: the same numbers, the same minimum, and what has no equivalent."""

import warnings

import numpy as np
import pytest
from sklearn.base import is_classifier
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
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier

import steepest
from steepest.errors import ModelError, SettingError

DRAW = np.random.default_rng(4)
X = DRAW.normal(size=(60, 3)) @ [[1.0, 0.5, 0.0], [0.0, 1.0, 0.0], [0.2, 0.0, 1.0]]
NUMBERS = X @ [3.0, -1.0, 0.0] + DRAW.normal(size=60) + 10
BOTH = np.column_stack([NUMBERS, X[:, 1] ** 2])
TWO = np.where(X[:, 0] + DRAW.normal(size=60) > 0.3, "yes", "no")
THREE = np.array(["low", "middle", "high"])[np.digitize(NUMBERS, [8, 11])]
EXACT = {"tol": 1e-12, "max_iter": 20_000}

FITTED = [
    (LogisticRegression(), THREE),
    (LogisticRegression(fit_intercept=False), TWO),
    (LinearSVC(), THREE),
    (LinearSVC(multi_class="crammer_singer"), THREE),
    (SGDClassifier(loss="log_loss", random_state=0), THREE),
    (SGDClassifier(loss="modified_huber", random_state=0), THREE),
    (SGDClassifier(loss="perceptron", random_state=0), TWO),
    (SGDRegressor(loss="huber", epsilon=0.3), NUMBERS),
    (SGDRegressor(loss="epsilon_insensitive"), NUMBERS),
    (Ridge(fit_intercept=False), BOTH),
    (LinearRegression(), NUMBERS),
    (MLPClassifier((5, 4), "logistic", max_iter=5), TWO),
    (MLPClassifier((5,), "tanh", max_iter=5), THREE),
    (MLPRegressor(hidden_layer_sizes=5, max_iter=5), NUMBERS),
    (MLPRegressor(hidden_layer_sizes=(5,), loss="poisson", max_iter=5), NUMBERS),
    (MLPRegressor(hidden_layer_sizes=(5,), max_iter=5), BOTH),
]


def taken_over(estimator, *rows):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return steepest.from_sklearn(estimator, *rows)


@pytest.mark.parametrize(("theirs", "y"), FITTED, ids=repr)
def test_a_fitted_one_predicts_the_same(theirs, y):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        theirs.fit(X, y)
    ours = taken_over(theirs, X, y)
    if hasattr(theirs, "classes_"):
        np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
    else:
        np.testing.assert_allclose(ours.predict(X), theirs.predict(X), rtol=1e-9)
    assert hasattr(ours, "predict_proba") == hasattr(theirs, "predict_proba")
    if hasattr(theirs, "predict_proba"):
        found = ours.predict_proba(X)
        np.testing.assert_allclose(found, theirs.predict_proba(X), atol=1e-9)
    if hasattr(theirs, "coef_"):
        np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-12)
    assert ours.predict(X).shape == theirs.predict(X).shape


@pytest.mark.parametrize(
    ("theirs", "y"),
    [
        (LogisticRegression(C=0.3, **EXACT), THREE),
        (LogisticRegression(C=0.3, fit_intercept=False, **EXACT), TWO),
        (LogisticRegression(class_weight={"yes": 3.0, "no": 0.5}, **EXACT), TWO),
        (LinearSVC(fit_intercept=False, random_state=0, **EXACT), THREE),
        (Ridge(alpha=30.0), BOTH),
        (Lasso(alpha=0.2, **EXACT), NUMBERS),
        (ElasticNet(alpha=0.5, l1_ratio=0.3, **EXACT), NUMBERS),
    ],
    ids=repr,
)
def test_one_that_is_not_fitted_has_the_same_minimum(theirs, y):
    ours = taken_over(theirs, X, y)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs.fit(X, y)
        ours.set_params(learning_rate=0.05 if ours.penalty == "l1" else "auto")
        ours.fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=2e-4)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, atol=2e-4)


@pytest.mark.parametrize(
    ("theirs", "strength", "options"),
    [
        (SGDClassifier(alpha=0.02), 0.01, None),
        (
            SGDClassifier(alpha=0.02, penalty="elasticnet", l1_ratio=0.5),
            0.015,
            {"l1_ratio": 2 / 3},
        ),
        (SGDRegressor(alpha=0.02), 0.02, None),  # the squared error is halved
        (SGDRegressor(alpha=0.02, loss="huber"), 0.01, None),
        (SGDClassifier(penalty=None), 0.0, None),
        (MLPClassifier(alpha=0.12), 0.001, None),  # 60 rows are one batch
        (MLPRegressor(alpha=0.12, batch_size=30), 0.004, None),
    ],
    ids=repr,
)
def test_strengths_by_hand(theirs, strength, options):
    ours = taken_over(theirs, X, TWO if hasattr(theirs, "predict_proba") else NUMBERS)
    assert ours.penalty_strength == pytest.approx(strength, rel=1e-12)
    assert ours.penalty_options == (options and pytest.approx(options))
    assert (ours.scaling, ours.dtype) == ("none", "float64")


@pytest.mark.parametrize(
    "theirs",
    [
        SGDClassifier(loss="log_loss", alpha=0.01),
        SGDClassifier(loss="squared_hinge", learning_rate="constant", eta0=0.01),
        SGDClassifier(loss="modified_huber", learning_rate="constant", eta0=0.01),
        SGDClassifier(loss="perceptron", learning_rate="constant", average=True),
        SGDClassifier(loss="squared_error", learning_rate="constant", eta0=0.01),
        SGDClassifier(learning_rate="invscaling", eta0=0.01, power_t=0.4),
        SGDRegressor(learning_rate="constant", average=25),
        SGDRegressor(loss="epsilon_insensitive", learning_rate="constant"),
    ],
    ids=repr,
)
def test_it_descends_step_by_step_as_scikit_learn_does(theirs):
    theirs.set_params(shuffle=False, tol=None, max_iter=2)
    y = TWO if is_classifier(theirs) else NUMBERS
    ours = taken_over(theirs, X, y).fit(X, y)
    theirs.fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-5)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-5)


def test_what_has_no_equivalent_is_said():
    with pytest.warns(UserWarning, match=r"MLPRegressor: max_fun=9 has no equivalent"):
        steepest.from_sklearn(MLPRegressor(max_fun=9), X, NUMBERS)
    theirs = MLPClassifier(solver="sgd", learning_rate="invscaling")
    with pytest.warns(UserWarning, match="'invscaling' has no .* ours is always"):
        steepest.from_sklearn(theirs, X, TWO)
    with pytest.warns(UserWarning, match="'optimal' has no equivalent; ours is chosen"):
        steepest.from_sklearn(SGDClassifier())
    with pytest.warns(UserWarning, match="LinearSVC penalizes the intercept"):
        steepest.from_sklearn(LinearSVC(), X, TWO)
    with pytest.warns(UserWarning, match="strength of its penalty depends"):
        ours = steepest.from_sklearn(LogisticRegression().fit(X, TWO))
    assert ours.penalty_strength == 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        steepest.from_sklearn(LogisticRegression(), X, TWO)
        steepest.from_sklearn(SGDRegressor(), X, NUMBERS)
        steepest.from_sklearn(SGDRegressor(learning_rate="adaptive"))
    with pytest.raises(ValueError, match="'alpha' parameter of Ridge must be"):
        steepest.from_sklearn(Ridge(alpha=-1), X, NUMBERS)
    with pytest.raises(
        SettingError, match="l1_ratio must be set when penalty is 'elasticnet'"
    ):
        steepest.from_sklearn(SGDClassifier(penalty="elasticnet", l1_ratio=None))
    with pytest.raises(SettingError, match=r"from_sklearn\(LogisticRegression\(…\)"):
        steepest.from_sklearn(LogisticRegression())
    with pytest.raises(ModelError, match="DecisionTreeClassifier is not fitted by"):
        steepest.from_sklearn(DecisionTreeClassifier())
    with pytest.raises(ModelError, match="'huber' of SGDClassifier is not"):
        steepest.from_sklearn(SGDClassifier(loss="huber"))


def test_when_it_stops_is_taken_over():
    ours = taken_over(SGDClassifier(n_iter_no_change=9, tol=0.1), X, TWO)
    assert (ours.patience, ours.tol, ours.validation_fraction) == (9, 0.1, 0)
    ours = taken_over(MLPClassifier(n_iter_no_change=9), X, TWO)
    assert (ours.patience, ours.tol) == (10, 1e-4)  # theirs must be more than 9
    assert ours.batch_size == 60  # the smaller of 200 and all rows
    ours = taken_over(SGDRegressor(early_stopping=True), X, NUMBERS)
    assert (ours.patience, ours.tol, ours.metric) == (5, 1e-3, "r2")
    assert ours.validation_fraction == 0.1
    theirs = SGDRegressor(
        learning_rate="adaptive", eta0=0.01, max_iter=300, random_state=0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ours = taken_over(theirs, X, NUMBERS).fit(X, NUMBERS)
    rates = np.unique(ours.history_.steps["learning_rate"])
    np.testing.assert_allclose(rates[::-1], 0.005 * 0.2 ** np.arange(6), rtol=1e-5)
    assert str(ours.run_.outcome) == "stopped early"
    np.testing.assert_allclose(ours.coef_, theirs.fit(X, NUMBERS).coef_, atol=0.01)


def test_a_pipeline_keeps_its_other_steps():
    theirs = make_pipeline(StandardScaler(), LogisticRegression()).fit(X, TWO)
    ours = steepest.from_sklearn(theirs, X, TWO)
    assert ours.steps[0][1] is theirs.steps[0][1]
    assert type(ours.steps[1][1]).__name__ == "DescentClassifier"
    assert type(theirs.steps[1][1]).__name__ == "LogisticRegression"
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))


def test_it_goes_on_is_stored_and_goes_back(tmp_path):
    theirs = LogisticRegression(warm_start=True).fit(X, THREE)
    ours = taken_over(theirs, X, THREE)
    ours.save(tmp_path / "ours")
    again = steepest.load(tmp_path / "ours")
    np.testing.assert_array_equal(again.predict(X), theirs.predict(X))
    back = ours.to_sklearn().predict_proba(X)
    np.testing.assert_allclose(back, theirs.predict_proba(X), atol=1e-9)
    before = ours.run_.params["weight"].copy()
    ours.set_params(epochs=1).fit(X, THREE)  # from there, and it was the minimum
    np.testing.assert_allclose(ours.run_.params["weight"], before, atol=0.01)
