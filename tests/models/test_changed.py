"""The scores stay what they were; inputs and outputs are asymmetric on purpose."""

import jax
import numpy as np
import pytest

from steepest.models import (
    linear,
    mlp,
    scores_on_host,
    with_inputs_rescaled,
    with_outputs_placed,
    with_outputs_rescaled,
)

MODELS = [linear(3, 2, "glorot"), mlp(3, [4], 2, last_start="he")]


def drawn(model, rng):
    like = model.init(jax.random.key(1))
    return jax.tree.map(lambda a: rng.normal(size=a.shape), like)


@pytest.mark.parametrize("model", MODELS)
def test_inputs_and_outputs_in_other_scales(model, rng):
    params, rows = drawn(model, rng), rng.normal(size=(6, 3)) * [1.0, 50.0, 0.1]
    before = np.array([1.0, -2.0, 0.3]), np.array([2.0, 0.5, 9.0])
    after = np.array([-4.0, 7.0, 0.0]), np.array([0.1, 3.0, 1.0])
    changed = with_inputs_rescaled(model.layers, params, before, after)
    wanted = scores_on_host(model.layers, params, (rows - before[0]) * before[1])
    found = scores_on_host(model.layers, changed, (rows - after[0]) * after[1])
    np.testing.assert_allclose(found, wanted, rtol=1e-12)

    before, after = (np.array([3.0, 5.0]), np.array([2.0, 0.1])), (-1.0, 4.0)
    changed = with_outputs_rescaled(model.layers, params, before, after)
    found = scores_on_host(model.layers, changed, rows) / after[1] + after[0]
    wanted = scores_on_host(model.layers, params, rows) / before[1] + before[0]
    np.testing.assert_allclose(found, wanted, rtol=1e-12)


@pytest.mark.parametrize("model", MODELS)
def test_outputs_at_other_places(model, rng):
    params, rows = drawn(model, rng), rng.normal(size=(6, 3))
    changed = with_outputs_placed(model.layers, params, np.array([3, 1]), 4)
    wanted = scores_on_host(model.layers, params, rows)
    found = scores_on_host(model.layers, changed, rows)
    np.testing.assert_array_equal(found[:, [3, 1]], wanted)
    assert (found[:, [0, 2]] == 0).all()
    one = with_outputs_placed(model.layers, params, np.array([1]), 2)
    found = scores_on_host(model.layers, one, rows)
    np.testing.assert_array_equal(found[:, 1], wanted[:, 0])
