import numpy as np
import pytest
from sklearn.datasets import load_iris

from steepest import DescentClassifier, DescentRegressor
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
