"""Products for a row, beside those counted by hand; short trainings that are costly."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case
from steepest.diagnosis.measured import _trials
from steepest.diagnosis.measured._end_test import measure_end
from steepest.diagnosis.measured._range_test import measure_rates
from steepest.diagnosis.measured._work import products_of_a_row
from steepest.models import Model, mlp
from steepest.objectives import Batch, Objective, l2, softmax_cross_entropy

LOSS = softmax_cross_entropy()


def test_a_dense_net_has_one_for_each_weight():
    model = mlp(6, [8, 7], 3)
    params = model.init(jax.random.key(0))
    rows = np.ones((5, 6), np.float32)
    assert products_of_a_row(Objective(model, LOSS), params, rows) == 48 + 56 + 21


def test_a_kernel_and_a_repeated_layer_count_at_every_place():
    def apply(params, inputs, key=None):
        images = jax.lax.conv_general_dilated(
            inputs, params["kernel"], (1, 1), "SAME", (1, 1), (1, 1), _layout(inputs)
        )

        def step(h, x):
            return jnp.tanh(h + x @ params["w"]), None

        words = jnp.moveaxis(images.reshape(len(images), 6, -1), 1, 0)
        return jax.lax.scan(step, jnp.zeros((len(images), 3)), words)[0]

    model = Model(lambda key: {}, apply, "both")
    params = {"kernel": np.ones((3, 3, 2, 4)), "w": np.ones((20, 3))}
    by_hand = 6 * 5 * 3 * 3 * 2 * 4 + 6 * 20 * 3
    rows = np.ones((4, 6, 5, 2))
    assert products_of_a_row(Objective(model, LOSS), params, rows) == by_hand


def _layout(inputs):
    return jax.lax.conv_dimension_numbers(
        inputs.shape, (3, 3, 2, 4), ("NHWC", "HWIO", "NHWC")
    )


@pytest.mark.parametrize("strength", [0.0, 1e-3])
def test_of_a_costly_model_five_rates_for_24_steps(monkeypatch, rng, strength):
    monkeypatch.setattr(_trials, "COSTLY", 10)
    x = rng.normal(size=(128, 4)).astype(np.float32)
    rows = Batch(x, (x[:, 0] > 0).astype(np.int32))
    model = mlp(4, [8], 2)
    objective = Objective(model, LOSS, l2(), strength)
    start = model.init(jax.random.key(0))
    run = descend(objective, start, rows, learning_rate=0.3, batch_size=16, epochs=4)
    case = Case(objective=objective, start=start, rows=rows, run=run)
    tested, end = measure_rates(case), measure_end(case)
    np.testing.assert_allclose(tested.rates / 0.3, [0.01, 0.1, 1, 10, 100], rtol=1e-6)
    assert (tested.steps, end.steps) == (24, 24)
    assert len(tested.losses) == 5
    assert tested.interval.low < 0.3 < tested.interval.high
    assert end.factors[end.own] == pytest.approx(1)
    assert (end.lighter_train is None) == (strength == 0)
    assert len(end.train.mean) == (5 if strength == 0 else 2)
