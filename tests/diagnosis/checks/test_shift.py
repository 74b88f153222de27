"""Parts from different sources are told apart, parts of one are not."""

import numpy as np
import pytest
from scipy.stats import chi2_contingency
from sklearn.datasets import load_digits

import steepest
from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.shift import Shift, judge, measure
from steepest.objectives import Batch

RNG = np.random.default_rng(8)
APART = Shift(0.8, "trees", 1e-6, 300, 100, 0.0, 1.0, 0, 0.2)
ALIKE = APART._replace(area=0.5, p=0.5)


@pytest.mark.parametrize(
    ("measured", "verdict", "because"),
    [
        (APART, Verdict.FAIL, "inputs_differ"),
        (APART._replace(gap=0.07), Verdict.WARN, "inputs_differ"),
        (APART._replace(gap=None), Verdict.WARN, "inputs_differ"),
        (APART._replace(area=0.69), Verdict.WARN, "inputs_differ"),
        (APART._replace(area=0.59), Verdict.PASS, "alike"),
        (APART._replace(p=0.0013), Verdict.PASS, "alike"),
        (
            ALIKE._replace(variation=0.21, variation_p=1e-5),
            Verdict.FAIL,
            "classes_differ",
        ),
        (
            ALIKE._replace(variation=0.21, variation_p=1e-5, gap=0.0),
            Verdict.WARN,
            "classes_differ",
        ),
        (ALIKE._replace(variation=0.19, variation_p=0.0), Verdict.PASS, "alike"),
        (ALIKE._replace(variation=0.5, variation_p=0.01), Verdict.PASS, "alike"),
    ],
)
def test_both_sides_of_each_bound(measured, verdict, because):
    found = judge(measured)
    assert (found.verdict, found.because) == (verdict, because)
    assert sentences(found).because


def test_a_moved_column_is_seen(case_of, clouds):
    x, y = clouds(300)
    held = clouds(150, seed=1)
    metrics = {"train": {"accuracy": 0.9}, "validation": {"accuracy": 0.7}}
    same = checks["shift"](case_of(x, y, held=held, metrics=metrics))
    assert (same.verdict, same.because) == (Verdict.PASS, "alike")
    moved = held[0].copy()
    moved[:, 5] += 1
    found = checks["shift"](case_of(x, y, held=(moved, held[1]), metrics=metrics))
    assert (found.verdict, found.because) == (Verdict.FAIL, "inputs_differ")
    assert found.measured["gap"] == pytest.approx(0.2)


def test_the_classes_are_compared_by_a_table(clouds):
    a, b = clouds(200), clouds(120, seed=1)
    b = (b[0], np.where(b[1] == 0, 2, b[1]))
    found = measure(Batch(*a), Batch(*b), n_classes=4)  # one class without rows
    counts = np.array([np.bincount(t, minlength=3) for t in (a[1], b[1])])
    assert found.variation_p == pytest.approx(chi2_contingency(counts).pvalue)
    shares = counts / counts.sum(axis=1, keepdims=True)
    assert found.variation == pytest.approx(np.abs(shares[0] - shares[1]).sum() / 2)
    assert found.largest in (0, 2)


def test_chance_does_not_tell_parts_apart():
    """The p-values of parts of one source are not too small too often."""
    p = []
    for _ in range(20):
        x = RNG.normal(size=(90, 3))
        rows, held = Batch(x[:60], x[:60, 0]), Batch(x[60:], x[60:, 0])
        p.append(measure(rows, held).p)
    assert np.min(p) > 0.0125 / 20


def test_too_little_to_say(case_of, clouds):
    x, y = clouds(60)
    assert checks["shift"](case_of(x, y)).because == "no_validation"
    assert checks["shift"](case_of(x, y, held=(x[:19], y[:19]))).because == "few_rows"
    broken = np.where(np.arange(60)[:, None] < 45, np.nan, x).astype(np.float32)
    assert checks["shift"](case_of(broken, y, held=(x, y))).because == "few_rows"


def test_numbers_are_told_apart_by_their_inputs(case_of, clouds):
    x, y = clouds(100)
    case = case_of(x, y, held=(x + 3, y), classes=None)
    found = checks["shift"](case)
    assert (found.verdict, found.because) == (Verdict.WARN, "inputs_differ")
    assert found.measured["variation"] is None


@pytest.mark.parametrize(
    ("fault", "check"),
    [
        ({"learning_rate": 1e-5}, "learning_rate"),
        ({"start": "zero", "learning_rate": 0.01}, "symmetry"),
    ],
)
def test_a_split_that_was_not_shuffled_hides_no_other_fault(fault, check):
    """The digits stand in the order of their writers: others wrote the last ones."""
    images, digits = load_digits(return_X_y=True)
    parts = [(images[some], digits[some]) for some in (slice(1200), slice(1200, None))]
    run = steepest.train(
        parts[0], validation=parts[1], model="mlp", hidden=[16], epochs=5, **fault
    )
    diagnosis = run.diagnose()
    first = diagnosis.findings[0]
    assert (first.check, first.verdict) == (check, Verdict.FAIL)
    found = next(each for each in diagnosis.findings if each.check == "shift")
    assert found.verdict is Verdict.WARN
    assert "shift" not in diagnosis.causes
    assert "such as the last ones, the split is what differs" in sentences(found).advice
