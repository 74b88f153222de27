"""A convolutional net against loops, another convolution, and differences."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import ModelError, SettingError
from steepest.models import Layers, convnet, model_of_layers
from steepest.models._batch_norm import first_statistics, normalized
from steepest.models._convnet import convolved, pooled
from steepest.objectives import Batch, Objective, softmax_cross_entropy

EVERYTHING = {
    "kernel": 5,
    "batch_norm": False,
    "activation": "tanh",
    "start": "lecun",
    "last_start": "he",
    "start_scale": 0.5,
    "dropout": 0.25,
    "last_activation": "sigmoid",
}


@pytest.mark.parametrize(
    ("kernel", "height", "width"), [(3, 5, 4), (5, 3, 6), (1, 2, 3)]
)
def test_a_filter_sums_what_is_around_each_place(rng, kernel, height, width):
    images = rng.normal(size=(2, height, width, 3)).astype(np.float32)
    weight = rng.normal(size=(4, kernel, kernel, 3)).astype(np.float32)
    flat = jnp.asarray(weight.reshape(4, -1))
    found = np.asarray(convolved(flat, jnp.asarray(images), kernel))
    expected = np.zeros((2, height, width, 4))
    half = kernel // 2
    for i in range(height):
        for j in range(width):
            for a in range(kernel):
                for b in range(kernel):
                    row, column = i + a - half, j + b - half
                    if 0 <= row < height and 0 <= column < width:
                        seen = images[:, row, column]
                        expected[:, i, j] += seen @ weight[:, a, b].T
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)
    theirs = jax.lax.conv_general_dilated(
        images,
        weight.transpose(1, 2, 3, 0),
        (1, 1),
        "SAME",
        dimension_numbers=("NHWC", "HWIO", "NHWC"),
    )
    np.testing.assert_allclose(found, theirs, rtol=1e-4, atol=1e-5)


def test_pooling_keeps_the_largest_and_leaves_out_what_has_no_partner(rng):
    values = rng.normal(size=(2, 5, 4, 3)).astype(np.float32)
    found = np.asarray(pooled(jnp.asarray(values)))
    assert found.shape == (2, 2, 2, 3)
    for i in range(2):
        for j in range(2):
            square = values[:, 2 * i : 2 * i + 2, 2 * j : 2 * j + 2]
            np.testing.assert_array_equal(found[:, i, j], square.max(axis=(1, 2)))
    one_place = jnp.asarray(values[:, :1, :1])
    np.testing.assert_array_equal(pooled(one_place), one_place)
    assert pooled(jnp.zeros((2, 1, 4, 3))).shape == (2, 1, 2, 3)


def test_batch_norm_by_hand(rng):
    values = rng.normal(3, 2, size=(6, 4, 5, 3))
    running = {"mean": np.ones(3), "variance": np.full(3, 2.0)}
    with jax.enable_x64(True):
        now, new = normalized(jnp.asarray(values), running, True)
        later, same = normalized(jnp.asarray(values), running, False)
    flat = values.reshape(-1, 3)
    by_hand = (values - flat.mean(0)) / np.sqrt(flat.var(0) + 1e-5)
    np.testing.assert_allclose(now, by_hand, rtol=1e-10)
    np.testing.assert_allclose(new["mean"], 0.9 + 0.1 * flat.mean(0), rtol=1e-12)
    np.testing.assert_allclose(new["variance"], 1.8 + 0.1 * flat.var(0), rtol=1e-12)
    np.testing.assert_allclose(later, (values - 1) / np.sqrt(2 + 1e-5), rtol=1e-12)
    assert same is running
    assert first_statistics(2)["variance"].tolist() == [1.0, 1.0]


def net(**options):
    return convnet((6, 5, 2), [3, 3, 4], 3, last_start="he", **options)


def test_the_scores_are_those_of_the_blocks_written_out(rng):
    model = net(activation="tanh", batch_norm=False)
    params = model.init(jax.random.key(0))
    x = rng.normal(size=(4, 6, 5, 2)).astype(np.float32)
    first, second, third, last = params
    assert [b["weight"].shape for b in params] == [(3, 18), (3, 27), (4, 27), (3, 4)]
    h = np.tanh(pooled(convolved(first["weight"], jnp.asarray(x), 3)))
    h = np.tanh(convolved(second["weight"], jnp.asarray(h), 3))  # as many: no pooling
    h = np.tanh(pooled(convolved(third["weight"], jnp.asarray(h), 3)))
    assert h.shape == (4, 1, 1, 4)
    expected = h.mean((1, 2)) @ np.asarray(last["weight"]).T
    np.testing.assert_allclose(model.apply(params, jnp.asarray(x)), expected, atol=1e-5)
    seen = model.units(params, jnp.asarray(x))
    assert [values.shape[1:] for values in seen] == [(3, 2, 3), (3, 2, 3), (1, 1, 4)]
    np.testing.assert_allclose(seen[-1], h, atol=1e-5)


@pytest.mark.parametrize("batch_norm", [True, False])
def test_the_gradient_is_the_slope(rng, batch_norm):
    model = net(batch_norm=batch_norm, activation="tanh")
    assert model.has_state is batch_norm
    rows = Batch(rng.normal(size=(8, 6, 5, 2)), np.arange(8) % 3)
    with jax.enable_x64(True):
        objective = Objective(model, softmax_cross_entropy())
        params = jax.tree.map(
            lambda leaf: np.asarray(leaf, np.float64), model.init(jax.random.key(0))
        )
        state = model.start_state(jax.random.key(0)) if batch_norm else None
        objective = objective.with_state(
            jax.tree.map(lambda leaf: jnp.asarray(leaf, jnp.float64), state)
        )
        key = jax.random.key(1)  # as in training: normalized by the batch
        loss = jax.jit(lambda at: objective(at, rows, key))
        gradient = jax.grad(loss)(params)
        for i, leaf in enumerate(params):
            for name in leaf:
                direction = rng.normal(size=leaf[name].shape)
                sides = []
                for sign in (1, -1):
                    moved = [dict(block) for block in params]
                    moved[i][name] = moved[i][name] + sign * 1e-5 * direction
                    sides.append(float(loss(tuple(moved))))
                slope = (sides[0] - sides[1]) / 2e-5
                along = float((gradient[i][name] * direction).sum())
                # the largest of four places may change within the step: once or never
                assert slope == pytest.approx(along, rel=1e-5, abs=1e-8), (i, name)


def test_training_normalizes_by_the_batch_and_evaluation_by_the_running_means(rng):
    model = net()
    params, state = model.init(jax.random.key(0)), model.start_state(jax.random.key(0))
    x = jnp.asarray(rng.normal(2, 3, size=(64, 6, 5, 2)).astype(np.float32))
    step = jax.jit(lambda state: model.apply(params, state, x, jax.random.key(1)))
    trained, new = step(state)
    for _ in range(150):
        new = step(new)[1]
    settled, same = model.apply(params, new, x)
    np.testing.assert_allclose(settled, trained, rtol=1e-3, atol=1e-4)
    jax.tree.map(np.testing.assert_array_equal, same, new)
    at_first, _ = model.apply(params, state, x)
    assert abs(np.asarray(at_first - trained)).max() > 0.1


def test_dropout_acts_while_training_only(rng):
    model = net(dropout=0.5, batch_norm=False)
    params = model.init(jax.random.key(0))
    x = jnp.asarray(rng.normal(size=(8, 6, 5, 2)).astype(np.float32))
    assert model.stochastic
    plain = net(batch_norm=False).apply(params, x)
    np.testing.assert_allclose(model.apply(params, x), plain, rtol=1e-6)
    assert not np.allclose(model.apply(params, x, jax.random.key(0)), plain)


def test_the_same_layers_make_the_same_object():
    model = convnet((6, 5), 4, 3, **EVERYTHING)
    assert model.layers == Layers(
        "convnet", (30, 4, 3), input_shape=(6, 5, 1), **EVERYTHING
    )
    assert model_of_layers(model.layers) is model
    assert convnet((6, 5, 1), [4], 3, **EVERYTHING) is model
    wider = model_of_layers(replace(model.layers, sizes=(30, 8, 8, 3)))
    assert wider.layers.hidden == (8, 8)
    assert not wider.layers.is_dense
    assert net(start="he") is net()


def test_gray_images_need_no_channels(rng):
    model = convnet((4, 4), [2], 3)
    params, state = model.init(jax.random.key(0)), model.start_state(jax.random.key(0))
    gray = jnp.asarray(rng.integers(0, 255, (2, 4, 4)), jnp.uint8)
    scores, _ = model.apply(params, state, gray)
    same, _ = model.apply(params, state, gray[..., None])
    np.testing.assert_array_equal(scores, same)


def test_what_cannot_be_is_refused():
    with pytest.raises(ModelError, match=r"found rows of shape \(64,\).*model mlp"):
        convnet((64,), [4], 3)
    with pytest.raises(SettingError, match="odd number.*found 4. Give 5"):
        convnet((8, 8), [4], 3, kernel=4)
    with pytest.raises(SettingError, match="at least one block"):
        convnet((8, 8), [], 3)
    with pytest.raises(SettingError, match="each number in filters must be"):
        convnet((8, 8), [0], 3)
    with pytest.raises(SettingError, match="each number in input_shape must be"):
        convnet((8, 0), [4], 3)
    model = convnet((8, 8, 3), [4], 3)
    params, state = model.init(jax.random.key(0)), model.start_state(jax.random.key(0))
    with pytest.raises(ModelError, match=r"shape \(8, 8, 3\).*found.*\(2, 8, 8\)"):
        model.apply(params, state, jnp.zeros((2, 8, 8)))
