"""Models with several inputs, of which some are whole numbers that are looked up."""

import equinox as eqx
import jax
import jax.numpy as jnp
import keras
import numpy as np
import pytest
import torch
from torch import nn

import steepest
from steepest.errors import DataError, ModelError
from steepest.foreign import read

DRAW = np.random.default_rng(0)
WORDS = DRAW.integers(0, 9, (60, 4))
NUMBERS = DRAW.normal(size=(60, 3)).astype(np.float32)
X = {"words": WORDS, "numbers": NUMBERS}
Y = WORDS[:, 0] % 2
layers = keras.layers


def of_keras():
    words = keras.Input((4,), dtype="int32", name="words")
    numbers = keras.Input((3,), name="numbers")
    looked_up = layers.Flatten()(layers.Embedding(9, 4)(words))
    scores = layers.Dense(2)(layers.Concatenate()([looked_up, numbers]))
    model = keras.Model({"words": words, "numbers": numbers}, scores)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.SGD(0.1), loss)
    return model


class Module(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.last = nn.Embedding(9, 4), nn.Linear(19, 2)

    def forward(self, words, numbers):
        return self.last(torch.cat([self.words(words).flatten(1), numbers], 1))


class Tree(eqx.Module):
    words: eqx.nn.Embedding
    last: eqx.nn.Linear

    def __call__(self, words, numbers):
        looked_up = jax.vmap(self.words)(words).ravel()
        return self.last(jnp.concatenate([looked_up, numbers]))


def test_keras():
    model = of_keras()
    foreign = read(model, X, Y)
    ours = foreign.model.apply(foreign.params, foreign.inputs_of(X), None)
    np.testing.assert_allclose(ours, np.asarray(model(X)), atol=1e-6)
    found = steepest.diagnose(model, X, Y, X_val=X, y_val=Y, epochs=2, budget=0)
    assert [f.measured for f in found.findings if f.because == "error"] == []
    assert found.of("scale").measured["highest"] == NUMBERS.max()  # words are none
    with pytest.raises(ModelError, match="takes 2 inputs; X holds 1"):
        steepest.diagnose(model, NUMBERS, Y)
    with pytest.raises(DataError, match="'numbers' is missing"):
        steepest.diagnose(model, X, Y, X_val={"words": WORDS}, y_val=Y)


@pytest.mark.parametrize("rows", [X, (WORDS, NUMBERS)])
def test_torch(rows):
    torch.manual_seed(0)
    module = Module()
    foreign = read(module, rows, Y)
    ours = foreign.model.apply(foreign.params, foreign.inputs_of(rows), None)
    theirs = module(torch.from_numpy(WORDS), torch.from_numpy(NUMBERS))
    np.testing.assert_allclose(ours, theirs.detach(), atol=1e-6)


def test_a_set_of_torch_yields_several_inputs():
    torch.manual_seed(0)
    pairs = [((WORDS[i], NUMBERS[i]), Y[i]) for i in range(60)]
    found = steepest.diagnose(
        Module(), pairs_of(pairs), loss=nn.CrossEntropyLoss(), epochs=2, budget=0
    )
    assert [f.measured for f in found.findings if f.because == "error"] == []
    with pytest.raises(DataError, match="The inputs have 60, 59 rows"):
        steepest.diagnose(Module(), (WORDS, NUMBERS[:-1]), Y)


def pairs_of(pairs):
    class Pairs(torch.utils.data.Dataset):
        def __len__(self):
            return len(pairs)

        def __getitem__(self, i):
            return pairs[i]

    return Pairs()


def test_equinox():
    keys = jax.random.split(jax.random.key(0))
    module = Tree(
        eqx.nn.Embedding(9, 4, key=keys[0]), eqx.nn.Linear(19, 2, key=keys[1])
    )
    for rows in (X, (WORDS, NUMBERS)):
        foreign = read(module, rows, Y)
        ours = foreign.model.apply(foreign.params, foreign.inputs_of(rows), None)
        theirs = jax.vmap(module)(WORDS, NUMBERS)
        np.testing.assert_allclose(ours, theirs, atol=1e-6)
