import numpy as np
import pytest

from steepest.diagnosis.measured._interval import Interval, interval_of

RATES = np.array([0.001, 0.01, 0.1, 1.0, 10.0])


def test_ends_are_interpolated_between_the_rates_that_were_tried():
    found = interval_of(RATES, np.array([0.0, 0.4, 1.0, 0.8, -2.0]))
    # low: ½ lies a sixth of the way from 0.4 to 1; high: 0.3/1.8 from 0.8 to the floor
    assert found.low == pytest.approx(10 ** (-2 + 1 / 6))
    assert found.high == pytest.approx(10 ** (0 + 0.3 / 1.8))
    assert found.best == 0.1
    assert not found.low_is_open
    assert not found.high_is_open


def test_an_interval_stays_inside_of_what_was_tried():
    found = interval_of(RATES, np.array([0.9, 1.0, 0.7, 0.6, 0.5]))
    assert (found.low, found.high) == (0.001, 10.0)
    assert found.low_is_open
    assert found.high_is_open


def test_another_hill_does_not_belong_to_it():
    found = interval_of(RATES, np.array([0.9, 0.1, 1.0, 0.1, 0.9]))
    assert 0.01 < found.low < 0.1 < found.high < 1.0


def test_without_a_gain_there_is_none():
    assert interval_of(RATES, np.array([-1.0, 0.0, -np.inf, -3.0, 0.0])) is None


@pytest.mark.parametrize("long_run", [False, True])
@pytest.mark.parametrize("best", [0.02, 0.05, 1.0])
def test_what_is_recommended_is_inside(long_run, best):
    found = Interval(0.02, 1.0, best, False, False)
    rates = [found.recommended(long_run=long_run), *found.candidates()]
    assert all(0.02 <= rate <= 1.0 for rate in rates)
    assert len(set(found.candidates())) == len(found.candidates())


def test_a_long_run_takes_a_third():
    found = Interval(0.02, 1.0, 0.3, False, False)
    assert found.recommended(long_run=False) == 0.3
    assert found.recommended(long_run=True) == pytest.approx(0.1)
    assert found.center == pytest.approx(np.sqrt(0.02))


@pytest.mark.parametrize(
    ("low", "high", "rate", "expected"),
    [
        (0.001, 0.00948683, 1.0, 0.00948),  # 0.00949 would be outside
        (0.00948683, 1.0, 0.001, 0.00949),
        (0.1, 1.0, 0.123456, 0.123),
        (0.0123451, 0.0123459, 0.0123456, 0.0123456),
    ],
)
def test_three_digits_and_never_outside(low, high, rate, expected):
    assert Interval(low, high, low, False, False).within(rate) == expected
