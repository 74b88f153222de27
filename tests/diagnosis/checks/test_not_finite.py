from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case, Verdict, checks
from steepest.diagnosis.checks.not_finite import FirstNotFinite, judge, measure
from steepest.models import mlp
from steepest.objectives import Objective, softmax_cross_entropy, squared_error
from steepest.runs import Outcome

from ..conftest import ROWS

FINE = FirstNotFinite(False, None, 0.5, 0.2, "", -2, "")


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "finite"),
        ({"diverged": True}, "blew_up"),
        ({"diverged": True, "step": 3}, "at_step"),
        ({"diverged": True, "step": 3, "tensor": "['w']"}, "in_tensor"),
        ({"diverged": True, "step": 3, "quantity": "z", "layer": 0}, "in_layer"),
        ({"diverged": True, "step": 0, "quantity": "inputs"}, "inputs"),
    ],
)
def test_every_answer(changes, because):
    found = judge(FINE._replace(**changes))
    assert found.because == because
    assert (found.verdict is Verdict.PASS) == (because == "finite")


def test_a_run_that_died_names_its_step_and_layer():
    """The same training in a loop dies at the same step, in the same numbers."""
    model = mlp(6, (8,), 1)
    objective = Objective(model, squared_error())
    start = jax.tree.map(np.asarray, model.init(jax.random.key(0)))
    rows = ROWS._replace(targets=1e3 * ROWS.inputs[:, :1])
    run = descend(objective, start, rows, learning_rate=1.0, batch_size=120, epochs=60)
    assert run.outcome is Outcome.DIVERGED
    case = Case(objective=objective, start=start, rows=rows, run=run)
    measured = measure(case)
    value_and_gradient = jax.jit(jax.value_and_grad(objective))
    params, step = start, 0
    while True:
        loss, slope = jax.device_get(value_and_gradient(params, rows))
        if not np.isfinite(loss):
            break
        params = jax.tree.map(lambda w, g: w - g, params, slope)
        step += 1
    assert measured.step == step
    assert not np.isfinite(loss)
    layers = [np.asarray(ROWS.inputs @ params[0]["weight"].T + params[0]["bias"])]
    layers.append(np.maximum(layers[0], 0) @ params[1]["weight"].T)
    first = next((i for i, z in enumerate(layers) if not np.isfinite(z).all()), 2)
    assert measured.layer == first
    assert measured.quantity in ("z", "loss", "weight", "bias")


def test_inputs_that_are_not_finite():
    objective = Objective(mlp(6, (8,), 3, activation="tanh"), softmax_cross_entropy())
    start = jax.tree.map(np.asarray, objective.model.init(jax.random.key(0)))
    rows = ROWS._replace(inputs=np.full_like(ROWS.inputs, np.nan))
    run = descend(objective, start, rows, learning_rate=0.3, batch_size=16, epochs=12)
    found = checks["not_finite"](
        Case(objective=objective, start=start, rows=rows, run=run)
    )
    assert (found.verdict, found.because) == (Verdict.FAIL, "inputs")
    assert (found.measured["step"], found.measured["layer"]) == (0, -1)
    assert found.advice == "leave_out_or_fill"


def test_a_healthy_run(trained_case):
    found = checks["not_finite"](trained_case(), symptom=True)
    assert (found.verdict, found.because) == (Verdict.PASS, "finite")


def test_parameters_of_a_function():
    def well(w):
        return -w["a"] @ w["a"]

    start = {"a": np.ones(2, np.float32)}
    run = descend(well, start, learning_rate=3.0, epochs=100)
    broken = replace(run, params={"a": np.array([1.0, np.inf])})
    case = Case(objective=well, start=start, rows=None, run=broken)
    found = checks["not_finite"](case)
    assert found.measured["tensor"] == "['a']"
