"""The assertions about models of Keras and PyTorch."""

import keras
import numpy as np
import pytest
import torch
from torch import nn

from steepest.testing import assert_learns

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(60, 4)).astype(np.float32)
Y = (X[:, 0] * X[:, 1] > 0).astype(int)


def of_keras(last=None):
    keras.utils.set_random_seed(0)
    return keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.Dense(16, "relu"),
            keras.layers.Dense(2, kernel_initializer=last or "glorot_uniform"),
        ]
    )


def of_torch():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))


class WithoutUse(nn.Module):
    def __init__(self):
        super().__init__()
        self.used, self.unused = of_torch(), nn.Linear(4, 2)

    def forward(self, x):
        return self.used(x)


@pytest.mark.parametrize("make", [of_keras, of_torch])
def test_models_that_learn(make):
    assert_learns(make(), X, Y)


def test_a_start_that_is_far_too_confident():
    model = of_keras(keras.initializers.RandomNormal(stddev=200.0))
    with pytest.raises(AssertionError, match="chance"):
        assert_learns(model, X, Y, leave_out=("gradient", "by_heart", "evaluation"))


def test_a_layer_that_is_never_called():
    with pytest.raises(AssertionError, match="unused"):
        assert_learns(WithoutUse(), X, Y, leave_out=("gradient", "by_heart", "chance"))
