import math
from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.diagnosis.checks.penalty import PenaltyCheck, judge, measure
from steepest.objectives import hinge, l1

from ..conftest import ROWS

LIGHT = PenaltyCheck(
    strength=0.1,
    curved=0.2,
    sharpness=1.0,
    pull=0.0,
    slope=0.5,
    shrink=0.02,
    z=1.0,
    train_gain=0.0,
    validation_gain=0.0,
)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "light"),
        ({"curved": 0.99}, "light"),
        ({"curved": 1.01}, "outweighs"),
        # a loss of straight lines has no curvature to compare with
        ({"sharpness": 0.0, "loss": 2.0, "reach": 0.21}, "light"),
        ({"sharpness": 0.0, "loss": 2.0, "reach": 0.19}, "outweighs_slope"),
        ({"sharpness": 0.0, "loss": 2.0, "reach": 0.0, "slope": 0.0}, "light"),
        ({"loss": 2.0, "reach": 0.19}, "light"),
        ({"shrink": 1.99}, "light"),
        ({"shrink": 2.01}, "overshoots"),
        ({"pull": 0.49}, "light"),
        ({"pull": 0.51}, "holds_at_zero"),
        ({"z": 3.1, "train_gain": 0.016, "validation_gain": 0.016}, "holds_back"),
        ({"z": 1.6, "train_gain": 0.016, "validation_gain": 0.016}, "light"),
        ({"z": 3.1, "train_gain": 0.014, "validation_gain": 0.016}, "light"),
        ({"z": 3.1, "train_gain": 0.016, "validation_gain": 0.014}, "light"),
        ({"z": math.nan}, "light"),
        ({"kept": 0.09, "learned": False}, "shrank_to_nothing"),
        ({"kept": 0.09, "learned": False, "curved": 0.019, "sharpness": 2.0}, "light"),
        ({"kept": 0.11, "learned": False}, "light"),
        ({"kept": 0.09}, "light"),
    ],
)
def test_both_sides_of_every_bound(changes, because):
    found = judge(LIGHT._replace(**changes))
    assert found.because == because
    assert found.verdict is (Verdict.PASS if because == "light" else Verdict.WARN)
    failed = judge(LIGHT._replace(**changes), symptom=True)
    assert (failed.verdict is Verdict.FAIL) == (because != "light")
    if found.remedy:
        assert found.remedies[0] == {"penalty_strength": 0.001}


@pytest.mark.parametrize(("z", "because"), [(1.6, "light"), (1.7, "holds_back")])
def test_few_rows_agree_with_a_symptom(z, because):
    gained = LIGHT._replace(z=z, train_gain=0.1, validation_gain=0.1)
    assert judge(gained).because == "light"
    assert judge(gained, symptom=True).because == because


def test_the_curvature_is_that_of_the_full_hessian(trained_case):
    """λ_max of softmax regression at zero, by the closed form of its Hessian."""
    measured = measure(trained_case(penalty=10.0, learning_rate=0.01))
    x = np.hstack([ROWS.inputs, np.ones((120, 1))]).astype(np.float64)
    p = np.full(3, 1 / 3)
    between = np.diag(p) - np.outer(p, p)
    hessian = np.kron(between, x.T @ x / 120)
    assert measured.sharpness == pytest.approx(
        np.linalg.eigvalsh(hessian)[-1], rel=1e-3
    )
    assert measured.curved == pytest.approx(20.0)
    assert measured.shrink == pytest.approx(0.01 * 20.0)
    delta = 1 / 3 - np.eye(3)[ROWS.targets]
    slope = np.abs(delta.T @ ROWS.inputs / 120).max()
    assert measured.slope == pytest.approx(slope, rel=1e-4)
    light = measure(trained_case(penalty=0.01))
    gradient = np.concatenate([delta.T @ x / 120]).ravel()
    along = gradient @ hessian @ gradient / (gradient @ gradient)
    assert light.sharpness == pytest.approx(along, rel=1e-4)
    assert light.curved < along < measured.sharpness


def test_real_runs(trained_case):
    light = checks["penalty"](trained_case(penalty=0.01), symptom=True)
    assert (light.verdict, light.because) == (Verdict.PASS, "light")
    heavy = checks["penalty"](
        trained_case(penalty=3.0, learning_rate=0.1), symptom=True
    )
    assert (heavy.verdict, heavy.because) == (Verdict.FAIL, "outweighs")


def test_what_is_left_of_the_weights(trained_case):
    case = trained_case(
        "mlp", penalty=1.0, learning_rate=0.1, start_scale=3.0, epochs=60
    )
    measured = measure(case)
    length = [
        np.sqrt(sum(float((np.asarray(one["weight"]) ** 2).sum()) for one in tree))
        for tree in (case.start, case.params)
    ]
    assert measured.kept == pytest.approx(length[1] / length[0], rel=1e-4)
    assert not measured.learned
    bent = measured._replace(sharpness=2 * measured.curved)
    assert judge(bent).because == "shrank_to_nothing"
    assert measure(trained_case(penalty=0.01)).learned


def test_what_there_is_no_penalty_of(trained_case):
    assert checks["penalty"](trained_case()).because == "no_penalty"
    user = replace(trained_case(), objective=lambda w, rows: jax.numpy.sum(w["bias"]))
    assert checks["penalty"](user).because == "user_function"


def test_an_absolute_penalty_that_holds_all(trained_case):
    case = trained_case(penalty=0.01)
    objective = replace(case.objective, penalty=l1(), penalty_strength=9.0)
    found = checks["penalty"](replace(case, objective=objective), symptom=True)
    assert (found.verdict, found.because) == (Verdict.FAIL, "holds_at_zero")


@pytest.mark.parametrize(
    ("strength", "because"), [(0.01, "light"), (8.0, "outweighs_slope")]
)
def test_a_hinge_has_no_curvature(trained_case, strength, because):
    """Its reach by hand: C − 1 = 2 at equal scores, and a gradient of counts."""
    case = trained_case(penalty=strength, learning_rate=0.01)
    objective = replace(case.objective, loss=hinge())
    measured = measure(replace(case, objective=objective))
    assert measured.sharpness == 0
    assert measured.loss == pytest.approx(2)
    pull = 1 - 3 * np.eye(3)[ROWS.targets]  # −2 for the row's class, 1 for the others
    gradient = pull.T @ ROWS.inputs / 120
    assert measured.reach == pytest.approx((gradient**2).sum() / (4 * strength))
    assert judge(measured).because == because
