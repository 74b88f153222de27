import jax
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from steepest.diagnosis.measured._noise_scale import (
    _one_by_one,
    measure_noise_scale,
    noise_scale_of,
)
from steepest.models import Model
from steepest.objectives import Batch, Objective, Scaling, softmax_cross_entropy

from ..conftest import MODELS, ROWS


def gradients(objective, params, rows):
    """One gradient per example, in a loop."""
    each = jax.jit(jax.grad(lambda p, x, y: objective.mean_loss(p, Batch(x, y))))
    return np.array(
        [
            ravel_pytree(each(params, x[None], y[None]))[0]
            for x, y in zip(rows.inputs, rows.targets, strict=True)
        ],
        np.float64,
    )


def by_hand(g):
    n = len(g)
    spread = np.trace(np.cov(g.T))
    return spread, np.sum(g.mean(0) ** 2) - spread / n


@pytest.mark.parametrize("model", ["linear", "mlp"])
def test_layers_and_a_loop_agree(model):
    scaling = Scaling(np.float32(0.2), np.float32(0.7))
    objective = Objective(MODELS[model], softmax_cross_entropy(), scaling=scaling)
    params = objective.model.init(jax.random.key(3))
    params = jax.tree.map(lambda w: w + 0.1, params)
    noise = measure_noise_scale(objective, params, ROWS)
    spread, slope = by_hand(gradients(objective, params, ROWS))
    assert noise.spread == pytest.approx(spread, rel=1e-3)
    assert noise.squared_gradient == pytest.approx(slope, rel=1e-3)
    assert noise.scale == pytest.approx(spread / slope, rel=2e-3)
    assert noise.low < noise.scale < noise.high
    assert noise.rows == 120
    squares, along, mean = _one_by_one(objective, params, ROWS)
    other = noise_scale_of(
        np.asarray(squares, float), np.asarray(along, float), float(mean)
    )
    assert other.scale == pytest.approx(noise.scale, rel=1e-3)
    assert other.high == pytest.approx(noise.high, rel=1e-2)


def test_a_model_that_is_not_made_of_layers():
    model = Model(
        name="of one matrix",
        init=lambda key: {"w": np.zeros((6, 3), np.float32)},
        apply=lambda params, x, key=None: x @ params["w"],
    )
    objective = Objective(model, softmax_cross_entropy())
    noise = measure_noise_scale(objective, model.init(None), ROWS)
    delta = 1 / 3 - np.eye(3)[ROWS.targets]
    g = np.einsum("ni,nc->nic", ROWS.inputs, delta).reshape(120, -1)
    spread, slope = by_hand(g)
    assert noise.scale == pytest.approx(spread / slope, rel=1e-3)


def test_the_error_is_the_jackknife_of_a_loop(rng):
    g = rng.normal(size=(40, 5)) + 0.7
    noise = noise_scale_of(
        np.sum(g**2, 1), g @ g.mean(0), float(np.sum(g.mean(0) ** 2))
    )
    left_out = []
    for i in range(40):
        spread, slope = by_hand(np.delete(g, i, 0))
        left_out.append(np.log(spread / slope))
    left_out = np.array(left_out)
    error = np.sqrt(39 / 40 * np.sum((left_out - left_out.mean()) ** 2))
    assert np.log(noise.high / noise.scale) == pytest.approx(2 * error)


def test_the_interval_covers_the_truth(rng):
    """Σ = I in 20 dimensions and ‖G‖² = 2: the scale is 10."""
    mean = np.full(20, np.sqrt(2 / 20))
    hits = 0
    for _ in range(200):
        g = rng.normal(size=(256, 20)) + mean
        noise = noise_scale_of(
            np.sum(g**2, 1), g @ g.mean(0), float(np.sum(g.mean(0) ** 2))
        )
        hits += noise.low <= 10 <= noise.high
    assert 180 <= hits <= 200


def test_noise_alone_cannot_be_measured(rng):
    g = rng.normal(size=(50, 400))
    g -= 0.999 * g.mean(0)
    noise = noise_scale_of(
        np.sum(g**2, 1), g @ g.mean(0), float(np.sum(g.mean(0) ** 2))
    )
    assert noise.squared_gradient < 0
    assert np.isnan(noise.scale)
    few = noise_scale_of(np.ones(2), np.ones(2), 1.0)
    assert np.isnan(few.scale)
