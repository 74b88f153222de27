"""scikit-learn's own callbacks: an epoch is a task of a fit."""

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV

from steepest.estimators import DescentClassifier, DescentRegressor

callback = pytest.importorskip("sklearn.callback")

DRAW = np.random.default_rng(8)
X = DRAW.normal(size=(60, 3))
Y = np.array(["low", "middle", "high"])[np.digitize(X[:, 0], [-0.5, 0.5])]
NUMBERS = X @ [1.0, -2.0, 0.5] + 7
QUICK = {"learning_rate": 0.05, "epochs": 4, "batch_size": 16, "random_state": 0}


def scores_of(monitor, name):
    return [row[name] for row in monitor.get_logs().data if row["task_name"] == "epoch"]


def test_every_epoch_is_scored_with_the_parameters_that_it_had():
    monitor = callback.ScoringMonitor(scoring="accuracy")
    ours = DescentClassifier(**QUICK).set_callbacks(monitor).fit(X, Y)
    scores = scores_of(monitor, "accuracy")
    np.testing.assert_allclose(scores, ours.history_.epochs["train_accuracy"])
    assert scores[-1] == ours.score(X, Y)
    plain = DescentClassifier(**QUICK).fit(X, Y)
    np.testing.assert_array_equal(ours.coef_, plain.coef_)


def test_weights_reach_the_scores_of_a_regression():
    weights = np.where(np.arange(60) < 10, 9.0, 0.5)
    monitor = callback.ScoringMonitor(scoring="r2")
    ours = DescentRegressor(**QUICK).set_callbacks(monitor).fit(X, NUMBERS, weights)
    assert scores_of(monitor, "r2")[-1] == pytest.approx(
        ours.score(X, NUMBERS, weights)
    )


class Stop:
    """A callback of scikit-learn that stops after the second epoch."""

    def __init__(self):
        self.calls = []

    def setup(self, estimator, context):
        self.calls.append("setup")

    def teardown(self, estimator, context):
        self.calls.append("teardown")

    def on_fit_task_begin(self, estimator, context):
        self.calls.append(f"{context.task_name} begins")

    def on_fit_task_end(self, estimator, context, *, fitted_estimator=None):
        self.calls.append(f"{context.task_name} ends")
        assert fitted_estimator.predict(X[:2]).shape == (2,)
        return self.calls.count("epoch ends") == 2


def test_a_callback_may_stop_and_is_torn_down_in_any_case():
    stop = Stop()
    ours = DescentClassifier(**QUICK).set_callbacks(stop).fit(X, Y)
    assert ours.run_.outcome == "stopped early"
    assert ours.n_iter_ == 2
    epoch = ["epoch begins", "epoch ends"]
    assert stop.calls == ["setup", "fit begins", *epoch * 2, "fit ends", "teardown"]

    stop = Stop()
    failing = DescentClassifier(callbacks=[lambda now: 1 / 0], **QUICK)
    failing.set_callbacks(stop)
    with pytest.raises(ZeroDivisionError):
        failing.fit(X, Y)
    assert stop.calls[-1] == "teardown"


def test_a_search_propagates_a_progress_bar(capsys):
    pytest.importorskip("rich")
    search = GridSearchCV(
        DescentClassifier(**QUICK), {"penalty_strength": [0.0, 0.1]}, cv=2
    )
    search.set_callbacks(callback.ProgressBar()).fit(X, Y)
    assert search.predict(X).shape == (60,)
    assert "DescentClassifier - fit" in capsys.readouterr().out


def test_an_estimator_without_them_is_what_it_was():
    ours = clone(DescentClassifier(**QUICK))
    assert not hasattr(ours.fit(X, Y), "_callback_fit_ctx")
    with pytest.raises(TypeError, match="FitCallback"):
        ours.set_callbacks(print)
