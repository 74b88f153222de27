"""In a process that was forked after JAX had started."""

import os
import pickle

import numpy as np
import pytest

from steepest._core import _fork
from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(2)
X = DRAW.normal(size=(40, 3))
Y = X[:, 0] > 0
QUICK = {"learning_rate": 0.05, "epochs": 3, "random_state": 0}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def in_forked_child(compute):
    """Return what a forked child computes, or its error as text."""
    reader, writer = os.pipe()
    with pytest.warns(RuntimeWarning, match="fork"):  # JAX warns of it
        child = os.fork()
    if child == 0:
        try:
            answer = compute()
        except Exception as error:  # reported to the parent
            answer = f"{type(error).__name__}: {error}"
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(pickle.dumps(answer))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pickle.loads(pipe.read())
    os.waitpid(child, 0)
    return answer


@pytest.mark.parametrize("settings", [{}, {"model": "mlp", "hidden": (5,)}])
def test_predictions_are_computed_without_jax(settings):
    ours = DescentClassifier(**settings, **QUICK).fit(X, Y)
    many = np.tile(X, (200, 1))
    wanted = ours.predict_proba(many), ours.predict_log_proba(X), ours.score(X, Y)
    found = in_forked_child(
        lambda: (ours.predict_proba(many), ours.predict_log_proba(X), ours.score(X, Y))
    )
    for a, b in zip(found, wanted, strict=True):
        np.testing.assert_array_equal(a, b)
    regressor = DescentRegressor(**settings, **QUICK).fit(X, X[:, 0])
    found = in_forked_child(lambda: regressor.predict(X))
    np.testing.assert_array_equal(found, regressor.predict(X))


def test_a_fit_ends_at_once_and_says_what_to_do():
    ours = DescentClassifier(**QUICK).fit(X, Y)
    for learn in (ours.fit, ours.partial_fit):
        said = in_forked_child(lambda learn=learn: learn(X, Y) and None)
        assert said.startswith("ProcessError: ")
        assert "'spawn' or 'forkserver', or with joblib's 'loky'" in said


def test_a_users_own_model_ends_at_once_too(own_model):
    ours = DescentClassifier(model=own_model, **QUICK).fit(X, Y)
    said = in_forked_child(lambda: ours.predict(X))
    assert said.startswith("ProcessError: predict cannot compute here")


def test_a_process_is_no_child_where_jax_had_not_started(monkeypatch):
    class Bridge:
        @staticmethod
        def backends_are_initialized():
            return False

    monkeypatch.setattr(_fork, "_process", {"forked": False})
    monkeypatch.setitem(_fork.sys.modules, "jax._src.xla_bridge", Bridge)
    _fork._after_fork()
    assert not _fork.forked()
    monkeypatch.delattr(Bridge, "backends_are_initialized")
    _fork._after_fork()
    assert _fork.forked()  # who cannot know takes no risk
