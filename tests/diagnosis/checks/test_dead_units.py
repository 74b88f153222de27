"""Units that are dead, and units that cannot die."""

import jax
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.models import linear
from steepest.objectives import Objective, hinge

from ..conftest import net, start_of

KEY = jax.random.key(0)


def test_dead_units():
    subject = net()
    params = subject.model.init(KEY)
    params[1]["bias"] = params[1]["bias"].at[:5].set(-100.0)
    found = checks["dead_units"](start_of(subject, params))
    assert (found.verdict, found.because) == (Verdict.WARN, "dead")
    assert found.measured == {"layer": 1, "share": pytest.approx(5 / 8, abs=0.13)}
    failed = checks["dead_units"](start_of(subject, params), symptom=True)
    assert failed.verdict is Verdict.FAIL
    smooth = net(activation="tanh")
    assert checks["dead_units"](start_of(smooth)).because == "cannot_die"
    flat = Objective(linear(6, 3), hinge())
    assert checks["dead_units"](start_of(flat)).because == "linear_model"
