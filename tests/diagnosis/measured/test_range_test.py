"""The short trainings, against a loop in NumPy and against a run of their own."""

import numpy as np
import pytest
from scipy.special import logsumexp

from steepest import descend
from steepest.descent import BatchPlan
from steepest.diagnosis import Case, measure_end, measure_rates
from steepest.diagnosis.progress._range_test import own_gain_with
from steepest.diagnosis.progress._trials import _affordable

from .conftest import HELD, ROWS


def by_hand(rate, seed, steps, size=16, strength=0.0, start=None, batches_from=0):
    """Softmax regression by its formulas, in float64."""
    weight = np.zeros((3, 6)) if start is None else start["weight"].astype(np.float64)
    bias = np.zeros(3) if start is None else start["bias"].astype(np.float64)
    plan = BatchPlan(120, size, seed)
    for step in range(batches_from, steps):
        chosen = plan.chunk(step, step + 1).rows
        x, y = ROWS.inputs[chosen].astype(np.float64), ROWS.targets[chosen]
        z = x @ weight.T + bias
        delta = np.exp(z - logsumexp(z, axis=1, keepdims=True))
        delta[np.arange(len(y)), y] -= 1
        delta /= len(y)
        weight = weight - rate * (delta.T @ x + 2 * strength * weight)
        bias = bias - rate * delta.sum(0)
    return weight, bias


def loss_of(params, rows):
    z = rows.inputs.astype(np.float64) @ params[0].T + params[1]
    each = logsumexp(z, axis=1) - z[np.arange(len(z)), rows.targets]
    return each.mean()


def test_every_member_is_the_training_of_its_own(case_of):
    found = measure_rates(case_of(), seeds=2)
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


def test_what_is_known_of_the_run_itself(case_of):
    case = case_of()
    found = measure_rates(case)
    metrics = case.run.metrics
    assert found.end_train.mean[0] == pytest.approx(metrics["train"]["loss"])
    assert found.end_validation.scores[0] == metrics["validation"]["accuracy"]
    assert found.works
    assert found.interval.low < 0.3 < found.interval.high
    shares = np.bincount(ROWS.targets) / 120
    assert found.chance == pytest.approx(-(shares * np.log(shares)).sum())
    assert found.batch_size == found.own_batch_size == 16


def test_from_the_end_the_memory_fills_first(case_of):
    case = case_of(penalty=0.01)
    found = measure_end(case)
    # 20 steps at rate 0, then 96; seven rates as they are, seven with λ/100
    for member, factor in ((2, 0.1), (4, 1.0)):
        assert found.factors[member] == pytest.approx(factor)
        params = by_hand(
            0.3 * factor, 2, 116, strength=0.01, start=case.params, batches_from=20
        )
        expected = loss_of(params, ROWS)
        assert found.train.mean[member] == pytest.approx(expected, rel=2e-4)
        lighter = by_hand(
            0.3 * factor, 2, 116, strength=1e-4, start=case.params, batches_from=20
        )
        expected = loss_of(lighter, HELD)
        assert found.lighter_judged.mean[member] == pytest.approx(expected, rel=2e-4)
    assert found.own == 4


def test_without_a_penalty_there_are_fourteen_rates_from_the_end(case_of):
    found = measure_end(case_of())
    assert len(found.factors) == 14
    assert found.lighter_train is None
    assert found.factors[found.own] == pytest.approx(1.0)
    assert found.lighter_judged is found.train
    assert found.factors[found.way_on] in (found.factors[found.own], found.factors[6])


def test_adam_goes_on_where_it_was(case_of):
    """With its memory filled first, a tiny rate does not move the loss."""
    case = case_of(optimizer="adam", learning_rate=0.01)
    found = measure_end(case)
    assert found.train.mean[0] == pytest.approx(found.end_train.mean[0], rel=1e-2)


def test_a_run_that_diverged_has_no_end(case_of):
    case = case_of(learning_rate=1e30, validation=False)
    assert case.diverged
    assert measure_end(case) is None
    found = measure_rates(case)
    assert np.isinf(found.end_train.mean[0])
    assert found.beats_run == np.inf or not found.works


def test_a_second_order_only_in_doubt(case_of):
    sure = measure_rates(case_of())
    assert len(sure.train) == 1
    edge = sure.interval.low * 1.1
    doubtful = measure_rates(case_of(learning_rate=float(edge)))
    assert len(doubtful.train) == 2


def test_an_optimizer_without_a_rate_has_none_to_try(case_of):
    case = case_of(optimizer="dog", learning_rate=1.0)
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


@pytest.mark.parametrize(
    ("size", "weights", "affordable"),
    [(64, 1000, 64), (64, 50_000, 64), (512, 101_770, 32), (512, 10**9, 32)],
)
def test_a_step_is_bounded(size, weights, affordable):
    assert _affordable(size, weights) == affordable


@pytest.mark.parametrize("rate", [1e-9, 3e8])
def test_beyond_the_rates_of_the_grid_where_none_of_them_works(case_of, rate):
    found = measure_rates(case_of(learning_rate=rate))
    near = measure_rates(case_of())
    assert found.works
    assert found.own_rate == rate
    assert found.own_gain == 0
    assert found.interval.low == pytest.approx(near.interval.low, rel=0.3)
    assert found.interval.high == pytest.approx(near.interval.high, rel=0.3)
