"""Every change, compared with the same training by hand."""

from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest import Objective, descend
from steepest.data import Dataset, load
from steepest.descent import _together
from steepest.diagnosis import case_of, case_of_material
from steepest.diagnosis.repair._retrain import each_retrained, retrained
from steepest.errors import SettingError
from steepest.models import linear, mlp
from steepest.objectives import (
    Batch,
    Scaling,
    hinge,
    l1,
    softmax_cross_entropy,
    squared_error,
    weights_by_class,
)
from steepest.training import Settings, material, train_on

HIDDEN = 5


@pytest.fixture(scope="module")
def iris():
    return load("iris", seed=0)


@pytest.fixture(scope="module")
def case(iris):
    model = mlp(4, [HIDDEN], 3, activation="tanh")
    objective = Objective(model, softmax_cross_entropy())
    params = model.init(jax.random.key(1))
    run = descend(
        objective,
        params,
        iris.train,
        validation=iris.validation,
        learning_rate=0.1,
        batch_size=16,
        epochs=3,
        seed=2,
    )
    return case_of(
        run,
        objective=objective,
        params=params,
        data=iris.train,
        validation=iris.validation,
    )


def same(a, b) -> bool:
    leaves = zip(jax.tree.leaves(a), jax.tree.leaves(b), strict=True)
    return all(np.array_equal(x, y) for x, y in leaves)


def by_hand(case, objective=None, params=None, rows=None, **settings):
    usual = {"learning_rate": 0.1, "batch_size": 16, "epochs": 3, "seed": 2}
    return descend(
        objective or case.objective,
        case.start if params is None else params,
        case.rows if rows is None else rows,
        **(usual | settings),
    ).params


def test_no_change_gives_the_same_bits(case):
    assert same(retrained(case, {}).params, case.params)


@pytest.mark.parametrize(
    "change",
    [
        {"learning_rate": 0.03},
        {"batch_size": 8, "epochs": 2},
        {"optimizer": "momentum", "optimizer_options": {"momentum": 0.5}},
        {"schedule": "cosine"},
        {"clip_norm": 0.1},
        {"shuffle": False},
    ],
)
def test_settings_of_the_descent(case, change):
    after = retrained(case, change)
    assert same(after.params, by_hand(case, **change))
    assert not same(after.params, case.params)


def test_patience_stops_by_the_rows_that_are_given(case):
    after = retrained(case, {"patience": 1, "epochs": 40}, np.arange(3))
    few = Batch(case.validation.inputs[:3], case.validation.targets[:3])
    expected = by_hand(case, validation=few, patience=1, epochs=40)
    assert same(after.params, expected)
    assert len(after.validation.targets) == len(case.validation.targets)


def test_the_penalty(case):
    after = retrained(case, {"penalty": "l1", "penalty_strength": 0.1})
    penalized = replace(case.objective, penalty=l1(), penalty_strength=0.1)
    assert same(after.params, by_hand(case, penalized))
    weaker = retrained(after, {"penalty_strength": 0.01})
    assert weaker.objective.penalty is after.objective.penalty
    assert float(weaker.objective.penalty_strength) == pytest.approx(0.01)


def test_the_loss_and_its_options(case):
    after = retrained(case, {"loss": "hinge", "loss_options": {"margin": 2.0}})
    assert same(after.params, by_hand(case, replace(case.objective, loss=hinge(2.0))))
    again = retrained(after, {"loss_options": {"margin": 1.0}})
    assert again.objective.loss is hinge(1.0)


def test_a_model_of_other_layers_starts_anew(case):
    after = retrained(case, {"model": "mlp", "hidden": [7, 6]})
    shapes = [layer["weight"].shape for layer in after.params]
    assert shapes == [(7, 4), (6, 7), (3, 6)]
    assert after.objective.model is mlp(4, [7, 6], 3, activation="tanh")
    flat = retrained(case, {"model": "linear"})
    assert flat.objective.model is linear(4, 3)


def test_a_start_is_drawn_by_the_seed_and_the_model_stays(case):
    ill = replace(case, start=jax.tree.map(np.zeros_like, case.start))
    after = retrained(ill, {"start": "auto"})
    assert after.objective.model is case.objective.model
    assert np.ptp(np.asarray(after.start[0]["weight"])) > 0
    assert same(after.start, retrained(ill, {"start": "auto"}).start)


def test_another_activation_keeps_a_start_that_was_not_at_fault(case):
    after = retrained(case, {"activation": "relu"})
    assert after.objective.model is mlp(4, [HIDDEN], 3, activation="relu")
    assert same(after.start, case.start)


def test_scaling_of_a_run_from_python(case):
    x = np.asarray(case.rows.inputs) * [1, 10, 100, 1000] + 7
    raw = replace(case, rows=case.rows._replace(inputs=x.astype(np.float32)))
    after = retrained(raw, {"scaling": "standard"})
    scaled = after.scaled(raw.rows.inputs)
    np.testing.assert_allclose(scaled.mean(0), 0, atol=1e-4)
    np.testing.assert_allclose(scaled.std(0), 1, rtol=1e-4)


def test_numbers_to_predict_are_standardized_with_the_inputs(iris):
    x = np.asarray(iris.train.inputs, np.float32)[:, :3]
    y = 50 + 20 * np.asarray(iris.train.inputs, np.float32)[:, 3:]
    objective = Objective(linear(3, 1), squared_error())
    start = objective.model.init(jax.random.key(0))
    held = (x[:20], y[:20])
    run = descend(objective, start, (x[20:], y[20:]), learning_rate=1e-3, epochs=1)
    before = case_of(
        run, objective=objective, params=start, data=(x[20:], y[20:]), validation=held
    )
    after = retrained(before, {"scaling": "standard"})
    center, deviation = y[20:].mean(), y[20:].std()
    np.testing.assert_allclose(after.rows.targets.mean(), 0, atol=1e-5)
    np.testing.assert_allclose(after.rows.targets.std(), 1, rtol=1e-5)
    np.testing.assert_allclose(  # by the training rows
        after.validation.targets, (y[:20] - center) / deviation, rtol=1e-4, atol=1e-5
    )


def test_rows_that_are_not_finite_are_left_out_and_the_scale_is_made_anew(case):
    x = np.array(case.rows.inputs)
    x[[3, 5], 1] = np.nan, np.inf
    ill = replace(
        case,
        rows=case.rows._replace(inputs=x),
        objective=replace(
            case.objective, scaling=Scaling(x.mean(0), (1 / x.std(0)).astype("f4"))
        ),
    )
    after = retrained(ill, {"skip_bad": True})
    assert after.n_rows == case.n_rows - 2
    assert np.isfinite(after.scaled(after.rows.inputs)).all()


def test_class_weights(case):
    second = case.rows.targets == 1
    few = np.flatnonzero(~second | (np.cumsum(second) <= 20))
    rows = Batch(case.rows.inputs[few], case.rows.targets[few])
    after = retrained(replace(case, rows=rows), {"class_weight": "balanced"})
    weights = weights_by_class(rows.targets, "balanced", case.class_names)
    np.testing.assert_allclose(after.rows.weights, weights / weights.mean(), rtol=1e-6)


def test_a_run_from_files_is_built_from_its_settings():
    settings = Settings(data="iris", learning_rate=0.05, epochs=2, model="mlp")
    loaded = material(settings)
    case = case_of_material(train_on(loaded), loaded)
    change = {"hidden": [4], "start": "auto", "learning_rate": 0.1}
    after = retrained(case, change)
    wanted = replace(settings, hidden=(4,), start="auto", learning_rate=0.1)
    assert same(after.params, train_on(material(wanted)).params)
    assert after.asked == wanted.to_json()
    unscaled = retrained(case, {"scaling": "none"})
    assert not np.array_equal(unscaled.rows.inputs, case.rows.inputs)
    flat = retrained(after, {"model": "linear", "start": "auto"})
    assert flat.asked["start"] is None  # a linear model knows no "auto"


def test_what_cannot_be_changed_is_an_error(case):
    with pytest.raises(SettingError, match="features cannot be changed in a run from"):
        retrained(case, {"features": "hog"})

    def bowl(w):
        return (w**2).sum()

    start = np.ones(2, np.float32)
    run = descend(bowl, start, learning_rate=0.1, epochs=2)
    own = case_of(run, objective=bowl, params=start)
    with pytest.raises(SettingError, match="penalty cannot be changed in a run from"):
        retrained(own, {"penalty": "l2"})
    after = retrained(own, {"epochs": 3})
    np.testing.assert_allclose(after.params, 0.8**3 * start, rtol=1e-6)


def test_a_model_of_ones_own_is_left_to_its_owner(case):
    own = replace(case.objective.model, name="mine", layers=None)
    ill = replace(case, objective=replace(case.objective, model=own))
    assert retrained(ill, {"start": "auto"}).objective.model is own
    with pytest.raises(
        SettingError, match="The layers of the model mine are not known"
    ):
        retrained(ill, {"activation": "relu"})


def test_what_a_change_of_the_activation_does_not_name_stays(case):
    model = mlp(4, [HIDDEN], 3, activation="tanh", dropout=0.5, input_dropout=0.1)
    dropping = replace(case, objective=replace(case.objective, model=model))
    layers = retrained(dropping, {"activation": "relu"}).objective.model.layers
    assert layers == replace(model.layers, activation="relu")
    assert (layers.dropout, layers.input_dropout) == (0.5, 0.1)


def test_a_name_says_nothing_of_a_models_layers(case):
    own = replace(case.objective.model, name="mlp of mine", layers=None)
    ill = replace(case, objective=replace(case.objective, model=own))
    with pytest.raises(SettingError, match="The layers of the model mlp of mine are"):
        retrained(ill, {"activation": "relu"})


def test_a_schedule_of_ones_own_cannot_be_repeated(case, iris):
    run = descend(
        case.objective,
        case.start,
        Dataset(iris.train.inputs, iris.train.targets, iris.train.classes),
        learning_rate=0.1,
        epochs=1,
        schedule=lambda step: 1.0 + 0.0 * step,
    )
    with pytest.raises(SettingError, match="The schedule or the optimizer is a func"):
        retrained(replace(case, run=run), {"epochs": 2})


def test_a_model_with_a_gradient_of_ones_own_gets_that_of_its_kind(case):
    named = f"{case.objective.model.name}, own gradient"
    own = replace(case.objective.model, name=named)
    ill = replace(case, objective=replace(case.objective, model=own))
    after = retrained(ill, {"model": "mlp"})
    assert after.objective.model.name == case.objective.model.name
    assert same(after.params, case.params)


def test_changes_of_numbers_are_trained_side_by_side(iris, monkeypatch):
    """From files: weaker penalties, a rate, and something else between them."""
    monkeypatch.setattr(_together, "WORTH", 0.0)
    settings = Settings(
        data="iris", model="linear", learning_rate=0.05, penalty="l2", epochs=5
    )
    loaded = material(replace(settings, penalty_strength=3.0))
    case = case_of_material(train_on(loaded), loaded)
    changes = [
        {"penalty_strength": 0.03},
        {"learning_rate": 0.2},
        {"epochs": 2},
        {"nothing": 1},
        {"learning_rate": 0.01, "schedule": "cosine"},
    ]
    populations = []
    run = _together._side_by_side
    monkeypatch.setattr(
        _together, "_side_by_side", lambda of: populations.append(len(of)) or run(of)
    )
    cases = list(each_retrained(case, changes))
    assert populations == [2]
    assert [type(one).__name__ for one in cases[3:]] == [
        "UnknownNameError",
        "Case",
    ]
    for change, after in zip(changes[:3], cases[:3], strict=True):
        alone = retrained(case, change)
        assert after.settings == alone.settings
        assert after.run.metrics.keys() == {"train", "validation", "test"}
        for a, b in zip(
            *map(jax.tree.leaves, (after.params, alone.params)), strict=True
        ):
            np.testing.assert_allclose(a, b, atol=2e-5)
