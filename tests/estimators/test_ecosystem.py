"""At home in what surrounds scikit-learn: other arrays, processes and stores."""

import os
import re
import subprocess
import sys

import numpy as np
import pytest
import skops.io
from joblib import parallel_config
from sklearn import config_context
from sklearn.base import clone
from sklearn.datasets import load_iris
from sklearn.exceptions import UnsetMetadataPassedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from steepest.estimators import DescentClassifier, DescentRegressor

X, Y = load_iris(return_X_y=True)
QUICK = {"learning_rate": 0.1, "epochs": 2, "random_state": 0}
MLP = {"model": "mlp", "hidden": (4,)}
OURS = {
    "steepest.estimators._scaled.Scaled",
    "steepest.models._layers.Layers",
    "steepest.runs._history.History",
    "steepest.runs._run.Run",
}
"""What skops is told to trust, besides the estimator itself."""


@pytest.mark.parametrize("settings", [{}, MLP], ids=["linear", "mlp"])
@pytest.mark.parametrize("kind", [DescentClassifier, DescentRegressor])
def test_skops_stores_it_with_four_types_to_trust(kind, settings):
    ours = kind(**QUICK, **settings).fit(X, Y)
    stored = skops.io.dumps(ours)
    trusted = skops.io.get_untrusted_types(data=stored)
    assert set(trusted) == OURS | {f"{kind.__module__}.{kind.__name__}"}
    again = skops.io.loads(stored, trusted=trusted)
    assert again.get_params() == ours.get_params()
    np.testing.assert_array_equal(again.predict(X), ours.predict(X))
    np.testing.assert_array_equal(again.loss_curve_, ours.loss_curve_)


DISPATCHED = """
import array_api_strict as xp, numpy as np
from sklearn import config_context
from sklearn.datasets import load_iris
from steepest.estimators import DescentClassifier, DescentRegressor

X, Y = load_iris(return_X_y=True)
weights = np.linspace(1, 2, len(X))
for kind in (DescentClassifier, DescentRegressor):
    settings = {"learning_rate": 0.1, "epochs": 2, "random_state": 0}
    ours = kind(**settings).fit(X, Y, weights)
    for dispatch in (False, True):
        with config_context(array_api_dispatch=dispatch):
            rows, targets = xp.asarray(X), xp.asarray(Y)
            other = kind(**settings).fit(rows, targets, xp.asarray(weights))
            said = other.predict(rows)
            assert type(said) is np.ndarray
            np.testing.assert_array_equal(said, ours.predict(X))
            assert other.score(rows, targets) == ours.score(X, Y)
"""


def test_arrays_of_another_package_with_and_without_dispatch():
    """The answers are NumPy's: what computes is JAX and NumPy, whatever comes in."""
    there = {**os.environ, "SCIPY_ARRAY_API": "1"}
    subprocess.run([sys.executable, "-c", DISPATCHED], check=True, env=there)


def test_weights_are_routed_through_a_pipeline_and_a_search():
    weights = np.where(Y == 0, 0.0, 1.0 + Y)
    with config_context(enable_metadata_routing=True):
        ours = DescentClassifier(**QUICK)
        ours.set_fit_request(sample_weight=True).set_score_request(sample_weight=True)
        scaler = StandardScaler().set_fit_request(sample_weight=False)
        search = GridSearchCV(
            make_pipeline(scaler, ours),
            {"descentclassifier__penalty_strength": [0.0, 0.1]},
            cv=2,
        )
        search.fit(X, Y, sample_weight=weights)
        best = search.best_estimator_[-1]
        alone = clone(best).fit(search.best_estimator_[0].transform(X), Y, weights)
        np.testing.assert_array_equal(best.coef_, alone.coef_)
        assert not np.allclose(best.coef_, clone(best).fit(X, Y).coef_)
        unasked = make_pipeline(DescentClassifier(**QUICK))
        with pytest.raises(UnsetMetadataPassedError, match="sample_weight"):
            unasked.fit(X, Y, sample_weight=weights)


def test_validation_rows_are_transformed_on_their_way():
    with config_context(enable_metadata_routing=True):
        ours = DescentClassifier(**QUICK).set_fit_request(X_val=True, y_val=True)
        whole = make_pipeline(StandardScaler(), ours, transform_input=["X_val"])
        whole.fit(X[::2], Y[::2], X_val=X[1::2], y_val=Y[1::2])
    last = whole[-1].validation_scores_[-1]
    assert last == pytest.approx(whole.score(X[1::2], Y[1::2]))


def test_loky_fits_in_other_processes_the_same():
    """After JAX ran in this one, where a fork would hang."""
    ours = DescentClassifier(**QUICK).fit(X, Y)
    here = cross_val_score(clone(ours), X, Y, cv=2)
    with parallel_config("loky", n_jobs=2):
        there = cross_val_score(clone(ours), X, Y, cv=2)
    np.testing.assert_allclose(there, here)


@pytest.mark.parametrize("kind", [DescentClassifier, DescentRegressor])
def test_a_clone_has_the_parameters_and_nothing_learned(kind):
    ours = kind(**QUICK, **MLP, loss_options=None, callbacks=[print]).fit(X, Y)
    again = clone(ours)
    assert again.get_params() == ours.get_params()
    assert set(vars(again)) == set(again.get_params())


@pytest.mark.parametrize("kind", [DescentClassifier, DescentRegressor])
def test_a_notebook_shows_every_parameter_with_what_it_means(kind):
    parameters = kind().get_params()
    page = kind(model="mlp")._repr_html_()
    shown = re.findall(r'class="param-doc-link"[^>]*>\s*(\w+)', page)
    assert sorted(shown) == sorted(parameters)
    for name, default in parameters.items():
        default = f'"{default}"' if isinstance(default, str) else repr(default)
        assert re.search(
            rf"    {name} : .*default={re.escape(default)}\n", kind.__doc__
        )
    fitted = kind(**QUICK).fit(X, Y)._repr_html_()
    assert "coef_" in fitted
    for each in (page, fitted, make_pipeline(kind())._repr_html_()):
        assert 'href="#' not in each  # there is no page to link to
