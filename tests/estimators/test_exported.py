"""`to_sklearn`: scikit-learn alone predicts the same numbers."""

import pickle

import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(9)
X = DRAW.normal(size=(60, 3)) * [1.0, 30.0, 0.1] + [5.0, -100.0, 2.0]
THREE = np.array(["low", "middle", "high"])[np.digitize(X[:, 0], [4.5, 5.5])]
TWO = np.where(X[:, 0] > 5, "yes", "no")
NUMBERS = X @ [3.0, -1.0, 50.0] + 1000
QUICK = {"learning_rate": 0.05, "epochs": 4, "random_state": 0, "dtype": "float64"}


@pytest.mark.parametrize("labels", [TWO, THREE], ids=["two", "three"])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"model": "mlp", "hidden": (6, 5)},
        {"model": "mlp", "hidden": (4,), "activation": "sigmoid"},
        {"model": "mlp", "hidden": (4,), "activation": "tanh", "scaling": "none"},
    ],
    ids=str,
)
def test_classes_and_probabilities(labels, settings):
    ours = DescentClassifier(**settings, **QUICK).fit(X, labels)
    theirs = pickle.loads(pickle.dumps(ours.to_sklearn()))
    assert type(theirs).__module__.startswith("sklearn.")
    np.testing.assert_array_equal(theirs.predict(X), ours.predict(X))
    np.testing.assert_allclose(
        theirs.predict_proba(X), ours.predict_proba(X), atol=1e-9
    )


def test_one_score_for_two_classes_and_no_probabilities():
    for settings in (
        {"loss": "binary_cross_entropy"},
        {"loss": "binary_cross_entropy", "model": "mlp", "hidden": (4,)},
        {"loss": "hinge"},
    ):
        ours = DescentClassifier(**settings, **QUICK).fit(X, TWO)
        theirs = ours.to_sklearn()
        np.testing.assert_array_equal(theirs.predict(X), ours.predict(X))
        assert hasattr(theirs, "predict_proba") is hasattr(ours, "predict_proba")


@pytest.mark.parametrize("settings", [{}, {"model": "mlp", "hidden": (6,)}], ids=str)
@pytest.mark.parametrize("outputs", [1, 2])
def test_numbers(settings, outputs):
    y = NUMBERS if outputs == 1 else np.column_stack([NUMBERS, X[:, 1] ** 2])
    ours = DescentRegressor(**settings, **QUICK).fit(X, y)
    theirs = ours.to_sklearn()
    assert theirs.predict(X).shape == y.shape
    np.testing.assert_allclose(theirs.predict(X), ours.predict(X), rtol=1e-9)


def test_models_that_scikit_learn_does_not_have(own_model):
    for settings in (
        {"model": own_model},
        {"model": "mlp", "hidden": (4,), "activation": "gelu"},
        {"model": "mlp", "hidden": (4,), "loss": "hinge"},  # theirs has probabilities
    ):
        ours = DescentClassifier(**settings, **QUICK).fit(X, TWO)
        with pytest.raises(SettingError, match="scikit-learn has no model like this"):
            ours.to_sklearn()
