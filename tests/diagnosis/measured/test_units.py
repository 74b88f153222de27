"""Units that do not answer, counted over the rows of a case."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import Case
from steepest.diagnosis.measured._pass import pass_at_start
from steepest.diagnosis.measured._units import (
    dead_units,
    saturated_units,
    share_of_dead_units,
)

from ..conftest import net, start_of


def test_the_layer_with_the_largest_share_is_named():
    objective = net()
    params = objective.model.init(jax.random.key(0))
    params[0]["bias"] = params[0]["bias"].at[:4].set(-100.0)  # of 16
    params[1]["bias"] = params[1]["bias"].at[:4].set(-100.0)  # of 8
    case = start_of(objective, params)
    found = dead_units(pass_at_start(case))
    assert found == (1, pytest.approx(4 / 8, abs=0.13))
    assert share_of_dead_units(case, params) == found.share


@pytest.mark.parametrize(("activation", "low"), [("tanh", -1.0), ("sigmoid", 0.0)])
def test_values_near_an_end_are_counted(activation, low):
    objective = net(activation=activation, start_scale=3.0)
    passed = pass_at_start(start_of(objective))
    shares = []
    for layer in passed.backprop.layers[:-1]:
        z = np.asarray(layer.z, np.float64)
        a = np.tanh(z) if activation == "tanh" else 1 / (1 + np.exp(-z))
        shares.append(np.mean((a < low + 0.01) | (a > 0.99)))
    found = saturated_units(passed)
    assert 0 < found.share < 1
    assert found == (int(np.argmax(shares)), pytest.approx(max(shares)))


def test_what_has_no_units_that_die():
    smooth = start_of(net(activation="tanh"))
    assert math.isnan(share_of_dead_units(smooth, smooth.start))
    for rows in (None, {"rate": 3.0, "x": jnp.ones((4, 2))}):
        own = Case(objective=lambda w, *rows: jnp.sum(w), start=jnp.ones(2), rows=rows)
        assert math.isnan(share_of_dead_units(own, own.start))
