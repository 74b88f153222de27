"""Two parts that name their classes differently are found; the rest is not."""

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.labels import Labels, judge, measure
from steepest.diagnosis.measured._reference import measure_reference
from steepest.objectives import squared_error

RIGHT = np.eye(3, 6)
MOVED = {
    "missing": [],
    "wanted": [],
    "outside": 0,
    "who": "run",
    "trained": 0.9,
    "accuracy": 0.1,
    "renamed": 0.9,
    "largest": 0.4,
    "p": 0.0005,
}


@pytest.mark.parametrize(
    ("change", "verdict", "because"),
    [
        ({}, Verdict.FAIL, "disagree"),
        ({"renamed": 0.39}, Verdict.PASS, "agree"),
        ({"accuracy": 0.41}, Verdict.PASS, "agree"),
        ({"trained": 0.59}, Verdict.PASS, "agree"),
        ({"p": 0.002}, Verdict.PASS, "agree"),
        ({"outside": 1}, Verdict.FAIL, "outside"),
        (
            {"renamed": 0.2, "agreed": 0.6, "found": 0.71, "noise_p": 0.001},
            Verdict.WARN,
            "noisy",
        ),
        (
            {"renamed": 0.2, "agreed": 0.6, "found": 0.69, "noise_p": 0.001},
            Verdict.PASS,
            "agree",
        ),
        (
            {"renamed": 0.2, "agreed": 0.6, "found": 0.71, "noise_p": 0.002},
            Verdict.PASS,
            "agree",
        ),
        ({"renamed": 0.2, "missing": ["a"]}, Verdict.WARN, "without_rows"),
        (
            {"renamed": 0.2, "missing": ["a"], "wanted": ["a"]},
            Verdict.FAIL,
            "never_seen",
        ),
    ],
)
def test_both_sides_of_each_bound(change, verdict, because):
    found = judge(Labels(**{**MOVED, **change}))
    assert (found.verdict, found.because) == (verdict, because)
    assert sentences(found).because


def test_the_best_renaming_is_that_of_all_renamings(case_of, clouds):
    x, y = clouds(300)
    held_x, held_y = clouds(200, seed=1)
    moved = np.array([1, 2, 0])[held_y]
    case = case_of(x, y, held=(held_x, moved), weight=RIGHT)
    found = measure(case)
    assert found.accuracy < 0.05
    assert found.renamed > 0.95
    assert dict(found.names) == {"0": "1", "1": "2", "2": "0"}
    judged = checks["labels"](case)
    assert (judged.verdict, judged.because) == (Verdict.FAIL, "disagree")
    assert "0 → 1, 1 → 2, 2 → 0" in sentences(judged).because


def test_a_run_that_knows_nothing_leaves_it_to_simple_learners(case_of, clouds):
    x, y = clouds(300)
    held_x, held_y = clouds(200, seed=1)
    case = case_of(x, y, held=(held_x, (held_y + 1) % 3))
    found = checks["labels"](case)
    assert found.because == "disagree"
    assert found.measured["who"] in case.once(measure_reference).scores


def test_parts_that_agree(case_of, clouds):
    found = checks["labels"](
        case_of(*clouds(300), held=clouds(200, seed=1), weight=RIGHT)
    )
    assert (found.verdict, found.because) == (Verdict.PASS, "agree")
    alone = checks["labels"](case_of(*clouds(300)))
    assert (alone.verdict, alone.because) == (Verdict.PASS, "all_there")
    assert sentences(alone).because == "Every class has training rows."


@pytest.mark.parametrize("seed", range(3))
def test_a_gain_by_chance_is_chance(case_of, seed):
    """With 12 rows of 6 classes the best renaming gains 0.4 of pure noise."""
    draw = np.random.default_rng(seed)
    x = draw.normal(size=(90, 6)).astype(np.float32)
    y, held = draw.integers(0, 6, 90), draw.integers(0, 6, 12)
    case = case_of(
        x, y, held=(x[:12], held), classes=6, weight=draw.normal(size=(6, 6))
    )
    found = measure(case)
    assert found.renamed - found.accuracy > 0.15
    assert judge(found._replace(trained=1.0)).because != "disagree"


def test_classes_without_rows(case_of, clouds):
    x, y = clouds(100)
    kept = y != 1
    names = ("red", "green", "blue")
    case = case_of(x[kept], y[kept], held=(x, y), weight=RIGHT, class_names=names)
    found = checks["labels"](case)
    assert (found.verdict, found.because) == (Verdict.FAIL, "never_seen")
    assert found.measured["shown"] == "green"
    y[0] = 5
    assert checks["labels"](case_of(x, y)).because == "outside"


def test_numbers_have_no_labels(case_of, clouds):
    x, y = clouds(20)
    case = case_of(x, y, classes=None, loss=squared_error())
    assert checks["labels"](case).because == "no_classes"
