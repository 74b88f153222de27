"""Targets of several columns: one-hot rows, probabilities, several labels a row."""

import warnings

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPClassifier

import steepest
from steepest.errors import DataError, SettingError
from steepest.estimators import DescentClassifier

DRAW = np.random.default_rng(2)
X = DRAW.normal(size=(80, 3)) * [1.0, 20.0, 0.5] + [3.0, 0.0, 1.0]
SCORES = (X - X.mean(0)) / X.std(0) @ DRAW.normal(size=(3, 4)) + DRAW.normal(size=4)
LABELS = (SCORES + DRAW.normal(size=SCORES.shape) > 0.2).astype(int)
SOFT = np.exp(SCORES) / np.exp(SCORES).sum(1, keepdims=True)
CLASSES = SOFT.argmax(1)
ONE_HOT = np.eye(4, dtype=int)[CLASSES]
EXACT = {
    "optimizer": "lbfgs",
    "batch_size": "full",
    "epochs": 200,
    "penalty_strength": 0.01,
    "dtype": "float64",
    "random_state": 0,
}
QUICK = {"learning_rate": 0.05, "epochs": 3, "random_state": 0}


def test_several_labels_are_a_regression_each():
    ours = DescentClassifier(**EXACT).fit(X, LABELS)
    rows = (X - X.mean(0)) / X.std(0)
    each = [
        LogisticRegression(C=1 / (2 * 0.01 * len(X)), tol=1e-10).fit(rows, column)
        for column in LABELS.T
    ]
    expected = np.column_stack([one.predict_proba(rows)[:, 1] for one in each])
    np.testing.assert_allclose(ours.predict_proba(X), expected, atol=1e-5)
    np.testing.assert_array_equal(ours.predict(X), expected > 0.5)
    assert ours.decision_function(X).shape == (80, 4)
    right = (ours.predict(X) == LABELS).all(axis=1).mean()
    assert ours.score(X, LABELS) == right
    logarithms = ours.predict_log_proba(X)
    np.testing.assert_allclose(logarithms, np.log(expected), atol=1e-3)
    assert ours.coef_.shape == (4, 3)
    sparse = DescentClassifier(**EXACT).fit(X, csr_matrix(LABELS))
    np.testing.assert_array_equal(sparse.predict(X), ours.predict(X))


def test_soft_labels_reach_the_minimum_of_their_cross_entropy():
    ours = DescentClassifier(**EXACT).fit(X, SOFT)
    rows = (X - X.mean(0)) / X.std(0)

    def objective(flat):
        weight, bias = flat[:12].reshape(4, 3), flat[12:]
        scores = rows @ weight.T + bias
        logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        return -(SOFT * logs).sum(1).mean() + 0.01 * (weight**2).sum()

    best = minimize(objective, np.zeros(16))
    weight = best.x[:12].reshape(4, 3)
    np.testing.assert_allclose(ours.run_.params["weight"], weight, atol=1e-4)
    assert ours.predict(X).tolist() == ours.predict_proba(X).argmax(1).tolist()
    assert ours.score(X, SOFT) == np.mean(ours.predict(X) == CLASSES)
    assert ours.score(X, CLASSES) == ours.score(X, SOFT)
    np.testing.assert_allclose(ours.predict_proba(X).sum(1), 1)


def test_soft_labels_that_are_certain_are_classes():
    certain = DescentClassifier(**EXACT).fit(X, CLASSES).predict_proba(X)
    almost = np.clip(ONE_HOT, 1e-6, None)
    almost /= almost.sum(1, keepdims=True)
    soft = DescentClassifier(**EXACT).fit(X, almost).predict_proba(X)
    np.testing.assert_allclose(soft, certain, atol=1e-4)


@pytest.mark.parametrize("settings", [{}, {"loss": "hinge"}], ids=str)
def test_one_hot_rows_are_classes_and_come_back_as_rows(settings):
    plain = DescentClassifier(**settings, **QUICK).fit(X, CLASSES)
    ours = DescentClassifier(**settings, **QUICK).fit(X, ONE_HOT)
    np.testing.assert_array_equal(ours.predict(X), np.eye(4)[plain.predict(X)])
    np.testing.assert_array_equal(ours.decision_function(X), plain.decision_function(X))
    assert ours.score(X, ONE_HOT) == plain.score(X, CLASSES)
    assert hasattr(ours, "predict_proba") == (not settings)
    weighted = {**QUICK, "class_weight": "balanced"}
    plain = DescentClassifier(**weighted).fit(X, CLASSES)
    ours = DescentClassifier(**weighted).fit(X, ONE_HOT)
    np.testing.assert_array_equal(ours.coef_, plain.coef_)


def test_one_score_for_two_columns():
    two = np.column_stack([CLASSES > 1, CLASSES <= 1]).astype(int)
    ours = DescentClassifier(loss="binary_cross_entropy", **QUICK).fit(X, two)
    assert ours.decision_function(X).shape == ours.predict(X).shape == (80, 2)
    np.testing.assert_allclose(ours.predict_proba(X).sum(1), 1, rtol=1e-6)


def test_searches_validation_rows_and_a_stream():
    scores = cross_val_score(DescentClassifier(**QUICK), X, LABELS, cv=3)
    assert np.isfinite(scores).all()
    ours = DescentClassifier(validation_fraction=0.25, **QUICK).fit(X, LABELS)
    again = DescentClassifier(**QUICK).fit(
        X[:60], LABELS[:60], None, X[60:], LABELS[60:]
    )
    for fitted in (ours, again):
        assert len(fitted.history_.epochs["validation_loss"]) > 0
    stream = DescentClassifier(**QUICK)
    for part in np.array_split(np.arange(80), 4):
        stream.partial_fit(X[part], ONE_HOT[part])  # it may be chance: several labels
    assert stream.predict_proba(X).sum(1).max() != pytest.approx(1)
    again = DescentClassifier(**QUICK).partial_fit(X, SOFT).partial_fit(X, SOFT)
    np.testing.assert_allclose(again.predict_proba(X).sum(1), 1, rtol=1e-6)


def test_stored_and_in_scikit_learn_again(tmp_path):
    settings = {"model": "mlp", "hidden": (5,), **QUICK}
    ours = DescentClassifier(**settings).fit(X, LABELS)
    again = steepest.load(ours.save(tmp_path / "labels"))
    np.testing.assert_array_equal(again.predict(X), ours.predict(X))
    theirs = ours.to_sklearn()
    np.testing.assert_array_equal(theirs.predict(X), ours.predict(X))
    found = theirs.predict_proba(X)
    np.testing.assert_allclose(found, ours.predict_proba(X), atol=1e-6)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = MLPClassifier((5,), max_iter=5, random_state=0).fit(X, LABELS)
    ours = steepest.from_sklearn(theirs, X, LABELS)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
    found = ours.predict_proba(X)
    np.testing.assert_allclose(found, theirs.predict_proba(X), atol=1e-9)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fresh = steepest.from_sklearn(MLPClassifier((5,), max_iter=5), X, LABELS)
        assert fresh.fit(X, LABELS).predict(X).shape == LABELS.shape
    with pytest.raises(SettingError, match="scikit-learn has no model like this"):
        DescentClassifier(**QUICK).fit(X, LABELS).to_sklearn()


@pytest.mark.parametrize("targets", [LABELS, SOFT], ids=["several", "soft"])
def test_it_is_diagnosed(targets):
    ours = DescentClassifier(validation_fraction=0.3, **QUICK).fit(X, targets)
    codes = [finding.check for finding in ours.diagnose(X, targets).problems]
    assert "last_layer" not in codes
    assert "initial_loss" not in codes


def test_what_cannot_be_is_refused():
    ours = DescentClassifier(**QUICK)
    with pytest.raises(DataError, match="row 1 .* holds 2 in column 1: Unknown label"):
        ours.fit(X[:2], [[0, 1], [1, 2]])
    with pytest.raises(DataError, match="2 columns of <U1, such as .*a.* in row 0"):
        ours.fit(X[:2], np.array([["a", "b"], ["b", "a"]]))
    with pytest.raises(SettingError, match="hinge is for one class a row, and y holds"):
        DescentClassifier(loss="hinge", **QUICK).fit(X, LABELS)
    with pytest.raises(SettingError, match="class_weight is for one class a row"):
        DescentClassifier(class_weight="balanced", **QUICK).fit(X, LABELS)
    ours.fit(X, LABELS)
    with pytest.raises(DataError, match="have 3 columns; those of the fit had 4"):
        ours.diagnose(X, LABELS[:, :3])
    with pytest.raises(DataError, match="have 1 columns; those of the fit had 4"):
        ours.partial_fit(X, CLASSES)
    with pytest.raises(DataError, match="have 4 columns; those of the fit had 1"):
        DescentClassifier(warm_start=True, **QUICK).fit(X, CLASSES).fit(X, LABELS)
