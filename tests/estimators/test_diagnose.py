import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_iris
from sklearn.exceptions import ConvergenceWarning

from steepest import DescentClassifier, DescentRegressor
from steepest.diagnosis import sentences
from steepest.errors import DataError

X, Y = load_iris(return_X_y=True)
QUICK = {"learning_rate": 0.05, "epochs": 3, "random_state": 0}


def test_a_fit_is_diagnosed_with_the_rows_it_was_given():
    ours = DescentClassifier(validation_fraction=0.2, class_weight="balanced", **QUICK)
    names = np.array(["setosa", "versicolor", "virginica"])[Y]
    ours.fit(X, names)
    diagnosis = ours.diagnose(X, names, budget=0)
    assert diagnosis.of("finite").verdict == "pass"
    assert diagnosis.of("leak").because == "budget"
    assert ours.diagnose(X[::-1], names[::-1], budget=0).of("scale").verdict == "pass"


def test_a_regression_is_diagnosed_too():
    ours = DescentRegressor(**QUICK)
    ours.fit(X[:100], Y[:100], X_val=X[100:], y_val=Y[100:])
    diagnosis = ours.diagnose(X[:100], Y[:100], X_val=X[100:], y_val=Y[100:], budget=0)
    assert diagnosis.of("targets").verdict == "pass"


def test_other_rows_are_refused():
    ours = DescentClassifier(**QUICK).fit(X, Y)
    with pytest.raises(DataError, match="fit had 150 training rows; these give 75"):
        ours.diagnose(X[:75], Y[:75])


def test_a_warning_carries_the_first_finding_and_names_diagnose():
    ours = DescentClassifier(
        loss="squared_hinge",
        optimizer="sgd",
        learning_rate=1e4,
        epochs=2,
        scaling="none",
    )
    with pytest.warns(ConvergenceWarning) as caught:
        ours.fit(X * 1000, Y)
    (message,) = [str(each.message) for each in caught]
    assert message.startswith("The loss stopped being finite at step ")
    first = ours.diagnose(X * 1000, Y, budget=0).problems[0]
    assert sentences(first).because in message
    assert message.endswith("diagnose(X, y) says why.")


def test_a_tolerance_stops_or_warns_as_in_scikit_learn():
    settings = {**QUICK, "schedule": "constant", "epochs": 100}
    ours = DescentClassifier(tol=1e-2, **settings).fit(X, Y)
    assert ours.run_.outcome == "stopped early"
    assert ours.run_.reason == (
        "The training loss has not fallen by more than 0.01 in 5 evaluations."
    )
    assert 5 < ours.n_iter_ < 100
    curve = np.array(ours.loss_curve_)
    lowest = np.minimum.accumulate(curve)
    better = curve[1:] < lowest[:-1] - 1e-2
    assert not better[-5:].any()
    assert better[-6]
    with pytest.warns(ConvergenceWarning, match="fell by more than tol=0.0 after 3"):
        DescentClassifier(tol=0.0, **QUICK).fit(X, Y)


def test_a_fix_returns_an_estimator_with_better_parameters():
    rows, numbers = load_diabetes(return_X_y=True)
    ours = DescentRegressor(
        optimizer="sgd",
        schedule="constant",
        learning_rate=1e-6,
        epochs=5,
        validation_fraction=0.4,
        random_state=0,
    ).fit(rows, numbers)
    better, fix = ours.diagnose(rows, numbers, fix=True)
    assert fix.change["learning_rate"] > 1e-4
    assert better is not ours
    assert better.get_params()["learning_rate"] == fix.change["learning_rate"]
    assert better.score(rows, numbers) > ours.score(rows, numbers) + 0.3
    assert 0 < fix.gain.low < fix.gain.high
    assert ours.learning_rate == 1e-6
