"""A search that finds no rate still gives one, and the run says so."""

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning

from steepest import descend
from steepest.descent import _rate_search as search
from steepest.estimators import DescentClassifier, DescentRegressor
from steepest.models import linear
from steepest.objectives import Batch, Objective, squared_error

DRAW = np.random.default_rng(2)
X = DRAW.normal(size=(50, 3))
QUICK = {"epochs": 2, "random_state": 0}

NOTE = "None of the learning rates from 1e-06 to 100 clearly lowered the loss"


@pytest.mark.parametrize(
    ("kind", "x", "y"),
    [
        (DescentRegressor, X, DRAW.normal(size=50)),  # noise
        (DescentRegressor, X, np.full(50, 3.0)),
        (DescentRegressor, np.full((50, 3), 2.0), X[:, 0]),
        (DescentRegressor, X[:1], [1.0]),
        (DescentRegressor, X[:3], [1.0, 2.0, -1.0]),
        (DescentClassifier, X, DRAW.integers(0, 2, 50)),
        (DescentClassifier, X[:2], ["a", "b"]),
    ],
)
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_fit_to_what_cannot_be_learned_is_a_fit(kind, x, y):
    ours = kind(**QUICK).fit(x, y)
    assert ours.run_.outcome == "finished"
    assert ours.predict(x).shape == (len(x),)
    assert 1e-9 < ours.run_.settings["learning_rate"] < 1e3


def test_the_run_and_one_warning_say_that_nothing_was_found():
    ours = DescentRegressor(**QUICK)
    with pytest.warns(ConvergenceWarning) as told:
        ours.fit(X, np.full(50, 3.0))
    assert [str(each.message) for each in told] == list(ours.run_.notes)
    assert ours.run_.notes[0].startswith(NOTE)
    assert "diagnosis looks for the reason" in ours.run_.notes[0]
    tried = ours.run_.settings["learning_rate_choice"]["tried"]
    assert [rate for rate, _ in tried] == pytest.approx(search.DECADES.tolist())


def test_a_function_at_its_minimum_is_a_run_as_well():
    run = descend(lambda w: (w**2).sum(), np.zeros(2), epochs=3)
    assert run.outcome == "finished"
    assert run.notes[0].startswith(NOTE)
    np.testing.assert_array_equal(run.params, np.zeros(2))


def test_the_largest_harmless_rate_is_taken():
    # the lowest is at 1e-6; at 1e-5 and 1e-4 it is a little higher, by less than noise
    noise = np.array([[0.0, 0.1], [0.0, -0.1], [0.0, 0.05]])
    losses = np.full((3, 9), np.inf)
    losses[:, 0], losses[:, 1] = 1.0, 1.0 + noise[:, 1]
    losses[:, 2], losses[:, 3] = 1.01 - noise[:, 1], 2.0 + noise[:, 1]
    choice = search._without_gain(losses, 0.5, 100)
    assert choice.rate == 1e-4
    assert choice.tried[3:5] == [(0.001, pytest.approx(2.0167, abs=1e-4)), (0.01, None)]
    nothing = search._without_gain(np.full((3, 9), np.inf), 0.5, 100)
    assert nothing.rate == 1e-6
    assert "grew beyond all numbers" in nothing.note


def test_with_a_handful_of_rows_a_rate_that_trains_is_taken():
    # losses by step and rate, of two splits: half of the best gain at 0.01 and 0.1
    path = np.ones((20, 9))
    path[10:, 3], path[10:, 4], path[10:, 5], path[10:, 6] = 0.9, 0.4, 0.2, np.nan
    assert search._that_trains([path, path]) == 0.0316
    assert search._that_trains([np.ones((20, 9))]) is None
    x = DRAW.normal(size=(14, 5)).astype("float32")
    y = DRAW.normal(size=(14, 2)).astype("float32")
    objective = Objective(linear(5, 2), squared_error())
    start = objective.model.init(None)
    run = descend(objective, start, Batch(x, y), optimizer="adam", epochs=20)
    assert run.notes[0].startswith(NOTE)
    assert run.metrics["train"]["r2"] > 0.05


def test_a_class_that_the_draw_would_miss_is_held_out_in_its_share():
    classes = np.repeat([0, 1, 2, 3], [80, 6, 5, 1])
    order = np.arange(92)  # the first 18 are all of one class
    mixed = search._with_all_classes(order, 18, classes, seed=3)
    assert sorted(mixed) == list(order)
    assert np.bincount(classes[mixed[:18]]).tolist() == [16, 1, 1]  # the only one stays
    assert np.all(np.diff(mixed[18:]) > 0)  # the others keep their order
    np.testing.assert_array_equal(
        search._with_all_classes(mixed, 18, classes, seed=3), mixed
    )
    few = np.array([0, 1, 2, 3])
    assert search._with_all_classes(few, 2, few, seed=0) is few
