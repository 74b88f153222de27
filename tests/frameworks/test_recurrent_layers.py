"""Layers over time of Keras, PyTorch and Flax: the checks of layers answer, by name."""

import flax.linen as nn
import keras
import numpy as np
import pytest
import torch

from steepest.diagnosis import Case, checks
from steepest.foreign import read
from steepest.objectives import Batch, Objective, softmax_cross_entropy

DRAW = np.random.default_rng(0)
ROWS = Batch(
    DRAW.normal(size=(31, 6, 5)).astype(np.float32),
    DRAW.integers(0, 3, 31).astype(np.int32),
)
LAYERS = ("symmetry", "weight_scale", "dead_units", "saturated_units", "signal")


def in_keras(scale):
    keras.utils.set_random_seed(0)
    cell = keras.layers.LSTM(8, name="memory")
    model = keras.Sequential([keras.Input((6, 5)), cell, keras.layers.Dense(3)])
    cell.set_weights([scale * w for w in cell.get_weights()])
    return model


class InTorch(torch.nn.Module):
    def __init__(self, scale):
        super().__init__()
        torch.manual_seed(0)
        self.memory = torch.nn.GRU(5, 8, 2, batch_first=True)
        self.last = torch.nn.Linear(8, 3)
        with torch.no_grad():
            for w in self.memory.parameters():
                w.mul_(scale)

    def forward(self, x):
        return self.last(self.memory(x)[0][:, -1])


class InFlax(nn.Module):
    scale: float

    @nn.compact
    def __call__(self, x):
        start = nn.initializers.lecun_normal()
        cell = nn.SimpleCell(
            8,
            kernel_init=lambda *about: self.scale * start(*about),
            name="memory",
        )
        return nn.Dense(3)(nn.RNN(cell)(x)[:, -1])


@pytest.mark.parametrize("make", [in_keras, InTorch, InFlax])
def test_layers_over_time_are_asked_by_their_names(make):
    findings = {}
    for scale in (1, 60):
        foreign = read(make(scale), ROWS.inputs[:4], ROWS.targets[:4])
        objective = Objective(foreign.model, softmax_cross_entropy())
        case = Case(objective=objective, start=foreign.params, rows=ROWS)
        findings[scale] = {name: checks[name](case) for name in LAYERS}
    told = {name: found.because for name, found in findings[1].items()}
    assert told == {
        "symmetry": "different",
        "weight_scale": "keeps",
        "dead_units": "cannot_die",
        "saturated_units": "alive",
        "signal": "flows",
    }
    assert "memory" in findings[1]["weight_scale"].measured["layer"]
    large = findings[60]
    assert large["weight_scale"].because in ("too_large", "multiplies")
    assert large["saturated_units"].because == "saturated"
    assert "memory" in large["saturated_units"].measured["layer"]
