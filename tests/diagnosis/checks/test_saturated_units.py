"""Units at an end of their activation, and units without one."""

import pytest

from steepest.diagnosis import Verdict, checks

from ..conftest import net, start_of


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_saturated_units(activation):
    sick = net(activation=activation, start_scale=100.0)
    found = checks["saturated_units"](start_of(sick))
    assert (found.verdict, found.because) == (Verdict.WARN, "saturated")
    assert checks["saturated_units"](start_of(net())).because == "cannot_saturate"
    user = start_of(lambda w, b: 0.0, {})
    assert checks["saturated_units"](user).because == "user_function"
