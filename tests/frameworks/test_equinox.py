"""Equinox modules: parity, state, refusals."""

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import pytest

import steepest
from steepest.errors import ModelError
from steepest.foreign import read
from steepest.objectives import Objective, softmax_cross_entropy

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(60, 6)).astype(np.float32)
Y = (X[:, 0] > 0).astype(int) + (X[:, 1] > 0.5)


class Normed(eqx.Module):
    first: eqx.nn.Linear
    norm: eqx.nn.BatchNorm
    drop: eqx.nn.Dropout
    last: eqx.nn.Linear

    def __init__(self, mode, dropout, key):
        keys = jax.random.split(key)
        self.first = eqx.nn.Linear(6, 8, key=keys[0])
        self.norm = eqx.nn.BatchNorm(8, "batch", mode=mode, momentum=0.9)
        self.drop = eqx.nn.Dropout(dropout)
        self.last = eqx.nn.Linear(8, 3, key=keys[1])

    def __call__(self, x, state, key=None):
        x, state = self.norm(self.first(x), state)
        return self.last(self.drop(jax.nn.relu(x), key=key)), state


def normed(mode="batch", dropout=0.0):
    return eqx.nn.make_with_state(Normed)(mode, dropout, jax.random.key(0))


def test_an_mlp():
    module = eqx.nn.MLP(6, 3, 8, 1, key=jax.random.key(0))
    foreign = read(module, X, Y)
    scores = foreign.model.apply(foreign.params, X, None)
    np.testing.assert_allclose(scores, jax.vmap(module)(X), atol=1e-6)
    assert "layers[0].weight" in foreign.params
    diagnosis = steepest.diagnose(module, X, Y, epochs=3, budget=0)
    assert diagnosis.run.history.n_epochs == 3


@pytest.mark.parametrize("mode", ["batch", "ema"])
def test_state_moves_as_equinox_moves_it(mode):
    module, state = normed(mode)
    foreign = read((module, state), X, Y)
    keys = jax.random.split(jax.random.key(1), len(X))
    batched = jax.vmap(module, (0, None, 0), (0, None), axis_name="batch")
    theirs, after = batched(X, state, keys)
    ours, new = foreign.model.apply(foreign.params, foreign.state, X, jax.random.key(2))
    np.testing.assert_allclose(ours, theirs, atol=1e-5)
    for mine, other in zip(new.values(), jax.tree.leaves(after), strict=True):
        np.testing.assert_allclose(mine, other, atol=1e-5)
    quiet = eqx.nn.inference_mode(module)
    there = jax.vmap(quiet, (0, None), (0, None), axis_name="batch")(X, after)[0]
    np.testing.assert_allclose(
        foreign.model.apply(foreign.params, new, X, None)[0], there, atol=1e-5
    )


def test_the_settled_state_normalizes_as_the_batch_does():
    foreign = read(normed("batch"), X, Y)
    objective = Objective(foreign.model, softmax_cross_entropy(), state=foreign.state)
    settled = objective.settled(foreign.params, jnp.asarray(X))
    in_training = foreign.model.apply(
        foreign.params, foreign.state, X, jax.random.key(0)
    )[0]
    np.testing.assert_allclose(
        settled.scores(foreign.params, X), in_training, atol=1e-3
    )


def test_a_module_with_state_is_diagnosed():
    diagnosis = steepest.diagnose(
        normed(dropout=0.2), X, Y, epochs=5, learning_rate=0.01
    )
    assert [f.measured for f in diagnosis.findings if f.because == "error"] == []


def test_what_cannot_be_read_is_named():
    with pytest.raises(ModelError, match="Normed takes a state. Give both as a pair"):
        steepest.diagnose(normed()[0], X, Y)
    with pytest.raises(ModelError, match="called on one row at a time here"):
        steepest.diagnose(eqx.nn.Linear(5, 3, key=jax.random.key(0)), X, Y)
