"""Targets that belong to their inputs are told from shuffled ones."""

import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.learnable import Learnable, judge, measure
from steepest.diagnosis.measured._reference import measure_reference

RNG = np.random.default_rng(6)
NOTHING = Learnable("accuracy", 200, 0.4, "ridge", 1, 0.53, 9, 0.5, 0.5, 0.49, 0.6)


@pytest.mark.parametrize(
    ("change", "symptom", "verdict", "because"),
    [
        ({}, False, Verdict.FAIL, "nothing_found"),
        ({"run": None}, False, Verdict.WARN, "nothing_found"),
        ({"run": None}, True, Verdict.FAIL, "nothing_found"),
        ({"rows": 99}, True, Verdict.WARN, "nothing_found"),
        ({"p": 0.0012}, False, Verdict.PASS, "learnable"),
        ({"p": 0.0013}, False, Verdict.FAIL, "nothing_found"),
        ({"run_p": 0.0012}, False, Verdict.PASS, "learned"),
        (
            {"metric": "r2", "p": 1e-4, "score": -0.005, "prior": 0.0},
            False,
            Verdict.WARN,
            "hardly_anything",
        ),
    ],
)
def test_both_sides_of_each_bound(change, symptom, verdict, because):
    found = judge(NOTHING._replace(**change), symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert sentences(found).because


def test_ranks_are_areas_under_the_curve(case_of, clouds):
    case = case_of(*clouds(150, spread=3.0))
    found = measure(case, case.once(measure_reference))
    scores = case.once(measure_reference).out_of_fold[found.learner][:, found.which]
    inside = case.once(measure_reference).rows.targets == found.which
    assert found.ranked == pytest.approx(roc_auc_score(inside, scores))
    assert found.tested == 9


def test_ranks_of_numbers_are_correlations(case_of):
    x = RNG.normal(size=(100, 6)).astype(np.float32)
    y = x[:, 0] + 2 * RNG.normal(size=100)
    case = case_of(x, y, classes=None)
    found = measure(case, case.once(measure_reference))
    scores = case.once(measure_reference).out_of_fold[found.learner][:, 0]
    rho = spearmanr(scores, y.astype(np.float32)).statistic
    assert found.ranked == pytest.approx((1 + rho) / 2)


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_classes(case_of, clouds, seed):
    draw = np.random.default_rng(seed)
    x, y = clouds(300, seed)
    held = clouds(100, seed + 50)
    case = case_of(x, draw.permutation(y), held=(held[0], draw.permutation(held[1])))
    assert checks["learnable"](case).verdict is Verdict.FAIL
    fine = case_of(x, y, held=held)  # the run has learned nothing, others do
    assert checks["learnable"](fine).because == "learnable"


def test_shuffled_numbers(case_of):
    x = RNG.normal(size=(300, 6)).astype(np.float32)
    y = np.stack([x[:, 0], x[:, 1] + x[:, 2]], axis=1)
    held = (x[200:], RNG.permutation(y[200:]))
    options = {"classes": None, "outputs": 2}
    case = case_of(x[:200], RNG.permutation(y[:200]), held=held, **options)
    assert checks["learnable"](case).because == "nothing_found"
    assert checks["learnable"](case_of(x, y, **options)).because == "learnable"
    right = np.array([[1, 0, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0]])
    learned = case_of(x, y, held=(x[:50], y[:50]), weight=right, **options)
    assert checks["learnable"](learned).because == "learned"


def test_a_rare_class_is_judged_by_its_ranks(case_of):
    """With 2 % of the rows no learner beats the prior, and yet they know the class."""
    x = RNG.normal(size=(800, 6)).astype(np.float32)
    y = (np.arange(800) % 50 == 0).astype(int)
    x[y == 1, 0] += 2
    case = case_of(x, y, classes=2)
    assert checks["learnable"](case).because == "learnable"


def test_what_only_the_run_finds_is_learned(case_of):
    """The parity of four signs: no simple learner sees it, and the run does."""
    signs = RNG.choice([-1.0, 1.0], (800, 6)).astype(np.float32)
    y = (signs[:, :4].prod(axis=1) > 0).astype(int)
    case = case_of(signs, y, held=(signs, y), classes=2)
    measured = measure(case, case.once(measure_reference))
    assert judge(measured._replace(run_p=1e-9)).because == "learned"


def test_too_little_to_say(case_of, clouds):
    assert checks["learnable"](case_of(*clouds(39))).because == "few_rows"
    x = RNG.normal(size=(60, 6)).astype(np.float32)
    lonely = np.zeros(60, int)
    lonely[:5] = 1
    assert checks["learnable"](case_of(x, lonely, classes=2)).because == "small_classes"


def test_extreme_targets_do_not_hide_that_something_can_be_learned(case_of):
    """One row in seventy is a million off: what squared errors learn is that alone."""
    x = RNG.normal(size=(700, 6)).astype(np.float32)
    y = x[:, 0] + 0.3 * RNG.normal(size=700)
    y[::70] = 1e6
    y = (y - y.mean()) / y.std()
    found = checks["learnable"](case_of(x, y, classes=None))
    assert (found.verdict, found.because) == (Verdict.PASS, "learnable")
    assert found.measured["score"] > 0.5
    noise = RNG.permutation(y)
    assert checks["learnable"](case_of(x, noise, classes=None)).verdict is Verdict.WARN
