"""Extreme inputs that leave nothing of their column to the other rows."""

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis._causes import consequences_of
from steepest.diagnosis.checks.outliers import Outliers, judge, measure

RNG = np.random.default_rng(12)
FINE = Outliers(1, 99.0, 5e5, 17, 3, 2000, 1, 4)


@pytest.mark.parametrize(
    ("change", "symptom", "verdict", "because"),
    [
        ({}, True, Verdict.PASS, "none"),
        ({"ratio": 101.0}, False, Verdict.WARN, "outweigh"),
        ({"ratio": 101.0}, True, Verdict.FAIL, "outweigh"),
    ],
)
def test_both_sides_of_the_bound(change, symptom, verdict, because):
    names = ("a", "speed", "c", "d")
    found = judge(FINE._replace(**change), column_names=names, symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert found.measured["name"] == "speed"
    for language in ("en", "ko"):
        assert sentences(found, language).because


def test_the_numbers_by_hand():
    x = np.zeros((5, 3))
    x[:, 0] = [1, 2, 3, 4, 1000]  # median 3, distances 2 1 0 1 997
    x[:, 1] = [7, 7, 7, 7, 1e6]  # half are equal: nothing is usual
    x[:, 2] = [1, 2, 3, 4, 5]
    found = measure(x)
    assert found.ratio == pytest.approx(np.std(x[:, 0]))
    assert found[2:] == (997.0, 4, 1, 5, 1, 3, None)
    assert found.column == 0


@pytest.mark.parametrize("size", [1e4, 1e6])
def test_a_sensor_that_fails_now_and_then_is_named(case_of, size):
    x = RNG.normal(size=(400, 6))
    y = x[:, 0]
    fine = checks["outliers"](case_of(x, y, classes=None))
    assert (fine.verdict, fine.because) == (Verdict.PASS, "none")
    x[RNG.choice(400, 6, replace=False), 2] = -size * np.linspace(1, 2, 6)
    scaled = (x - x.mean(0)) / x.std(0)  # as a training scales it
    for rows in (x, scaled):
        found = checks["outliers"](case_of(rows, y, classes=None))
        assert (found.verdict, found.because) == (Verdict.WARN, "outweigh")
        assert (found.measured["column"], found.measured["extreme"]) == (2, 6)
        assert found.measured["distance"] > size / 5


def test_a_number_that_stands_for_a_missing_value_is_called_that(case_of):
    x = np.random.default_rng(2).normal(size=(200, 3))
    x[::20, 1] = -999
    found = checks["outliers"](case_of(x, x[:, :1]))
    assert (found.because, found.measured["code"]) == ("codes", -999)
    assert "Column 2 holds one and the same number" in sentences(found).because
    x[::20, 1] += np.arange(10)  # ten different ones
    assert checks["outliers"](case_of(x, x[:, :1])).because == "outweigh"


def test_columns_with_long_tails_are_as_they_should_be():
    x = np.stack(
        [
            RNG.lognormal(sigma=1.5, size=5000),
            RNG.standard_t(2.5, size=5000),
            RNG.exponential(size=5000) ** 3,
            RNG.integers(0, 2, 5000),
            np.where(RNG.random(5000) < 0.05, RNG.exponential(1000, 5000), 0),
        ],
        axis=1,
    )
    assert judge(measure(x)).verdict is Verdict.PASS


def test_images_have_no_columns(case_of):
    case = case_of(np.zeros((50, 6)), np.zeros(50), classes=None)
    images = case.rows._replace(inputs=np.zeros((50, 2, 3)))
    object.__setattr__(case, "rows", images)
    assert checks["outliers"](case).because == "images"


def test_it_stands_before_the_scale_and_what_follows_from_it():
    explained = consequences_of("outliers")
    assert {"scale", "learning_rate", "model_size", "epochs"} <= explained
    assert not {"targets", "labels", "learnable", "overfitting"} & explained
