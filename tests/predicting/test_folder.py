"""Folders that are damaged, or hold what only JAX can compute."""

from dataclasses import replace

import numpy as np
import pytest

from steepest._core._stored import DamagedError
from steepest.errors import ProcessError
from steepest.estimators import DescentRegressor
from steepest.predicting import predicting_from
from steepest.runs import read_run

X = np.random.default_rng(2).normal(size=(30, 3))
NAME = "estimator"


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("estimators") / "saved"
    ours = DescentRegressor(
        model="mlp", hidden=(4,), learning_rate=0.1, epochs=1, random_state=0
    ).fit(X, X[:, 0])
    return read_run(ours.save(folder)), ours.predict(X)


def changed(run, **state):
    return replace(run, state={NAME: {**run.state[NAME], **state}})


def test_a_folder_predicts_by_numpy(stored):
    run, said = stored
    np.testing.assert_array_equal(predicting_from(run, NAME).predict(X), said)


def test_what_a_folder_cannot_mean(stored):
    run, _ = stored
    with pytest.raises(DamagedError, match="scores mean 'system', which is not known"):
        predicting_from(changed(run, links=["system", None, None]), NAME)
    layers = {**run.state[NAME]["layers"], "kind": "convnet"}
    with pytest.raises(DamagedError):
        predicting_from(changed(run, layers=layers), NAME)
    with pytest.raises(DamagedError, match="weights of shape .4, 3., and .4, 2. was"):
        shape = {"input_shape": [2]}
        arrays = {**run.arrays, "center": np.zeros(2), "factor": np.ones(2)}
        predicting_from(replace(changed(run, **shape), arrays=arrays), NAME)
    with pytest.raises(DamagedError, match="not those of layers"):
        predicting_from(replace(run, params={"weight": np.zeros((1, 3))}), NAME)


def test_what_needs_jax_says_so(stored):
    run, _ = stored
    with pytest.raises(ProcessError, match="needs JAX to predict"):
        predicting_from(changed(run, links=None), NAME)
