"""The short trainings, against a loop in NumPy and against a run of their own."""

from dataclasses import replace

import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case
from steepest.diagnosis.measured._end_test import measure_end
from steepest.diagnosis.measured._range_test import measure_rates, own_gain_with
from steepest.diagnosis.measured._row_losses import RowLosses

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


def test_the_penalty_of_members_and_of_the_run(trained_case):
    case = trained_case(penalty=0.5)
    found = measure_rates(case)
    weight = np.asarray(case.params["weight"], np.float64)
    end = found.end_train
    assert end.penalties[0] == pytest.approx(0.5 * (weight**2).sum())
    assert end.objective[0] == pytest.approx(end.mean[0] + end.penalties[0])
    assert found.start_train.penalties[0] == 0.0
    assert found.train[0].penalties.shape == (14,)
    assert found.train[0][:3].penalties.shape == (3,)
    assert measure_rates(trained_case()).end_train.penalties is None


def losses(*values, penalties=None):
    """The losses of members on two rows, which are those of their means."""
    rows = np.repeat(np.array(values)[:, None], 2, axis=1)
    scores = np.zeros(len(values))
    return RowLosses(rows, scores, np.ones(2), penalties)


def test_what_is_minimized_is_compared_and_not_the_loss_alone(trained_case):
    """A run at the minimum of loss + penalty is beaten by no lower loss alone."""
    found = replace(
        measure_rates(trained_case()),
        train=[losses(1.0, 0.2, penalties=np.array([0.0, 0.9]))],
        validation=[],
        start_train=losses(1.0, penalties=np.zeros(1)),
        start_validation=None,
        end_train=losses(0.6, penalties=np.array([0.1])),
        end_validation=None,
    )
    assert found.best == 1
    # 0.6 + 0.1 is below 0.2 + 0.9; without the penalty half of the fall is left
    assert found.left <= 0
    free = replace(found, train=[losses(1.0, 0.2)], start_train=losses(1.0))
    assert replace(free, end_train=losses(0.6)).left == pytest.approx(0.5)


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
