"""The short trainings, against a loop in NumPy and against a run of their own."""

import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case
from steepest.diagnosis.measured._end_test import measure_end
from steepest.diagnosis.measured._range_test import measure_rates, own_gain_with

from ..conftest import HELD, ROWS
from .conftest import by_hand, loss_of


def test_every_member_is_the_training_of_its_own(trained_case):
    found = measure_rates(trained_case(), seeds=2)
    assert found.rates[8] == pytest.approx(0.3)
    for seed in range(2):
        for member in (2, 6, 8, 9):
            params = by_hand(found.rates[member], seed, 96)
            assert found.train[seed].mean[member] == pytest.approx(
                loss_of(params, ROWS), rel=2e-4
            )
            assert found.validation[seed].mean[member] == pytest.approx(
                loss_of(params, HELD), rel=2e-4
            )
    assert found.start_train.mean[0] == pytest.approx(np.log(3))


def test_what_is_known_of_the_run_itself(trained_case):
    case = trained_case()
    found = measure_rates(case)
    metrics = case.run.metrics
    assert found.end_train.mean[0] == pytest.approx(metrics["train"]["loss"])
    assert found.end_validation.scores[0] == metrics["validation"]["accuracy"]
    assert found.works
    assert found.interval.low < 0.3 < found.interval.high
    shares = np.bincount(ROWS.targets) / 120
    assert found.chance == pytest.approx(-(shares * np.log(shares)).sum())
    assert found.batch_size == found.own_batch_size == 16


def test_a_run_that_diverged_has_no_end(trained_case):
    case = trained_case(learning_rate=1e30, validation=False)
    assert case.diverged
    assert measure_end(case) is None
    found = measure_rates(case)
    assert np.isinf(found.end_train.mean[0])


def test_a_second_order_only_in_doubt(trained_case):
    sure = measure_rates(trained_case())
    assert len(sure.train) == 1
    edge = sure.interval.low * 1.1
    doubtful = measure_rates(trained_case(learning_rate=float(edge)))
    assert len(doubtful.train) == 2


def test_an_optimizer_without_a_rate_has_none_to_try(trained_case):
    case = trained_case(optimizer="dog", learning_rate=1.0)
    assert measure_rates(case) is None
    assert measure_end(case) is None
    assert np.isnan(own_gain_with(case, 32))


def test_a_function_of_ones_own():
    def bowl(w):
        return 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)

    start = np.ones(2, np.float32)
    run = descend(bowl, start, learning_rate=0.01, epochs=30)
    case = Case(objective=bowl, start=start, rows=None, run=run)
    found = measure_rates(case, seeds=1)
    for member in (4, 8, 10):
        rate = found.rates[member]
        end = np.array([(1 - rate) ** 96, (1 - 10 * rate) ** 96])
        expected = 0.5 * (end[0] ** 2 + 10 * end[1] ** 2)
        assert found.losses[member] == pytest.approx(expected, rel=1e-3, abs=1e-12)
    assert found.interval.high < 0.2 < found.rates[11]


def test_double_precision():
    def bowl(w):
        return w @ w

    start = np.ones(2)
    run = descend(bowl, start, learning_rate=0.01, epochs=30, dtype="float64")
    case = Case(objective=bowl, start=start, rows=None, run=run)
    found = measure_rates(case, seeds=1)
    # (1 − 2η)^192 is far below float32's rounding of the loss at the start
    assert found.losses[9] == pytest.approx(2 * (1 - 2 * found.rates[9]) ** 192)


@pytest.mark.parametrize("rate", [1e-9, 3e8])
def test_beyond_the_rates_of_the_grid_where_none_of_them_works(trained_case, rate):
    found = measure_rates(trained_case(learning_rate=rate))
    near = measure_rates(trained_case())
    assert found.works
    assert found.own_rate == rate
    assert found.own_gain == 0
    assert found.interval.low == pytest.approx(near.interval.low, rel=0.3)
    assert found.interval.high == pytest.approx(near.interval.high, rel=0.3)
