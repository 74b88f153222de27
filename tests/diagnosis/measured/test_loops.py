"""Layers that repeat over time, beside backpropagation through time by hand."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import checks
from steepest.diagnosis.checks import signal, weight_scale
from steepest.diagnosis.measured._found_layers import found_layers
from steepest.diagnosis.measured._found_pass import found_pass_at_start
from steepest.diagnosis.measured._layer_survey import shared_name
from steepest.models import Model
from steepest.objectives import Batch, Objective, softmax_cross_entropy

from ..conftest import start_of

STEPS, INPUTS, UNITS = 5, 3, 4
DRAW = np.random.default_rng(0)
ROWS = Batch(
    DRAW.normal(size=(13, STEPS, INPUTS)).astype(np.float32),
    DRAW.integers(0, 3, 13).astype(np.int32),
)
START = {
    "cell": {
        "kernel": DRAW.normal(size=(INPUTS, UNITS)).astype(np.float32),
        "recurrent": DRAW.normal(size=(UNITS, UNITS)).astype(np.float32) / 2,
    },
    "last": {"kernel": DRAW.normal(size=(UNITS, 3)).astype(np.float32)},
}


def recurrent(activate=jnp.tanh, backward=False):
    """Return h ← φ(W x + U h) over time, and a dense layer on the last h."""

    def apply(params, inputs, key=None):
        cell = params["cell"]

        def step(h, x):
            h = activate(x @ cell["kernel"] + h @ cell["recurrent"])
            return h, h

        start = jnp.zeros((len(inputs), UNITS))
        times = jnp.swapaxes(inputs, 0, 1)
        h, _ = jax.lax.scan(step, start, times, reverse=backward)
        return h @ params["last"]["kernel"]

    return Model(lambda key: START, apply, "recurrent")


def case_of(model, params=None):
    return start_of(Objective(model, softmax_cross_entropy()), params, rows=ROWS)


def through_time(x, y):
    """Return h before each step, W x, U h, δ at each step and at the scores."""
    w, u = START["cell"]["kernel"], START["cell"]["recurrent"]
    v = START["last"]["kernel"]
    before, after, h = [], [], np.zeros((len(x), UNITS))
    for t in range(STEPS):
        before.append(h)
        h = np.tanh(x[:, t] @ w + h @ u)
        after.append(h)
    scores = h @ v
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    last = (shares - np.eye(3)[y]) / len(x)
    slope, deltas = last @ v.T, []
    for h in reversed(after):
        deltas.append(slope * (1 - h**2))
        slope = deltas[-1] @ u.T
    deltas = np.stack(deltas[::-1])
    return np.stack(before), np.stack(after), deltas, last


@pytest.mark.parametrize("backward", [False, True])
def test_a_pass_is_that_of_backpropagation_through_time(backward):
    case = case_of(recurrent(backward=backward))
    found, passed = case.once(found_layers), case.once(found_pass_at_start)
    x = ROWS.inputs[: found.rows]
    x = x[:, ::-1] if backward else x
    before, after, deltas, last = through_time(x, ROWS.targets[: found.rows])
    names = [layer.name for layer in found.weights]
    assert names == ["cell/kernel", "cell/recurrent", "last"]
    assert [layer.depth for layer in found.weights] == [1, 2, 3]
    forward = [
        np.swapaxes(x, 0, 1) @ START["cell"]["kernel"],
        before @ START["cell"]["recurrent"],
    ]
    for layer, z in zip(passed.weights, forward, strict=False):
        scale = np.sqrt(np.mean(np.sum(z**2, axis=0)))
        slope = np.sqrt(np.mean(np.sum(deltas**2, axis=0)))
        assert layer.scale == pytest.approx(scale, rel=1e-4)
        assert layer.slope == pytest.approx(slope, rel=1e-4)
        # the same row, place and unit stand at the same place
        kept = np.stack([z, deltas], -1).reshape(-1, 2)
        ours = np.stack([layer.z, layer.delta], -1).reshape(-1, 2)
        order = [np.lexsort(each.round(5).T) for each in (kept, ours)]
        np.testing.assert_allclose(ours[order[1]], kept[order[0]], rtol=1e-3, atol=1e-5)
    (units,) = passed.units
    assert (units.name, units.activation) == ("cell", "tanh")
    assert units.at_an_end == pytest.approx(np.mean(np.abs(after) > 0.99))
    slopes = signal.measure_found(passed)
    rms = np.sqrt(np.mean(np.sum(deltas**2, axis=0)))
    assert slopes.backward == pytest.approx(rms / np.sqrt(np.mean(last**2)), rel=1e-4)
    assert slopes.forward == pytest.approx(
        np.sqrt(np.mean(after[-1] ** 2) / np.mean(x**2)), rel=1e-4
    )


def test_units_that_are_dead_or_alike_at_every_step_are_named():
    model = recurrent(jax.nn.relu)
    kernel, square = (np.array(START["cell"][k]) for k in ("kernel", "recurrent"))
    dead = {**START, "cell": {"kernel": kernel, "recurrent": square * 0}}
    dead["cell"]["kernel"][:, :3] = 0
    found = checks["dead_units"](case_of(model, dead))
    assert found.measured == {"layer": "cell", "share": 0.75}
    alike = {
        "cell": {"kernel": kernel * 0 + 0.3, "recurrent": square * 0 + 0.2},
        "last": {"kernel": START["last"]["kernel"] * 0 + 0.1},
    }
    alike["last"]["kernel"][:, 1] = 0.2
    found = checks["symmetry"](case_of(model, alike))
    assert (found.because, found.measured["distinct"]) == ("twins", 1)
    differing = {**alike, "last": START["last"]}  # alike in what comes in alone
    assert checks["symmetry"](case_of(model, differing)).because == "different"


def gated(params, inputs, key=None):
    """Return the scores of an LSTM without biases."""
    w, u = params["cell"]["kernel"], params["cell"]["recurrent"]

    def step(states, x):
        h, c = states
        i, f, g, o = jnp.split(x @ w + h @ u, 4, -1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        h = jax.nn.sigmoid(o) * jnp.tanh(c)
        return (h, c), None

    zeros = jnp.zeros((len(inputs), UNITS))
    (h, _), _ = jax.lax.scan(step, (zeros, zeros), jnp.swapaxes(inputs, 0, 1))
    return h @ params["last"]["kernel"]


def test_gates_are_no_units_and_candidates_are():
    start = {
        "cell": {
            "kernel": np.tile(START["cell"]["kernel"], 4) * 40,
            "recurrent": np.tile(START["cell"]["recurrent"], 4),
        },
        "last": START["last"],
    }
    case = case_of(Model(lambda key: start, gated, "LSTM"))
    assert case.once(found_layers).gated == 1
    assert [unit.activation for unit in case.once(found_pass_at_start).units] == [
        "tanh",
        "tanh",
    ]
    found = checks["saturated_units"](case)
    assert (found.because, found.measured["layer"]) == ("saturated", "cell")
    assert checks["weight_scale"](case).measured["layer"] == "cell/kernel"


def test_weights_that_a_computation_repeats_count_once():
    def unrolled(params, inputs, key=None):
        h = jnp.zeros((len(inputs), UNITS))
        for t in range(STEPS):
            cell = params["cell"]
            h = jnp.tanh(inputs[:, t] @ cell["kernel"] + h @ cell["recurrent"])
        return h @ params["last"]["kernel"]

    model = Model(lambda key: START, unrolled, "unrolled")
    scales = [
        weight_scale.measure_found(case_of(each).once(found_layers))
        for each in (model, recurrent())
    ]
    assert scales[0] == scales[1]


def test_bounds_are_lower_behind_gates():
    weak = signal.Signal(0.006, 0.006, 0.0006, None)
    assert signal.judge(weak).verdict == "warn"
    assert signal.judge(weak, gated=1).verdict == "pass"
    assert signal.judge(weak, gated=1).expected["forward_low"] == 0.0025


def test_the_name_that_layers_share():
    assert shared_name(["cell/ii", "cell/hi"]) == "cell"
    assert shared_name(["a/x", "b/x"]) == "b/x"
    assert shared_name(["only"]) == "only"
