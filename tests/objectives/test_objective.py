"""The objective of every loss with linear and mlp, against differences and a loop."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from steepest.models import Model, linear, mlp
from steepest.objectives import (
    Batch,
    Objective,
    Scaling,
    elastic_net,
    hinge,
    horizontal_flip,
    losses,
    softmax_cross_entropy,
)

from .conftest import within_range

NAMES = sorted(losses)
MODELS = {
    "linear": lambda n: linear(4, n),
    "mlp": lambda n: mlp(4, [5], n, activation="tanh"),
}


def example(name: str, model: str, rng: np.random.Generator):
    """Return an objective with a penalty, random parameters and a weighted batch."""
    loss = losses[name]()
    numbers = loss.task == "regression"
    n_scores = loss.n_scores(3)
    inputs = rng.normal(size=(7, 4))
    classes = np.array([0, 0, 0, 0, 1, 1, 2])
    targets = within_range(loss, rng.normal(size=(7, 3))) if numbers else classes
    batch = Batch(*map(jnp.array, (inputs, targets, [1, 2, 0.5, 0, 1, 3, 1])))
    objective = Objective(MODELS[model](n_scores), loss, elastic_net(0.3), 0.07)
    start = objective.model.init(jax.random.key(0))
    leaves, tree = jax.tree.flatten(start)
    params = [jnp.array(rng.normal(size=leaf.shape)) for leaf in leaves]
    return objective, tree.unflatten(params), batch


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", NAMES)
def test_gradient_and_curvature_are_those_of_centered_differences(name, model, rng):
    with jax.enable_x64(True):
        objective, params, batch = example(name, model, rng)
        flat, unravel = ravel_pytree(params)

        @jax.jit
        def measure(at, direction):
            at, direction = unravel(at), unravel(direction)
            return (
                objective(at, batch),
                ravel_pytree(objective.gradient(at, batch))[0],
                objective.directional_derivative(at, batch, direction),
                ravel_pytree(objective.hessian_vector_product(at, batch, direction))[0],
            )

        direction = jnp.array(rng.normal(size=flat.shape))
        _, gradient, slope, curved = measure(flat, direction)
        h = 1e-6  # kinks are further away than that in this example
        for place in range(flat.size):
            step = jnp.array(np.eye(1, flat.size, place)[0] * h)
            above, below = (
                measure(flat + step, direction),
                measure(flat - step, direction),
            )
            difference = float(above[0] - below[0]) / (2 * h)
            assert float(gradient[place]) == pytest.approx(difference, abs=5e-9)
        above, below = (measure(flat + s * h * direction, direction) for s in (1, -1))
        along = float(above[0] - below[0]) / (2 * h)
        assert float(slope) == pytest.approx(along, abs=2e-8)
        assert float(slope) == pytest.approx(float(gradient @ direction), rel=1e-12)
        np.testing.assert_allclose(curved, (above[1] - below[1]) / (2 * h), atol=1e-7)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", NAMES)
def test_initial_loss_is_that_of_equal_scores(name, model, rng):
    objective, _, batch = example(name, model, rng)
    start = objective.model.init(jax.random.key(4))
    known = objective.loss.at_equal_scores(
        3, np.asarray(batch.targets), np.asarray(batch.weights)
    )
    assert float(objective.mean_loss(start, batch)) == pytest.approx(known, rel=1e-6)


def test_value_is_that_of_a_numpy_loop(rng):
    with jax.enable_x64(True):
        objective, params, batch = example("hinge", "linear", rng)
        computed = float(objective(params, batch))
    w, b = np.asarray(params["weight"]), np.asarray(params["bias"])
    total = weight = 0.0
    for x, y, v in zip(*map(np.asarray, batch), strict=True):
        s = w @ x + b
        total += v * sum(max(0, s[j] - s[y] + 1) for j in range(3) if j != y)
        weight += v
    penalty = 0.3 * np.abs(w).sum() + 0.7 * (w**2).sum()
    assert computed == pytest.approx(total / weight + 0.07 * penalty, rel=1e-14)


@pytest.mark.parametrize("name", ["softmax_cross_entropy", "squared_error"])
def test_weight_two_is_a_row_twice_and_weight_zero_is_no_row(name, rng):
    with jax.enable_x64(True):
        objective, params, batch = example(name, "mlp", rng)
        weights = jnp.array([2.0, 1, 1, 0, 1, 1, 0])
        rows = np.array([0, 0, 1, 2, 4, 5])
        weighted = Batch(batch.inputs, batch.targets, weights)
        repeated = Batch(batch.inputs[rows], batch.targets[rows])
        gradient = jax.jit(
            lambda batch: ravel_pytree(objective.gradient(params, batch))[0]
        )
        left, right = gradient(weighted), gradient(repeated)
        np.testing.assert_allclose(left, right, rtol=1e-12, atol=1e-14)
        assert float(objective(params, weighted)) == pytest.approx(
            float(objective(params, repeated)), rel=1e-14
        )


def test_pixels_are_scaled_on_the_fly(rng):
    pixels = rng.integers(0, 256, (5, 2, 2), np.uint8)
    scaling = Scaling(jnp.float32(127.5), jnp.float32(1 / 50))
    objective = Objective(linear(4, 3), softmax_cross_entropy(), scaling=scaling)
    params = {"weight": jnp.array(rng.normal(size=(3, 4)), jnp.float32)}
    params["bias"] = jnp.zeros(3)
    by_hand = (pixels.reshape(5, 4) - 127.5) / 50 @ np.asarray(params["weight"]).T
    computed = objective.scores(params, jnp.array(pixels))
    np.testing.assert_allclose(computed, by_hand, rtol=1e-5, atol=1e-5)


def test_a_new_penalty_strength_compiles_nothing(compilations, rng):
    objective, params, batch = example("hinge", "linear", rng)
    value = jax.jit(lambda objective, params, batch: objective(params, batch))
    weak, strong = (
        Objective(linear(4, 3), hinge(), elastic_net(0.3), jnp.float32(strength))
        for strength in (0.1, 0.2)
    )
    assert weak.model is objective.model
    first = value(weak, params, batch).block_until_ready()
    with compilations() as names:
        second = value(strong, params, batch).block_until_ready()
    assert names == []
    assert float(second) > float(first)


def test_augmentation_and_dropout_happen_only_with_a_key(rng):
    pick = Model(
        init=lambda key: {"weight": jnp.ones((1, 1))},
        apply=lambda params, inputs, key=None: inputs[:, 0, :] * params["weight"],
        name="first row of pixels",
    )
    loss = losses["squared_error"]()
    objective = Objective(pick, loss, augment=horizontal_flip)
    params = pick.init(jax.random.key(0))
    images = jnp.tile(jnp.array([[[1.0, 2.0]]]), (40, 1, 1))
    assert objective.stochastic
    assert not Objective(pick, loss).stochastic
    plain = np.unique(objective.scores(params, images), axis=0)
    noisy = np.unique(objective.scores(params, images, jax.random.key(1)), axis=0)
    assert plain.tolist() == [[1, 2]]
    assert noisy.tolist() == [[1, 2], [2, 1]]
