import math
from dataclasses import fields, replace

import jax
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis._symptom import find_symptom
from steepest.diagnosis.checks.learning_rate import LearningRate, judge, measure
from steepest.models import mlp
from steepest.training import Settings

INSIDE = LearningRate(
    rate=0.1,
    steps=96,
    low=0.02,
    high=1.0,
    best=0.3,
    tried_low=1e-5,
    tried_high=30.0,
    own_gain=0.9,
    travelled=50.0,
    taken=500,
    z=-4.0,
    left=-0.3,
    gained=-0.1,
    late_factor=1.0,
    late_ratio=1.0,
    late_z=0.0,
    diverged=False,
    long_run=True,
)
CANDIDATES = [0.1, 0.3, 0.03, 0.14]


FEW = {
    **{"few_rows": 4, "few_own": 0.01, "few_reached": 1.0},
    "few_rates": (0.03, 0.1, 0.3),
    **{"few_steps": 300, "few_unlearned": True},
}


@pytest.mark.parametrize("rate", [0.1, 0.019, math.nan])
def test_few_rows_that_adam_learns_from_the_same_start(rate):
    """Whether the rate is inside, below and enough, or none works."""
    changes = {"rate": rate} if math.isfinite(rate) else {"best": math.nan}
    found = judged(symptom=True, **changes, **FEW)
    assert (found.verdict, found.because) == (Verdict.FAIL, "steps_do_not_learn")
    tried = [remedy.pop("learning_rate") for remedy in map(dict, found.remedies)]
    assert tried == [0.1, 0.03, 0.3]
    assert found.remedies[0]["optimizer"] == "adam"
    assert sentences(found).advice == "Use Adam with a learning rate of 0.1."
    assert "reach a score of 1.000 on them" in sentences(found).because
    assert judged(symptom=False, **changes, **FEW).verdict is Verdict.PASS
    learned = {**FEW, "few_unlearned": False}
    assert judged(symptom=True, **changes, **learned).verdict is Verdict.PASS
    # a rate that is wrong by itself is named as that
    assert judged(symptom=True, **{**FEW, "rate": 1.1}).because == "too_high"


def judged(symptom=False, **changes):
    return judge(INSIDE._replace(**changes), CANDIDATES, symptom=symptom)


@pytest.mark.parametrize(
    ("changes", "verdict", "because"),
    [
        ({}, Verdict.PASS, "inside"),
        ({"rate": 0.99}, Verdict.PASS, "inside"),
        ({"rate": 1.01}, Verdict.WARN, "too_high"),
        ({"rate": 1.01, "diverged": True}, Verdict.FAIL, "too_high"),
        ({"rate": 0.21}, Verdict.PASS, "inside"),
        # below the lower end: 0.02 · 96 = 1.92 of way is enough, less is not
        ({"rate": 0.019, "travelled": 1.93}, Verdict.PASS, "low_but_enough"),
        ({"rate": 0.019, "travelled": 1.91}, Verdict.WARN, "too_low"),
        ({"rate": 0.019, "travelled": 1.9, "taken": 200}, Verdict.WARN, "too_low"),
        (
            {"rate": 0.019, "travelled": 1.9, "taken": 199},
            Verdict.PASS,
            "low_but_short",
        ),
        # … unless another rate did better in fewer steps than these
        (
            {"rate": 0.019, "travelled": 1.9, "taken": 97, "left": 0.2, "z": 4.0},
            Verdict.WARN,
            "too_low",
        ),
        (
            {"rate": 0.019, "travelled": 1.9, "taken": 96, "left": 0.2, "z": 4.0},
            Verdict.PASS,
            "low_but_short",
        ),
        ({"rate": 0.019, "left": 0.11, "z": 3.9}, Verdict.WARN, "too_low"),
        ({"rate": 0.019, "left": 0.11, "z": 3.7}, Verdict.PASS, "low_but_enough"),
        ({"rate": 0.019, "left": 0.09, "z": 9.0}, Verdict.PASS, "low_but_enough"),
        # inside, and beaten by far: the other rate is the better one
        ({"rate": 0.1, "left": 0.11, "z": 3.9}, Verdict.WARN, "too_low"),
        ({"rate": 0.9, "left": 0.11, "z": 3.9}, Verdict.WARN, "too_high"),
        ({"rate": 0.2, "left": 0.11, "z": 3.9}, Verdict.PASS, "inside"),
        ({"rate": 0.1, "left": 0.09, "z": 3.9}, Verdict.PASS, "inside"),
        ({"rate": 0.1, "left": 0.01, "z": 4, "gained": 0.021}, Verdict.WARN, "too_low"),
        ({"rate": 0.1, "left": 0.01, "z": 4, "gained": 0.019}, Verdict.PASS, "inside"),
        ({"rate": 0.1, "left": -0.1, "z": 4, "gained": 0.03}, Verdict.PASS, "inside"),
        ({"rate": 0.1, "left": 0.5, "z": 9, "taken": 95}, Verdict.PASS, "inside"),
        ({"low": math.nan, "best": math.nan}, Verdict.PASS, "none_works"),
        ({"rate": 0.5, "diverged": True}, Verdict.FAIL, "too_high_late"),
        ({"rate": 0.2, "diverged": True}, Verdict.PASS, "inside"),
    ],
)
def test_both_sides_of_every_bound(changes, verdict, because):
    found = judged(**changes)
    assert (found.verdict, found.because) == (verdict, because)


@pytest.mark.parametrize(
    ("changes", "verdict", "because"),
    [
        ({"rate": 0.1, "left": 0.11, "z": 3.9}, Verdict.FAIL, "too_low"),
        ({"rate": 0.1, "left": 0.11, "z": 3.7}, Verdict.PASS, "inside"),
        # outside of the interval less is enough
        ({"rate": 0.019, "left": 0.11, "z": 2.4}, Verdict.FAIL, "too_low"),
        ({"rate": 0.019, "left": 0.11, "z": 2.3}, Verdict.PASS, "low_but_enough"),
        ({"rate": 0.019, "left": 0.09, "z": 9.0}, Verdict.PASS, "low_but_enough"),
    ],
)
def test_both_sides_with_a_symptom(changes, verdict, because):
    found = judged(symptom=True, **changes)
    assert (found.verdict, found.because) == (verdict, because)


@pytest.mark.parametrize(("rate", "because"), [(2.0, "too_high"), (0.001, "too_low")])
def test_a_symptom_makes_a_failure(rate, because):
    found = judged(symptom=True, rate=rate, travelled=1.0)
    assert (found.verdict, found.because) == (Verdict.FAIL, because)
    rates = [tried["learning_rate"] for tried in found.remedies]
    assert rates == CANDIDATES
    assert found.measured["recommended"] == 0.1


@pytest.mark.parametrize(
    ("start", "end", "symptom", "because"),
    [
        (0.1, 0.51, True, "killed_units"),
        (0.1, 0.49, True, "inside"),
        (0.6, 0.9, True, "inside"),
        (0.1, 0.9, False, "inside"),
        (math.nan, math.nan, True, "inside"),
    ],
)
def test_units_that_die_on_the_way(start, end, symptom, because):
    found = judged(symptom, dead_start=start, dead_end=end)
    assert found.because == because
    if because == "killed_units":
        tried = [each["learning_rate"] for each in found.remedies]
        assert tried == [0.03]
        least = judge(
            INSIDE._replace(dead_start=start, dead_end=end), [0.3], symptom=True
        )
        tried = [each["learning_rate"] for each in least.remedies]
        assert tried == [0.0333, 0.01]


def test_dead_units_are_counted_at_both_ends(trained_case):
    case = trained_case("linear")
    objective = replace(case.objective, model=mlp(6, (8,), 3))
    start = jax.tree.map(np.asarray, objective.model.init(jax.random.key(0)))
    inner, last = start
    ended = ({**inner, "bias": inner["bias"] - 100.0}, last)
    case = replace(case, objective=objective, start=start)
    case = replace(case, run=replace(case.run, params=ended))
    measured = measure(case)
    assert (measured.dead_start, measured.dead_end) == (0.0, 1.0)
    assert math.isnan(measure(trained_case()).dead_end)


@pytest.mark.parametrize(
    ("ratio", "z", "factor", "because"),
    [
        (0.79, 3.1, 0.1, "too_high_late"),
        (0.81, 3.1, 0.1, "inside"),
        (0.79, 2.9, 0.1, "inside"),
        (0.79, 3.1, 1.8, "inside"),
    ],
)
def test_too_high_late_needs_a_lower_rate_that_goes_lower(ratio, z, factor, because):
    changes = {"late_ratio": ratio, "late_z": z, "late_factor": factor}
    found = judged(symptom=True, **changes)
    assert found.because == because
    assert judged(**changes).because == "inside"
    if because == "too_high_late":
        assert {"learning_rate": 0.01} in found.remedies


def test_a_late_divergence_is_answered_by_lower_rates_alone():
    found = judged(rate=0.31, diverged=True)
    rates = [tried["learning_rate"] for tried in found.remedies]
    assert rates == [0.1, 0.3, 0.03, 0.14]
    found = judged(rate=0.301, diverged=True, best=0.3)
    assert all(t["learning_rate"] < 0.301 for t in found.remedies)


@pytest.mark.parametrize(
    ("rate", "verdict", "because"),
    [
        (0.3, Verdict.PASS, "inside"),
        (300.0, Verdict.FAIL, "too_high"),
        (3e-5, Verdict.FAIL, "too_low"),
    ],
)
def test_real_runs(trained_case, rate, verdict, because):
    found = checks["learning_rate"](
        trained_case(learning_rate=rate), symptom=verdict == "fail"
    )
    assert (found.verdict, found.because) == (verdict, because)
    known = {field.name for field in fields(Settings)}
    for tried in found.remedies:
        assert set(tried) <= known
        low, high = found.expected["low"], found.expected["high"]
        # three digits may round a rate past the end by half of the last one
        assert 0.995 * low <= tried["learning_rate"] <= 1.005 * high


def test_a_rate_that_is_too_low_is_proved_by_96_steps(trained_case):
    """No symptom from outside is needed: a short training beat the whole run."""
    case = trained_case(learning_rate=3e-5)
    assert find_symptom(case, ["range_test"]).beaten
    found = checks["learning_rate"](case, symptom=True)
    assert (found.verdict, found.because) == (Verdict.FAIL, "too_low")
    assert found.measured["left"] > 0.5


def test_without_a_rate_it_is_skipped(trained_case):
    found = checks["learning_rate"](trained_case(optimizer="dog", learning_rate=1.0))
    assert (found.verdict, found.because) == (Verdict.SKIPPED, "own_rate")
