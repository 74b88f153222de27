"""Short trainings from the end of a run, against a loop in NumPy."""

import pytest

from steepest.diagnosis.measured._end_test import measure_end

from ..conftest import HELD, ROWS
from .conftest import by_hand, loss_of


def test_from_the_end_the_memory_fills_first(trained_case):
    case = trained_case(penalty=0.01)
    result = measure_end(case)
    # 20 steps at rate 0, then 96; seven rates as they are, seven with λ/100
    for member, factor in ((2, 0.1), (4, 1.0)):
        assert result.factors[member] == pytest.approx(factor)
        params = by_hand(
            0.3 * factor, 2, 116, strength=0.01, start=case.params, batches_from=20
        )
        expected = loss_of(params, ROWS)
        assert result.train.mean[member] == pytest.approx(expected, rel=2e-4)
        lighter = by_hand(
            0.3 * factor, 2, 116, strength=1e-4, start=case.params, batches_from=20
        )
        expected = loss_of(lighter, HELD)
        assert result.lighter_validation_or_train.mean[member] == pytest.approx(
            expected, rel=2e-4
        )
    assert result.own == 4


def test_without_a_penalty_there_are_fourteen_rates_from_the_end(trained_case):
    result = measure_end(trained_case())
    assert len(result.factors) == 14
    assert result.lighter_train is None
    assert result.factors[result.own] == pytest.approx(1.0)
    assert result.lighter_validation_or_train is result.train
    assert result.factors[result.continuation] in (
        result.factors[result.own],
        result.factors[6],
    )


def test_adam_goes_on_where_it_was(trained_case):
    """With its memory filled first, a tiny rate does not move the loss."""
    case = trained_case(optimizer="adam", learning_rate=0.01)
    result = measure_end(case)
    assert result.train.mean[0] == pytest.approx(result.end_train.mean[0], rel=1e-2)
