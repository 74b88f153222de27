"""Inputs of a scale that suits, too large, too small, uneven."""

import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.scale import InputScale, judge, measure
from steepest.objectives import Scaling

FINE = InputScale(1.0, 2.0, 0.0, 1, -3.0, 3.0)


@pytest.mark.parametrize(
    ("change", "symptom", "verdict", "because"),
    [
        ({}, True, Verdict.PASS, "suits"),
        ({"mean_square": 29.0}, True, Verdict.PASS, "suits"),
        ({"mean_square": 31.0}, True, Verdict.WARN, "too_large"),
        ({"mean_square": 101.0}, True, Verdict.FAIL, "too_large"),
        ({"mean_square": 101.0}, False, Verdict.WARN, "too_large"),
        ({"mean_square": 0.009}, True, Verdict.WARN, "too_small"),
        ({"mean_square": 0.0009}, True, Verdict.FAIL, "too_small"),
        ({"spread": 99.0}, True, Verdict.PASS, "suits"),
        ({"spread": 101.0}, False, Verdict.WARN, "uneven"),
        ({"spread": 101.0}, True, Verdict.FAIL, "uneven"),
    ],
)
def test_both_sides_of_each_bound(change, symptom, verdict, because):
    found = judge(FINE._replace(**change), symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert found.remedy == ({} if because == "suits" else {"scaling": "standard"})
    assert sentences(found).because


def test_what_was_standardized_is_not_standardized_again():
    measured = FINE._replace(mean_square=50.0, scaling="standard")
    assert judge(measured).remedy == {}


def test_the_numbers_by_hand():
    x = np.array([[1.0, 10.0, 7.0], [3.0, -10.0, 7.0]])
    found = measure(x)
    assert found.mean_square == pytest.approx((5 + 100 + 49) / 3)
    assert found.spread == pytest.approx(10 / 5**0.5)  # of two columns, the smaller
    assert found.offset == pytest.approx(2.0)
    assert (found.column, found.lowest, found.highest) == (1, -10, 10)
    assert measure(np.array([[np.nan]])) is None
    assert measure(np.full((3, 2), 5.0)).spread == 0


def test_a_column_that_is_a_million_times_larger(case_of, clouds):
    x, y = clouds(100)
    x[:, 4] *= 1e6
    case = case_of(x, y, column_names=tuple("abcdef"))
    found = checks["scale"](case, symptom=True)
    assert (found.verdict, found.because) == (Verdict.FAIL, "uneven")
    assert "Column e" in sentences(found).because


def test_the_scaling_of_the_run_counts(case_of):
    images = np.random.default_rng(0).integers(0, 256, (60, 4, 4, 3)).astype(np.uint8)
    raw = checks["scale"](case_of(images, np.zeros(60)))
    assert (raw.verdict, raw.because) == (Verdict.WARN, "too_large")
    scaling = Scaling(jnp.asarray(127.5), jnp.asarray(1 / 73.0))
    scaled = checks["scale"](case_of(images, np.zeros(60), scaling=scaling))
    assert scaled.verdict is Verdict.PASS


def test_what_is_not_finite_has_no_scale(case_of, clouds):
    x, y = clouds(20)
    x[0, 0] = np.nan
    assert checks["scale"](case_of(x, y)).because == "data_not_finite"
