import sys
from pathlib import Path

import jax
import numpy as np
import pytest

from steepest.models import load_model

ROOT = Path(__file__).parents[2]


@pytest.fixture
def net(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    return load_model("examples.small_convnet:Net", np.zeros((2, 16, 16, 3)), 5)


def test_the_filters_are_a_convolution(net):
    params = net.init(jax.random.key(0))
    images = jax.random.normal(jax.random.key(1), (3, 16, 16, 3))
    layers = params.get("params", params)
    x = images
    for k in range(3):
        dense = layers[f"Filters_{k}"]["Dense_0"]
        kernel = dense["kernel"].reshape(3, 3, x.shape[3], -1)
        x = jax.lax.conv_general_dilated(
            x, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")
        )
        x = jax.nn.relu(x + dense["bias"][None, None, None])
        x = jax.lax.reduce_window(
            x, 0.0, jax.lax.add, (1, 2, 2, 1), (1, 2, 2, 1), "VALID"
        )
        x = x / 4
    scores = x.reshape(3, -1) @ layers["Dense_0"]["kernel"]
    expected = scores + layers["Dense_0"]["bias"][None]
    np.testing.assert_allclose(net.apply(params, images), expected, atol=1e-5)


def test_dropout_only_while_training(net):
    params = net.init(jax.random.key(0))
    images = jax.random.normal(jax.random.key(1), (3, 16, 16, 3))
    same = net.apply(params, images)
    np.testing.assert_array_equal(net.apply(params, images), same)
    assert np.abs(net.apply(params, images, jax.random.key(2)) - same).max() > 0.01
