"""What fades, explodes or vanishes on its way through the layers."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.models import Model, mlp
from steepest.objectives import Batch, Objective, hinge, softmax_cross_entropy

from ..conftest import FEW_ROWS, net, start_of

INPUTS, TARGETS = FEW_ROWS.inputs, FEW_ROWS.targets
KEY = jax.random.key(0)


@pytest.mark.parametrize(
    ("options", "because"),
    [
        ({"activation": "sigmoid", "hidden": [8] * 8}, "constant"),
        ({"start_scale": 1e-2}, "fades"),
        ({"activation": "identity", "start_scale": 20.0}, "exploding"),
        ({}, "flows"),
    ],
)
def test_signals(options, because):
    options = {"hidden": (16, 8, 8), **options}
    model = mlp(6, options.pop("hidden"), 3, **options)
    found = checks["signal"](start_of(Objective(model, softmax_cross_entropy())))
    assert found.because == because
    assert found.verdict is (Verdict.PASS if because == "flows" else Verdict.WARN)


def test_a_slope_that_vanishes_though_the_signal_arrives():
    model = mlp(6, (16, 8, 8), 3)
    params = model.init(KEY)
    for layer, scale in zip(params, (1e3, 1e-2, 1e-2), strict=False):
        layer["weight"] = scale * layer["weight"]
    objective = Objective(model, softmax_cross_entropy())
    found = checks["signal"](start_of(objective, params))
    assert found.because == "vanishing"
    relu = {"activation": "relu", "start": "he"}
    assert found.remedies == (relu, {**relu, "learning_rate": "auto"})


def test_a_signal_that_is_not_finite_is_placed():
    subject = net()
    params = subject.model.init(KEY)
    params[1]["weight"] = params[1]["weight"].at[3, 2].set(jnp.inf)
    found = checks["signal"](start_of(subject, params))
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_finite")
    assert found.measured["where"] == "weight of layer 2 at (3, 2) is inf"


def test_inputs_that_are_not_finite_come_first():
    broken = Batch(np.where(INPUTS > 2, np.nan, INPUTS), TARGETS)
    found = checks["signal"](start_of(net(), rows=broken))
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_finite")
    assert found.measured["where"].startswith("inputs at (")


def test_layers_that_are_none():
    other = Model(
        init=lambda key: {"w": jnp.ones((6, 3))},
        apply=lambda params, x, key=None: x @ params["w"],
        name="other",
    )
    assert (
        checks["signal"](start_of(Objective(other, hinge()))).because == "linear_model"
    )
    sine = Model(
        init=mlp(6, 5, 3).init,
        apply=lambda params, x, key=None: jnp.sin(mlp(6, 5, 3).apply(params, x)),
        name="sine of an mlp",
    )
    assert checks["signal"](start_of(Objective(sine, hinge()))).because == "flows"
