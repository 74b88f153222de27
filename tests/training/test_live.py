"""What a live training shows is what the engine computes."""

import jax
import numpy as np
import pytest

from steepest.descent import scores_of
from steepest.diagnosis import backprop
from steepest.errors import SettingError
from steepest.training import (
    LiveTraining,
    Settings,
    layer_norms,
    material,
    plane_map,
    plane_of,
    rate_fan,
    train,
)

SETTINGS = Settings(
    data="blobs",
    model="mlp",
    hidden=(6,),
    optimizer="sgd",
    learning_rate=0.1,
    schedule="constant",
    batch_size=32,
    epochs=3,
)


@pytest.fixture(scope="module")
def loaded():
    return material(SETTINGS)


@pytest.fixture(scope="module")
def live(loaded):
    training = LiveTraining(loaded)
    training.advance(11)
    return training


def test_a_live_training_ends_as_a_training_does(loaded):
    training = LiveTraining(loaded)
    while not training.descent.over:
        training.advance(7)
    ours, theirs = training.close(), train(SETTINGS)
    assert ours.metrics == theirs.metrics
    assert ours.reason == theirs.reason
    assert ours.settings == theirs.settings
    assert ours.data == theirs.data
    np.testing.assert_array_equal(
        ours.history.steps["loss"], theirs.history.steps["loss"]
    )


def test_losses_and_predictions_are_those_of_the_scores(live):
    moment, part = live.look(), live.part
    scores = scores_of(live.descent.objective, live.descent.params, part.inputs)
    shifted = scores - scores.max(1, keepdims=True)
    right = np.arange(len(scores)), part.targets
    losses = np.log(np.exp(shifted).sum(1)) - shifted[right]
    np.testing.assert_allclose(moment.losses, losses, rtol=1e-4, atol=1e-5)
    np.testing.assert_array_equal(moment.predicted, scores.argmax(1))
    for true in range(3):
        for told in range(3):
            both = (part.targets == true) & (scores.argmax(1) == told)
            assert moment.confusion[true, told] == both.sum()
    highest = sorted(losses)[:-3:-1]
    np.testing.assert_allclose(moment.losses[moment.worst(2)], highest, rtol=1e-4)


def test_the_lengths_of_the_layers_agree_with_backpropagation_by_hand(loaded, live):
    objective, params = live.descent.objective, live.descent.params
    rows = jax.tree.map(lambda a: np.asarray(a)[:40], loaded.rows)
    layers = layer_norms(objective, params, rows)
    by_hand = backprop(params, rows.inputs, rows.targets, "relu", objective.loss)
    assert [layer.name for layer in layers] == ["1", "2"]
    for layer, ours, weights in zip(layers, by_hand.layers, params, strict=True):
        both = np.sum(ours.weight**2) + np.sum(ours.bias**2)
        assert layer.gradient == pytest.approx(np.sqrt(float(both)), rel=1e-4)
        flat = np.concatenate([np.ravel(weights["weight"]), weights["bias"]])
        assert layer.weight == pytest.approx(np.linalg.norm(flat), rel=1e-5)


def test_the_update_of_a_layer_is_the_rate_times_the_gradient(loaded):
    settings = Settings.from_json(
        {**SETTINGS.to_json(), "batch_size": "full", "epochs": 9}
    )
    training = LiveTraining(loaded.with_settings(settings))
    training.advance(4)
    start = training.descent.params
    rows = loaded.rows
    expected = [
        0.1 * layer.gradient
        for layer in layer_norms(training.descent.objective, start, rows)
    ]
    training.advance(1)
    updates = [layer.update for layer in training.look().layers]
    np.testing.assert_allclose(updates, expected, rtol=1e-3)


def test_the_map_has_the_answers_at_its_points(loaded, live):
    plane = plane_of(loaded.splits.train, loaded.splits.encoding)
    objective, params = live.descent.objective, live.descent.params
    answers, certain = plane_map(objective, params, plane, size=5)
    for row in range(5):
        for column in range(5):
            at = plane.low + (plane.high - plane.low) * np.array([column, row]) / 4
            scores = scores_of(objective, params, at[None].astype(np.float32))[0]
            shares = np.exp(scores - scores.max())
            assert answers[row, column] == scores.argmax()
            assert certain[row, column] == pytest.approx(
                shares.max() / shares.sum(), rel=1e-4
            )
    raw = plane.low[0] / plane.factor[0] + plane.center[0]
    assert -4 < raw < -2.5  # the leftmost point of the blobs, and room beside it


def test_other_inputs_of_a_plane_stay_at_their_mean():
    loaded = material(Settings(data="iris"))
    plane = plane_of(loaded.splits.train, loaded.splits.encoding, (2, 0))
    assert plane.names == ("petal length (cm)", "sepal length (cm)")
    grid = plane.grid(4)
    np.testing.assert_allclose(grid[:, [1, 3]], 0, atol=1e-5)
    assert len(np.unique(grid[:, 2])) == len(np.unique(grid[:, 0])) == 4


def test_every_rate_of_a_fan_is_the_training_at_that_rate(loaded):
    rates = np.array([0.02, 0.1, 0.5])
    parts = list(rate_fan(loaded, rates))
    assert [part.step for part in parts] == [0, 9, 18]
    losses = np.concatenate([part.losses for part in parts])
    for k, rate in enumerate(rates):
        settings = Settings.from_json(
            {**SETTINGS.to_json(), "learning_rate": float(rate)}
        )
        alone = train(settings).history.steps["loss"]
        np.testing.assert_allclose(losses[:, k], alone, rtol=2e-4)


def test_an_optimizer_without_a_rate_has_no_fan(loaded):
    settings = Settings.from_json({**SETTINGS.to_json(), "optimizer": "lbfgs"})
    with pytest.raises(SettingError, match="there are no learning rates to compare"):
        next(rate_fan(loaded.with_settings(settings), np.array([0.1])))
