"""A few rows whose targets contradict their inputs."""

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.residuals import Residuals, judge, measure
from steepest.objectives import huber

RNG = np.random.default_rng(3)
FEW = Residuals(5, 100, 0.51, 7, 40.0, 0.3)


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({}, "few_rows_decide"),
        ({"share": 0.5}, "even"),
        ({"far": 6}, "even"),
        ({"far": 0, "share": 0.0}, "even"),
        ({"squared": False}, "even"),
    ],
)
def test_both_sides_of_the_bounds(change, because):
    found = judge(FEW._replace(**change))
    assert found.because == because
    warns = because == "few_rows_decide"
    assert found.verdict is (Verdict.WARN if warns else Verdict.PASS)
    options = [{"loss": "huber", "loss_options": {"delta": 0.6}}]
    assert list(found.remedies) == (options if warns else [])
    for language in ("en", "ko"):
        assert sentences(found, language).because


def test_the_numbers_by_hand():
    truth, predicted = np.array([1.0, 2.0, 3.0, 4.0, 50.0]), np.array([0, 4, 3, 6, 5.0])
    nearer, farther = truth, truth + 99.0
    three = [nearer, predicted, farther]
    found = measure(truth, three, np.array([10, 11, 12, 13, 19]))
    # errors 1 2 0 2 45
    assert found == Residuals(1, 5, 2025 / 2034, 19, 22.5, 2.0)
    columns = [np.tile(numbers, (2, 1)).T for numbers in (truth, predicted)]
    assert measure(columns[0], columns[1:], np.arange(5)) == found._replace(row=4)
    assert measure(truth, [nearer, nearer, farther], np.arange(5)).far == 0


@pytest.mark.parametrize("n", [400, 2000])
def test_wrong_readings_inside_the_range_of_the_targets_are_named(case_of, n):
    x = RNG.normal(size=(n, 4)).astype(np.float32)
    y = (4 * x[:, 0] + 0.1 * RNG.normal(size=n)).astype(np.float32)
    fine = checks["residuals"](case_of(x, y, classes=None))
    assert (fine.verdict, fine.because) == (Verdict.PASS, "even")
    wrong = RNG.choice(n, n // 50, replace=False)
    y[wrong] = -6 * np.sign(y[wrong])  # others have such targets, too
    found = checks["residuals"](case_of(x, y, classes=None))
    assert (found.verdict, found.because) == (Verdict.WARN, "few_rows_decide")
    assert found.measured["row"] in wrong
    assert found.measured["distance"] > 10
    robust = checks["residuals"](case_of(x, y, classes=None, loss=huber()))
    assert robust.verdict is Verdict.PASS


def test_errors_of_heavy_tails_are_no_exception(case_of):
    x = RNG.normal(size=(800, 4)).astype(np.float32)
    y = (x[:, 0] + RNG.standard_t(4, 800)).astype(np.float32)
    assert checks["residuals"](case_of(x, y, classes=None)).verdict is Verdict.PASS


def test_of_few_rows_nothing_is_said(case_of):
    x = RNG.normal(size=(39, 2)).astype(np.float32)
    found = checks["residuals"](case_of(x, x[:, 0], classes=None))
    assert (found.verdict, found.because) == (Verdict.SKIPPED, "few_rows")
