"""A search that finds no rate still gives one, and the run says so."""

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning

from steepest import Settings, descend, train
from steepest.descent import _rate_search as search
from steepest.descent._rate_trial import _with_all_classes
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
    assert len(told) == len(ours.run_.notes) == 1
    said = str(told[0].message)
    assert said.startswith(ours.run_.notes[0])
    assert "The targets are all the same." in said
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
    # half of the best gain at 0.01 and 0.1
    gains = np.array([0, 0, 0, 0.1, 0.6, 0.8, -np.inf, np.nan, -1])
    anyone, small = np.ones(9, bool), np.arange(9) < 4
    assert search._that_trains(gains, anyone) == 0.0316
    assert search._that_trains(gains, small) == 1e-3
    assert search._that_trains(np.zeros(9), anyone) is None
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
    mixed = _with_all_classes(order, 18, classes, seed=3)
    assert sorted(mixed) == list(order)
    assert np.bincount(classes[mixed[:18]]).tolist() == [16, 1, 1]  # the only one stays
    assert np.all(np.diff(mixed[18:]) > 0)  # the others keep their order
    np.testing.assert_array_equal(_with_all_classes(mixed, 18, classes, seed=3), mixed)
    few = np.array([0, 1, 2, 3])
    assert _with_all_classes(few, 2, few, seed=0) is few


@pytest.mark.parametrize("where", ["inputs", "target", "both"])
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_a_table_with_extreme_values_is_trained_with_a_rate_that_trains(where, seed):
    """2000 rows, 1.5 % of them extreme: the rate that changes least did least harm."""
    rng = np.random.default_rng(seed)
    x, noise = rng.normal(size=(2000, 4)), rng.normal(size=2000)
    y = x @ [3.0, 1.0, -2.0, 0.5] + 0.3 * noise
    if where != "target":
        x[rng.random(x.shape) < 0.004] = 1e6
    if where != "inputs":
        y[rng.random(2000) < 0.015] = 1e6
    ours = DescentRegressor(epochs=5, random_state=seed).fit(x, y)
    assert 1e-4 <= ours.run_.settings["learning_rate"] <= 0.1
    assert ours.run_.metrics["train"]["r2"] > 0
    if ours.run_.notes:  # where some of the draws made it look as if one was better
        how = ours.run_.settings["learning_rate_choice"]["how"]
        assert "so one was taken that lowers the training loss" in how


def test_a_harmless_rate_raises_the_held_out_loss_by_a_hundredth_at_most():
    losses = np.full((3, 9), 1.0)
    losses[:, 5:] = [1.009, 1.02, 5.0, np.inf]
    gains = np.array([1e-6, 1e-5, 1e-4, 1e-3, 0.3, 0.4, 0.9, 3.0, -np.inf])
    choice = search._without_gain(losses, 1.0, 100, gains)
    assert choice.rate == 0.0316  # the middle of 0.01 and 0.1
    assert search._without_gain(losses, 1.0, 100, gains, any_rate=True).rate == 10
    assert search._without_gain(losses, 1.0, 100, -gains).rate == 0.01


def test_a_fall_of_the_held_out_loss_has_to_be_certain():
    before, still = np.array([1.0, 1.2, 0.9]), np.array([[1.0, 1.2, 0.9]]).T
    # 0.10, 0.12 and 0.11 lower; and 0.3, -0.1 and 0.1 lower, half of it noise
    certain = np.array([[0.90, 1.08, 0.79]]).T
    unsure = np.array([[0.7, 1.3, 0.8]]).T
    assert search._gains(before, np.hstack([still, certain]))
    assert not search._gains(before, np.hstack([still, unsure]))
    assert not search._gains(before, still)
    assert not search._gains(before, np.full((3, 2), np.inf))


def test_a_handful_of_rows_is_trained_where_no_rate_is_certainly_better():
    """By chance rates that change nothing were among the best: R² of 0.02."""
    run = train(Settings(data="linnerud", model="mlp", loss="absolute_error"))
    assert run.settings["learning_rate"] == 0.01
    assert run.metrics["train"]["r2"] > 0.2
    assert any(note.startswith(NOTE) for note in run.notes)


def test_splits_on_two_threads_are_those_one_after_another(monkeypatch):
    """The same bits, and the progress grows to its end."""
    rng = np.random.default_rng(3)
    x = rng.normal(size=(90, 4)).astype("float32")
    rows = Batch(x, (x @ [1.0, -2.0, 0.5, 0.0] + 0.1 * rng.normal(size=90))[:, None])
    objective = Objective(linear(4, 1), squared_error())
    start = {"weight": np.zeros((1, 4)), "bias": np.zeros(1)}
    seen = []

    def tell(progress):
        if progress.phase == "choosing the learning rate":
            seen.append((progress.step, progress.steps))

    def choice(small):
        monkeypatch.setattr(search, "SMALL", small)
        run = descend(objective, start, rows, epochs=5, callbacks=(tell,))
        return run.settings["learning_rate"], run.settings["learning_rate_choice"]

    one_by_one = choice(0)
    seen.clear()
    assert choice(1 << 16) == one_by_one
    assert seen == sorted(seen)
    assert (seen[0][0], seen[-1][0]) == (0, seen[-1][1])
