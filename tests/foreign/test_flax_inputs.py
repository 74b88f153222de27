"""Flax modules with several inputs, beside the modules themselves."""

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import pytest
from flax import nnx

import steepest
from steepest.foreign import read

DRAW = np.random.default_rng(0)
WORDS = DRAW.integers(0, 9, (40, 4))
NUMBERS = DRAW.normal(size=(40, 3)).astype(np.float32)
Y = WORDS[:, 0] % 2


class ByName(nn.Module):
    @nn.compact
    def __call__(self, words, numbers, train=False):
        looked_up = nn.Embed(9, 4)(words).reshape(len(words), -1)
        both = jnp.concatenate([looked_up, numbers], 1)
        return nn.Dense(2)(nn.BatchNorm(use_running_average=not train)(both))


class Whole(nn.Module):
    @nn.compact
    def __call__(self, batch):
        looked_up = nn.Embed(9, 4)(batch["words"]).reshape(len(Y[:4]), -1)
        return nn.Dense(2)(jnp.concatenate([looked_up, batch["numbers"]], 1))


class OfNnx(nnx.Module):
    def __init__(self, rngs):
        self.words = nnx.Embed(9, 4, rngs=rngs)
        self.last = nnx.Linear(19, 2, rngs=rngs)

    def __call__(self, words, numbers):
        looked_up = self.words(words).reshape(len(words), -1)
        return self.last(jnp.concatenate([looked_up, numbers], 1))


DICT = {"numbers": NUMBERS, "words": WORDS}


@pytest.mark.parametrize(
    ("module", "X"), [(ByName(), DICT), (ByName(), (WORDS, NUMBERS))]
)
def test_linen(module, X):
    args = (WORDS, NUMBERS)
    variables = module.init(jax.random.key(3), *args)
    foreign = read((module, variables), X, Y)
    rows = foreign.inputs_of(X)
    ours = foreign.model.apply(foreign.params, foreign.state, rows, None)[0]
    np.testing.assert_allclose(ours, module.apply(variables, *args), atol=1e-6)


def test_a_dict_that_is_one_argument():
    few = {name: part[:4] for name, part in DICT.items()}
    variables = Whole().init(jax.random.key(3), few)
    foreign = read((Whole(), variables), few, Y[:4])
    ours = foreign.model.apply(foreign.params, foreign.inputs_of(few))
    np.testing.assert_allclose(ours, Whole().apply(variables, few), atol=1e-6)


def test_a_diagnosis_of_nnx_with_two_inputs():
    module = OfNnx(nnx.Rngs(0))
    foreign = read(module, DICT, Y)
    ours = foreign.model.apply(foreign.params, foreign.inputs_of(DICT))
    np.testing.assert_allclose(ours, module(WORDS, NUMBERS), atol=1e-6)
    found = steepest.diagnose(module, DICT, Y, epochs=2, budget=0)
    assert [f.measured for f in found.findings if f.because == "error"] == []
