"""Numbers to predict: their scale, and outliers."""

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.targets import Targets, judge, measure
from steepest.objectives import absolute_error

RNG = np.random.default_rng(11)
FINE = Targets(0, 1.0, 1.0, 5.0, 3)


@pytest.mark.parametrize(
    ("change", "symptom", "verdict", "because", "remedy"),
    [
        ({}, True, Verdict.PASS, "suit", {}),
        ({"deviation": 9.9}, True, Verdict.PASS, "suit", {}),
        (
            {"deviation": 10.1},
            False,
            Verdict.WARN,
            "too_large",
            {"scaling": "standard"},
        ),
        ({"deviation": 10.1}, True, Verdict.FAIL, "too_large", {"scaling": "standard"}),
        (
            {"deviation": 0.09},
            False,
            Verdict.WARN,
            "too_small",
            {"scaling": "standard"},
        ),
        ({"deviation": 0.09, "squared": False}, True, Verdict.PASS, "suit", {}),
        ({"outlier": 101.0}, False, Verdict.WARN, "outliers", {"loss": "huber"}),
        ({"outlier": 99.0}, True, Verdict.PASS, "suit", {}),
        ({"outlier": 101.0, "squared": False}, True, Verdict.PASS, "suit", {}),
        ({"deviation": 0.0}, False, Verdict.FAIL, "constant", {}),
    ],
)
def test_both_sides_of_each_bound(change, symptom, verdict, because, remedy):
    found = judge([FINE._replace(**change)], symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert found.remedy == remedy
    assert sentences(found).because


def test_the_numbers_by_hand():
    found = measure(np.array([[0.0, 5.0], [1.0, 5.0], [2.0, 5.0], [9.0, 5.0]]))
    assert found[0].deviation == pytest.approx(np.sqrt(50 / 4))
    assert found[0].mean_square == pytest.approx(86 / 4)
    assert found[0].outlier == pytest.approx(7.5 / 1.0)  # median 1.5, distances .5 1.5
    assert (found[0].row, found[1].deviation, found[1].outlier) == (3, 0, 0)


def test_the_worst_output_is_named(case_of):
    x = RNG.normal(size=(100, 6)).astype(np.float32)
    y = np.stack([x[:, 0], 50 * x[:, 1], 0.5 * x[:, 2]], axis=1)
    found = checks["targets"](case_of(x, y, classes=None, outputs=3))
    assert (found.verdict, found.because) == (Verdict.WARN, "too_large")
    assert found.measured["output"] == 1
    y[17, 2] = 400
    found = checks["targets"](case_of(x, y, classes=None, outputs=3))
    assert (found.because, found.measured["row"]) == ("outliers", 17)
    y[0, 0] = np.nan
    found = checks["targets"](case_of(x, y, classes=None, outputs=3))
    assert found.because == "data_not_finite"


def test_a_loss_that_does_not_square(case_of):
    x = RNG.normal(size=(100, 6)).astype(np.float32)
    case = case_of(x, 50 * x[:, 1], classes=None, loss=absolute_error())
    assert checks["targets"](case).verdict is Verdict.PASS
    assert checks["targets"](case_of(x, np.zeros(100))).because == "no_numbers"
