"""A fit is whole or not at all, however it ends."""

import gc
import inspect
import os
import pickle
import signal

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.utils.validation import check_is_fitted

from steepest.errors import DataError, SettingError
from steepest.estimators import DescentClassifier, DescentRegressor, _whole

DRAW = np.random.default_rng(4)
X = DRAW.normal(size=(40, 3))
LABELS = np.where(X[:, 0] > 0, "up", "down")
NUMBERS = X @ [1.0, -2.0, 0.5] + 3.0
OTHER = X * 100 + 50
QUICK = {"learning_rate": 0.05, "epochs": 4, "batch_size": 8, "random_state": 0}

BOTH = pytest.mark.parametrize(
    ("kind", "y", "other"),
    [
        (DescentClassifier, LABELS, np.where(LABELS == "up", 7, 9)),
        (DescentRegressor, NUMBERS, NUMBERS * 1000 + 5),
    ],
)


@pytest.fixture(autouse=True)
def _no_ctrl_c_before(monkeypatch):
    monkeypatch.setattr(_whole, "_last", {})
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def failing(progress):
    if progress.step > 5:
        raise RuntimeError("a callback that fails")


class CtrlC:
    """Press it once."""

    def __call__(self, progress):
        if progress.phase == "training" and progress.step > 5 and not vars(self):
            self.pressed = True
            os.kill(os.getpid(), signal.SIGINT)


def state(ours):
    kept = {name: value for name, value in vars(ours).items() if name != "callbacks"}
    return pickle.dumps(kept)


@BOTH
@pytest.mark.parametrize("callback", [failing, CtrlC()])
def test_a_refit_that_ends_early_changes_nothing(kind, y, other, callback):
    ours = kind(**QUICK).fit(X, y)
    ours.set_params(callbacks=[callback])
    vars(callback).clear()
    before, said = state(ours), ours.predict(X)
    with pytest.raises((RuntimeError, KeyboardInterrupt)):
        ours.fit(OTHER[:, :2], other)
    assert state(ours) == before
    np.testing.assert_array_equal(ours.predict(X), said)


@BOTH
def test_a_first_fit_that_fails_is_no_fit(kind, y, other):
    for broken in ({"callbacks": [failing]}, {"optimizer_options": {"speed": 2}}):
        ours = kind(**QUICK, **broken)
        with pytest.raises((RuntimeError, SettingError)):
            ours.fit(X, y)
        with pytest.raises(NotFittedError):
            check_is_fitted(ours)
        assert vars(ours) == vars(kind(**QUICK, **broken))
    del other


def test_what_is_refused_after_the_classes_are_known_changes_nothing():
    ours = DescentClassifier(**QUICK).fit(X, LABELS)
    before = state(ours)
    with pytest.raises(DataError, match="y_val holds the class 'left'"):
        ours.fit(X, np.where(LABELS == "up", "a", "b"), X_val=X[:1], y_val=["left"])
    assert state(ours) == before


@BOTH
def test_ctrl_c_in_a_first_fit_keeps_what_was_reached(kind, y, other):
    ours = kind(**{**QUICK, "epochs": 400}, callbacks=[CtrlC()])
    with pytest.warns(ConvergenceWarning, match=r"Interrupted in epoch .* are kept"):
        assert ours.fit(X, y) is ours
    assert ours.run_.outcome == "interrupted"
    assert 5 < len(ours.history_.steps["loss"]) < 2000
    assert ours.score(X, y) > 0.3
    del other


def test_a_second_ctrl_c_raises_in_the_next_fit_too():
    ours = DescentClassifier(**{**QUICK, "epochs": 400}, callbacks=[CtrlC()])
    with pytest.warns(ConvergenceWarning, match="Interrupted"):
        ours.fit(X, LABELS)
    again = DescentClassifier(**{**QUICK, "epochs": 400}, callbacks=[CtrlC()])
    with pytest.raises(KeyboardInterrupt):
        again.fit(X, LABELS)
    assert not hasattr(again, "run_")


def test_ctrl_c_before_there_is_anything_raises():
    def early(progress):
        if progress.phase == "choosing the learning rate":
            os.kill(os.getpid(), signal.SIGINT)

    ours = DescentRegressor(epochs=4, callbacks=[early])
    with pytest.raises(KeyboardInterrupt):
        ours.fit(X, NUMBERS)
    assert vars(ours) == vars(DescentRegressor(epochs=4, callbacks=[early]))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_inside_the_garbage_collector_is_not_lost():
    ours = DescentClassifier(**QUICK).fit(X, LABELS)

    def collecting(phase, info):
        gc.callbacks.remove(collecting)
        os.kill(os.getpid(), signal.SIGINT)

    pressed = []

    def collect(progress):
        if progress.step > 5 and not pressed:
            pressed.append(True)
            gc.callbacks.append(collecting)
            gc.collect()

    ours.set_params(callbacks=[collect])
    with pytest.raises(KeyboardInterrupt):
        ours.fit(X, LABELS)


def test_columns_with_names_are_forgotten_by_a_fit_without():
    ours = DescentRegressor(**QUICK).fit(X, NUMBERS)
    ours.feature_names_in_ = np.array(["a", "b", "c"], object)  # as of a data frame
    ours.fit(X, NUMBERS)
    assert not hasattr(ours, "feature_names_in_")


def test_the_signature_is_that_of_the_fit():
    names = list(inspect.signature(DescentClassifier.fit).parameters)
    given = ["self", "X", "y", "sample_weight", "X_val", "y_val"]
    assert names == [*given, "coef_init", "intercept_init"]
