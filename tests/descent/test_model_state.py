"""A model with state: batch normalization, whose running means no gradient trains."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend
from steepest.descent import Snapshot, evaluate
from steepest.diagnosis import case_of, diagnose
from steepest.errors import SettingError
from steepest.models import Model, normalized_by_batch, settled_state
from steepest.objectives import Batch, Objective, softmax_cross_entropy
from steepest.runs import read_run, write_run

MEMORY, EPSILON = 0.9, 1e-3


def apply(params, state, inputs, key=None):
    hidden = inputs @ params["first"]
    mean, variance = state["mean"], state["variance"]
    if key is not None:
        n = len(inputs)
        mean, variance = hidden.mean(0), hidden.var(0)
        new = {
            "mean": MEMORY * state["mean"] + (1 - MEMORY) * mean,
            "variance": MEMORY * state["variance"]
            + (1 - MEMORY) * variance * n / max(n - 1, 1),
            "steps": state["steps"] + 1,
        }
    else:
        new = state
    hidden = (hidden - mean) / jnp.sqrt(variance + EPSILON)
    return jax.nn.relu(hidden) @ params["last"], new


def init(key):
    keys = jax.random.split(key)
    return {
        "first": jax.random.normal(keys[0], (4, 6)),
        "last": 0.1 * jax.random.normal(keys[1], (6, 3)),
    }


def start_state(key):
    del key
    return {
        "mean": jnp.zeros(6),
        "variance": jnp.ones(6),
        "steps": jnp.zeros((), jnp.int32),
    }


NET = Model(init, apply, "batch normalized", start_state=start_state)


@pytest.fixture
def rows(rng):
    targets = np.tile(np.arange(3), 20)[:50].astype(np.int32)
    inputs = 3 * rng.normal(size=(50, 4)) + 2 * targets[:, None] + 5
    return Batch(inputs.astype(np.float32), targets)


@pytest.fixture(scope="module")
def objective():
    return Objective(NET, softmax_cross_entropy())


@pytest.fixture(scope="module")
def params():
    return jax.tree.map(np.asarray, init(jax.random.key(0)))


SETTINGS = {"learning_rate": 0.05, "batch_size": 16, "epochs": 3, "shuffle": False}


@jax.jit
def one_step(params, state, inputs, targets):
    def loss(params):
        scores, new = apply(params, state, inputs, jax.random.key(0))
        chosen = jax.nn.log_softmax(scores)[jnp.arange(len(targets)), targets]
        return -chosen.mean(), new

    gradient, state = jax.grad(loss, has_aux=True)(params)
    return jax.tree.map(lambda w, g: w - 0.05 * g, params, gradient), state


def test_the_loop_carries_the_state_and_short_batches_are_normalized_as_they_are(
    rows, objective, params
):
    run = descend(objective, params, rows, **SETTINGS)
    expected, state = params, start_state(None)
    for _ in range(3):
        for begin in range(0, 50, 16):  # the last one has two rows
            part = slice(begin, begin + 16)
            expected, state = one_step(
                expected, state, rows.inputs[part], rows.targets[part]
            )
    assert run.model_state["steps"] == 12
    for ours, theirs in (
        (run.params["first"], expected["first"]),
        (run.params["last"], expected["last"]),
        (run.model_state["mean"], state["mean"]),
        (run.model_state["variance"], state["variance"]),
    ):
        np.testing.assert_allclose(ours, theirs, rtol=2e-5, atol=2e-6)
    scores, _ = apply(expected, state, rows.inputs)
    assert run.metrics["train"]["accuracy"] == pytest.approx(
        np.mean(scores.argmax(1) == rows.targets)
    )


def test_evaluation_uses_the_running_means(rows, objective, params):
    run = descend(objective, params, rows, **SETTINGS)
    trained = objective.with_state(run.model_state)
    assert evaluate(trained, run.params, rows) == run.metrics["train"]
    fresh = evaluate(objective, run.params, rows)
    assert abs(fresh["loss"] - run.metrics["train"]["loss"]) > 0.1


def test_a_run_resumes_in_the_same_bits(rows, objective, params):
    whole = descend(objective, params, rows, validation=rows, patience=9, **SETTINGS)
    kept: list[Snapshot] = []

    def stop(progress):
        return progress.epoch == 1 and progress.epoch_ended

    descend(
        objective,
        params,
        rows,
        validation=rows,
        patience=9,
        callbacks=[stop],
        on_snapshot=kept.append,
        snapshot_every=0.0,
        **SETTINGS,
    )
    if not kept:
        pytest.fail("there is no snapshot")
    again = descend(
        objective,
        params,
        rows,
        validation=rows,
        patience=9,
        resume_from=kept[-1],
        **SETTINGS,
    )
    for ours, theirs in zip(
        jax.tree.leaves((again.params, again.model_state)),
        jax.tree.leaves((whole.params, whole.model_state)),
        strict=True,
    ):
        assert np.array_equal(ours, theirs)


def test_early_stopping_keeps_the_state_of_the_best_epoch(rows, objective, params):
    run = descend(
        objective,
        params,
        rows,
        validation=rows._replace(targets=(rows.targets + 1) % 3),
        patience=2,
        **SETTINGS | {"epochs": 20},
    )
    best = int(run.history.epochs["validation_loss"].argmin()) + 1
    assert run.model_state["steps"] == 4 * best < run.history.n_steps


def test_a_run_folder_holds_the_state(rows, objective, params, tmp_path):
    run = descend(objective, params, rows, **SETTINGS)
    write_run(run, tmp_path / "run")
    again = read_run(tmp_path / "run")
    assert jax.tree.map(np.shape, again.model_state) == jax.tree.map(
        np.shape, run.model_state
    )
    assert np.array_equal(again.model_state["mean"], run.model_state["mean"])
    assert again.model_state["steps"].dtype == np.int32


def test_a_run_without_state_stores_none(tmp_path):
    run = descend(lambda w: (w**2).sum(), jnp.ones(2), learning_rate=0.1, epochs=2)
    write_run(run, tmp_path / "run")
    assert "model_state" not in (tmp_path / "run" / "run.json").read_text("utf-8")
    assert read_run(tmp_path / "run").model_state is None


def test_gradients_of_single_examples_are_refused(rows, objective, params):
    with pytest.raises(SettingError, match="mixes the examples of a batch"):
        descend(objective, params, rows, optimizer="dpsgd", **SETTINGS)


@pytest.mark.parametrize("scale", [1.0, 100.0])
def test_the_settled_state_is_that_of_the_rows(rows, params, scale):
    inputs = scale * rows.inputs
    state = settled_state(NET, params, start_state(None), inputs)
    hidden = inputs.astype(np.float64) @ params["first"].astype(np.float64)
    np.testing.assert_allclose(state["mean"], hidden.mean(0), rtol=1e-4)
    np.testing.assert_allclose(state["variance"], hidden.var(0, ddof=1), rtol=1e-4)


def test_what_is_no_running_mean_is_updated_once(rows, params):
    def apply_turned(params, state, inputs, key=None):
        turned = -state["turns"] if key is not None else state["turns"]
        return inputs, {"turns": turned, "stays": state["stays"]}

    model = Model(init, apply_turned, "turns")
    state = {"turns": jnp.array([1.0, 3.0]), "stays": jnp.array([7.0])}
    settled = settled_state(model, params, state, rows.inputs)
    assert settled["turns"].tolist() == [-1.0, -3.0]
    assert settled["stays"].tolist() == [7.0]


def test_a_model_that_normalizes_by_the_batch_has_the_gradient_of_training(
    rows, objective, params
):
    alone = replace(objective, model=normalized_by_batch(NET))
    assert normalized_by_batch(NET) is alone.model
    assert not alone.model.has_state

    def in_training(params):
        hidden = rows.inputs @ params["first"]
        variance = hidden.var(0, ddof=1)  # running variances are unbiased here
        hidden = (hidden - hidden.mean(0)) / jnp.sqrt(variance + EPSILON)
        scores = jax.nn.relu(hidden) @ params["last"]
        return objective.loss.per_example(scores, rows.targets).mean()

    ours = jax.jit(jax.grad(lambda p: alone.mean_loss(p, rows)))(params)
    theirs = jax.jit(jax.grad(in_training))(params)
    np.testing.assert_allclose(ours["first"], theirs["first"], rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(ours["last"], theirs["last"], rtol=1e-3, atol=1e-5)


def test_a_diagnosis_asks_every_check_that_needs_no_layers(rows, objective, params):
    run = descend(objective, params, rows, **SETTINGS | {"epochs": 60})
    case = case_of(run, objective=objective, params=params, data=rows)
    hidden = rows.inputs @ params["first"]
    np.testing.assert_allclose(case.objective.state["mean"], hidden.mean(0), rtol=1e-4)
    assert case.objective_at_end.state is run.model_state
    diagnosis = diagnose(case)
    errors = [f for f in diagnosis.findings if f.because == "error"]
    assert [f.measured for f in errors] == []
    assert diagnosis.of("gradient").verdict == "pass"
    assert diagnosis.of("learning_rate").verdict != "skipped"
