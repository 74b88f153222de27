"""A model that cannot hold what simple learners find is too small."""

from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.model_size import (
    ModelSize,
    _is_straight,
    judge,
    measure,
)
from steepest.diagnosis.measured._reference import measure_reference
from steepest.models import Model, mlp
from steepest.objectives import Objective, softmax_cross_entropy
from steepest.runs import Outcome

SMALL = ModelSize(0.80, 0.90, "trees", 1e-5, 400, 0.02, 21, ())


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, Verdict.FAIL),
        ({"train": 0.879}, Verdict.FAIL),
        ({"train": 0.881}, Verdict.PASS),
        ({"p": 0.0013}, Verdict.PASS),
        ({"gap": 0.099}, Verdict.FAIL),
        ({"gap": 0.101}, Verdict.PASS),
    ],
)
def test_both_sides_of_each_bound(change, verdict):
    found = judge(SMALL._replace(**change), symptom=True)
    assert found.verdict is verdict
    alone = judge(SMALL._replace(**change)).verdict
    assert alone is (Verdict.WARN if verdict is Verdict.FAIL else Verdict.PASS)
    assert sentences(found).because


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [((), [[128], [128, 128]]), ((1,), [[64], [64, 64]]), ((32, 8), [[128, 64]])],
)
def test_remedies_are_larger(hidden, expected):
    remedies = judge(SMALL._replace(hidden=hidden)).remedies
    sizes = [one["hidden"] for one in remedies]
    assert sizes[: len(expected)] == expected
    assert all(one["model"] == "mlp" for one in remedies)


@pytest.mark.parametrize(
    ("named", "remedy"),
    [
        (True, {"activation": "relu", "start": "auto"}),
        (False, {"model": "mlp", "hidden": [64]}),
    ],
)
def test_layers_without_a_bend_are_one(named, remedy):
    straight = SMALL._replace(straight=True, hidden=(5,), named=named)
    found = judge(straight)
    assert (found.because, found.advice) == ("straight", "activation_between")
    assert dict(found.remedies[0]) == remedy
    assert judge(straight._replace(train=0.9)).because == "large_enough"


@pytest.mark.parametrize("bend", [None, "relu", "tanh"])
@pytest.mark.parametrize("ours", [True, False])
def test_whether_there_is_a_bend(case_of, bend, ours):
    x, y = curved(300, 0)
    model = mlp(6, (8,), 3, activation=bend or "identity", last_start="lecun")
    params = model.init(jax.random.key(1))
    if not ours:
        model = Model(model.init, model.apply, "unknown")
    case = replace(
        case_of(x, y), objective=Objective(model, softmax_cross_entropy()), start=params
    )
    case = replace(case, run=None)
    assert _is_straight(case) == (bend is None)


def curved(n, seed):
    """Classes by the distance from the origin, which no line can tell."""
    x = np.random.default_rng(seed).normal(size=(n, 6)).astype(np.float32)
    return x, np.digitize((x[:, :2] ** 2).sum(axis=1), [0.8, 2.2])


def test_a_line_through_rings(case_of):
    case = case_of(*curved(500, 0), held=curved(300, 1))
    found = measure(case)
    equal = np.mean(case.once(measure_reference).rows.targets == 0)
    assert found.train == pytest.approx(equal)
    assert found.reference == pytest.approx(case.once(measure_reference).score)
    assert (found.parameters, found.hidden) == (3 * 6 + 3, ())
    assert checks["model_size"](case).because == "too_small"


def test_a_line_that_suits(case_of, clouds):
    case = case_of(*clouds(300), held=clouds(100, 1), weight=np.eye(3, 6))
    assert checks["model_size"](case).because == "large_enough"


def test_weights_of_rows_count_on_both_sides(case_of, clouds):
    x, y = clouds(300)
    weights = np.where(y == 0, 0.01, 1.0).astype(np.float32)
    found = measure(case_of(x, y, row_weights=weights))
    expected = np.average(y == 0, weights=weights)  # equal scores: the first class
    assert found.train == pytest.approx(expected, abs=1e-6)


def test_nothing_to_compare(case_of, clouds):
    assert checks["model_size"](case_of(*clouds(9))).because == "few_rows"
    rows = clouds(60)
    diverged = case_of(*rows, outcome=Outcome.DIVERGED)
    assert checks["model_size"](diverged).because == "diverged"
    broken = case_of(*rows, weight=np.full((3, 6), np.nan))
    assert checks["model_size"](broken).because == "scores_not_finite"
