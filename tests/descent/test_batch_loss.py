"""A batch larger than a tile, a short one, and the padding after it."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.descent import descend
from steepest.descent._batch_loss import BatchLoss
from steepest.models import linear
from steepest.objectives import Batch, Objective, Penalty, loss_named

N = 45  # rows 3 … 39 are the batch: 37 of them, four tiles of 10, the last of 7


@pytest.fixture(scope="module")
def rows():
    rng = np.random.default_rng(2)
    y = rng.choice(3, size=N, p=[0.5, 0.3, 0.2]).astype("int32")
    return Batch(rng.normal(size=(N, 5)), y, rng.uniform(0.2, 3, size=N))


@pytest.fixture(scope="module")
def params():
    rng = np.random.default_rng(3)
    return {"weight": rng.normal(size=(3, 5)), "bias": rng.normal(size=3)}


def whole(objective, rows):
    """The mean over the batch written in one piece, divided by the number of rows."""
    x, y, w = (a[3:40] for a in rows)

    def value(params):
        losses = objective.per_example(params, Batch(x, y))
        return jnp.sum(w * losses) / 37 + objective.penalty_strength * jnp.sum(
            params["weight"] ** 2
        )

    return value


@pytest.mark.parametrize("tile", [10, 42], ids=["tiles", "padded"])
@pytest.mark.parametrize("loss", ["softmax_cross_entropy", "squared_hinge"])
def test_tiles_add_up_to_the_batch(rows, params, tile, loss):
    objective = Objective(linear(5, 3), loss_named(loss), Penalty("l2", l2=1.0), 0.3)
    reference = whole(objective, rows)

    @jax.jit
    def both(params, vector):
        batch = BatchLoss(objective, rows, 3, jnp.int32(37), tile, tile < 37, None)
        gradient = jax.grad(reference)(params)
        curved = jax.jvp(jax.grad(reference), (params,), (vector,))[1]
        return (
            (batch.value_and_gradient(params), (reference(params), gradient)),
            (batch.value(params), reference(params)),
            (jax.grad(batch.value)(params), gradient),
            (batch.hessian_vector_product(params, vector), curved),
            # forward over reverse, as Sophia's estimate of the diagonal does
            (jax.jvp(jax.grad(batch.value), (params,), (vector,))[1], curved),
        )

    with jax.enable_x64(True):
        vector = jax.tree.map(np.cos, params)
        for computed, right in both(params, vector):
            jax.tree.map(
                lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-13),
                computed,
                right,
            )


def test_gradients_of_single_examples_add_up(rows, params):
    objective = Objective(linear(5, 3), loss_named("softmax_cross_entropy"))
    with jax.enable_x64(True):

        @jax.jit
        def gradients(params):
            batch = BatchLoss(objective, rows, 3, jnp.int32(37), 42, False, None)
            single = batch.per_example_gradients(params)
            return single, batch.value_and_gradient(params)[1]

        single, gradient = jax.device_get(gradients(params))
        assert single["weight"].shape == (42, 3, 5)
        assert not single["weight"][37:].any()  # rows that are not the batch's
        np.testing.assert_allclose(
            single["weight"].sum(axis=0) / 37, gradient["weight"], rtol=1e-12
        )


@pytest.mark.parametrize("optimizer", ["sgd", "lbfgs", "newton_cg"])
def test_a_full_batch_of_several_tiles_steps_as_one(optimizer, flat):
    """5000 rows are three tiles of 2048, the last one short."""
    rng = np.random.default_rng(4)
    y = rng.choice(3, size=5000, p=[0.6, 0.3, 0.1]).astype("int32")
    x = rng.normal(size=(5000, 4)) + rng.normal(size=(3, 4))[y]
    model = linear(4, 3)
    objective = Objective(
        model, loss_named("softmax_cross_entropy"), Penalty("l2", l2=1.0), 0.01
    )

    def in_one_piece(params, batch):
        return objective(params, Batch(*batch))

    start = {"weight": np.zeros((3, 4)), "bias": np.zeros(3)}
    how = {
        "optimizer": optimizer,
        "learning_rate": 1.0 if optimizer != "sgd" else 0.5,
        "batch_size": "full",
        "epochs": 5,
        "dtype": "float64",
        "watch": False,
    }
    tiled = descend(objective, start, (x, y), **how)
    whole = descend(in_one_piece, start, (x, y), **how)
    np.testing.assert_allclose(flat(tiled.params), flat(whole.params), atol=1e-11)
    np.testing.assert_allclose(
        tiled.history.steps["loss"], whole.history.steps["loss"], rtol=1e-12
    )
    assert tiled.history.steps["loss"][-1] < 0.9 * np.log(3)


def test_a_mini_batch_of_several_tiles_steps_as_one(flat):
    """Batches of 2500, 2500 and 1 of 5001 rows, dpsgd without noise among them."""
    rng = np.random.default_rng(5)
    y = rng.choice(3, size=5001, p=[0.6, 0.3, 0.1]).astype("int32")
    x = (rng.normal(size=(5001, 4)) + rng.normal(size=(3, 4))[y]).astype("float32")
    objective = Objective(
        linear(4, 3), loss_named("softmax_cross_entropy"), Penalty("l2", l2=1.0), 0.01
    )
    start = {"weight": np.zeros((3, 4)), "bias": np.zeros(3)}
    how = {"learning_rate": 0.5, "batch_size": 2500, "epochs": 1, "watch": False}
    tiled = descend(objective, start, (x, y), **how)
    whole = descend(lambda p, b: objective(p, Batch(*b)), start, (x, y), **how)
    np.testing.assert_allclose(flat(tiled.params), flat(whole.params), atol=2e-6)
    private = descend(
        objective,
        start,
        (x[:5000], y[:5000]),
        optimizer="dpsgd",
        optimizer_options={"noise_multiplier": 0.0, "l2_norm_clip": 1e6},
        **how,
    )
    plain = descend(objective, start, (x[:5000], y[:5000]), **how)
    np.testing.assert_allclose(flat(private.params), flat(plain.params), atol=2e-6)
