from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.diagnosis.checks.critical_point import Standstill, judge, measure
from steepest.diagnosis.measured._sample import sample_of

SADDLE = Standstill(
    loss=1.0,
    chance=1.0,
    slope=1e-4,
    smallest=-0.5,
    smallest_high=-0.4,
    largest=1.0,
    start=None,
)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "saddle"),
        ({"smallest_high": -1.1e-4}, "saddle"),
        ({"smallest_high": -0.9e-4}, "plateau"),
        ({"slope": 0.0099}, "saddle"),
        ({"slope": 0.0101}, "moves"),
        ({"loss": 0.971}, "saddle"),
        ({"loss": 0.969}, "learned"),
    ],
)
def test_both_sides_of_every_bound(changes, because):
    found = judge(SADDLE._replace(**changes), symptom=True)
    assert found.because == because
    stuck = because in ("saddle", "plateau")
    assert (found.verdict is Verdict.FAIL) == stuck
    assert bool(found.remedy) == stuck
    calm = judge(SADDLE._replace(**changes))
    assert (calm.verdict is Verdict.WARN) == stuck


def test_on_a_saddle_of_an_mlp(trained_case):
    """All weights zero, the last bias at the log of the shares: no slope at all."""
    case = trained_case("mlp")
    shares = np.bincount(case.rows.targets) / 120
    params = jax.tree.map(np.zeros_like, case.params)
    params[-1]["bias"][:] = np.log(shares)
    stuck = replace(case, run=replace(case.run, params=params))
    measured = measure(stuck)
    assert measured.slope < 1e-6
    assert measured.loss == pytest.approx(measured.chance, rel=1e-5)
    objective, data = sample_of(stuck)
    flat, back = jax.flatten_util.ravel_pytree(params)
    hessian = jax.hessian(lambda w: objective(back(w), *data))(flat)
    values = np.linalg.eigvalsh(np.asarray(hessian, np.float64))
    assert values[0] < -1e-3
    assert measured.smallest == pytest.approx(values[0], rel=0.02)
    assert checks["critical_point"](stuck, symptom=True).because == "saddle"


def test_on_a_plateau(trained_case):
    """tanh units so far out that nothing has a slope."""
    case = trained_case("mlp")
    shares = np.bincount(case.rows.targets) / 120
    params = jax.tree.map(np.zeros_like, case.params)
    params[0]["bias"][:] = 30.0
    params[-1]["bias"][:] = np.log(shares)
    stuck = replace(case, run=replace(case.run, params=params))
    found = checks["critical_point"](stuck, symptom=True)
    assert (found.verdict, found.because) == (Verdict.FAIL, "plateau")


def test_what_is_not_looked_at(trained_case):
    learned = checks["critical_point"](trained_case("mlp"), symptom=True)
    assert learned.because == "learned"
    assert checks["critical_point"](trained_case()).because == "linear_model"
    user = replace(trained_case(), objective=lambda w, rows: 0.0)
    assert checks["critical_point"](user).because == "user_function"
    case = trained_case("mlp")
    broken = jax.tree.map(lambda a: np.full_like(a, np.nan), case.params)
    broken = replace(case, run=replace(case.run, params=broken))
    assert checks["critical_point"](broken).because == "diverged"
