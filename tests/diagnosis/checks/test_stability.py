import math

import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case, Verdict, checks
from steepest.diagnosis.checks.stability import Stability, judge, measure

BELOW = Stability(
    rate=0.1,
    edge=0.2,
    edge_low=0.19,
    edge_high=0.21,
    sharpness=10.0,
    formula="2 / λ_max",
    at="start",
    critical_rate=0.2,
    quadratic=True,
    diverged=True,
)


@pytest.mark.parametrize(
    ("changes", "verdict", "because"),
    [
        ({}, Verdict.PASS, "below"),
        ({"rate": 0.205}, Verdict.PASS, "above"),
        ({"rate": 0.22}, Verdict.FAIL, "unstable"),
        ({"rate": 0.22, "diverged": False}, Verdict.PASS, "above"),
        ({"rate": 0.22, "quadratic": False}, Verdict.PASS, "above"),
        ({"rate": 1.19, "quadratic": False}, Verdict.PASS, "above"),
        ({"rate": 1.21, "quadratic": False}, Verdict.WARN, "catapult"),
        ({"edge": math.inf}, Verdict.PASS, "flat"),
    ],
)
def test_both_sides_of_every_bound(changes, verdict, because):
    found = judge(BELOW._replace(**changes))
    assert (found.verdict, found.because) == (verdict, because)
    if verdict is not Verdict.PASS:
        assert found.remedy == {"learning_rate": 0.1}


def bowl(w):
    return 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)


def valley(w):
    return bowl(w) + 0.1 * w[0] ** 4


def case_of_function(f, **options):
    start = np.array([1.0, 0.5], np.float32)
    run = descend(f, start, epochs=400, **options)
    return Case(objective=f, start=start, rows=None, run=run)


@pytest.mark.parametrize(
    ("optimizer", "rate", "edge"),
    [("sgd", 0.25, 0.2), ("momentum", 0.5, 2 * 1.9 / 10)],
)
def test_the_edge_of_a_parabola(optimizer, rate, edge):
    case = case_of_function(bowl, optimizer=optimizer, learning_rate=rate)
    assert case.diverged
    measured = measure(case)
    assert measured.edge == pytest.approx(edge, rel=1e-4)
    assert measured.quadratic
    assert measured.at == "start"
    assert checks["stability"](case).because == "unstable"


def test_what_is_no_parabola():
    case = case_of_function(valley, learning_rate=0.1)
    assert not measure(case).quadratic


def test_only_where_there_is_something_to_explain(trained_case):
    assert checks["stability"](trained_case()).because == "nothing_to_explain"
    healthy = checks["stability"](trained_case(), symptom=True)
    assert healthy.because == "nothing_to_explain"
    fast = checks["stability"](trained_case(learning_rate=300.0), symptom=True)
    assert fast.because in ("above", "flat", "below")
    assert checks["stability"](trained_case(optimizer="lion")).because == "no_edge"


def test_the_step_is_the_rules_own():
    """Along −g the parabola turns at 2 gᵀg / gᵀHg."""
    case = case_of_function(bowl, learning_rate=0.25)
    g = np.array([1.0, 5.0])
    turns = 2 * (g @ g) / (g @ np.diag([1.0, 10.0]) @ g)
    # ten evaluations leave an interval of a few percent
    assert measure(case).critical_rate == pytest.approx(turns, rel=0.05)
