"""What a case knows of itself, and what it keeps of what was measured."""

from dataclasses import replace

import numpy as np
import pytest

from steepest.diagnosis import Case

from .conftest import FEW_ROWS, net, start_of


@pytest.fixture
def counting():
    """Return a function that measures, and the cases that it was asked of."""
    asked = []

    def measure(case):
        asked.append(case)
        return f"measured {len(asked)}"

    return measure, asked


def test_what_is_kept_is_measured_once(counting):
    measure, asked = counting
    case = start_of(net())
    assert [case.once(measure) for _ in range(3)] == ["measured 1"] * 3
    assert asked == [case]


def test_that_there_is_nothing_is_kept_too(counting):
    _, asked = counting
    case = start_of(net())
    for _ in range(2):
        assert case.once(asked.append) is None
    assert len(asked) == 1


def test_each_function_has_a_value_of_its_own():
    case = start_of(net())
    assert case.once(lambda case: 1) == 1
    assert case.once(lambda case: 2) == 2


def test_a_measurement_that_failed_is_made_again():
    case, attempts = start_of(net()), []

    def measure(case):
        attempts.append(case)
        if len(attempts) == 1:
            raise RuntimeError("no memory left")
        return "measured"

    with pytest.raises(RuntimeError, match="no memory left"):
        case.once(measure)
    assert case.once(measure) == "measured"


def test_another_case_is_measured_for_itself(counting):
    measure, asked = counting
    case = start_of(net())
    case.once(measure)
    changed = replace(case, rows=FEW_ROWS._replace(inputs=2 * FEW_ROWS.inputs))
    assert changed.once(measure) == "measured 2"
    assert asked == [case, changed]
    assert case.once(measure) == "measured 1"


def test_what_is_true_of_another_case_can_be_taken_over(counting):
    measure, asked = counting
    case = start_of(net())
    first = replace(case)
    first.keep_from(case, measure)  # nothing was measured yet
    assert first.once(measure) == "measured 1"
    second = replace(case)
    second.keep_from(first, measure)
    assert second.once(measure) == "measured 1"
    assert asked == [first]


def test_a_start_is_a_case_without_a_run():
    planned = {"optimizer": "sgd", "batch_size": 16, "epochs": 3}
    case = replace(start_of(net()), planned=planned)
    assert case.params is case.start
    assert case.settings == planned
    assert case.history.n_steps == case.steps == 0
    assert case.metrics == {}
    assert not case.diverged
    assert (case.task, case.n_rows, case.n_classes) == ("classification", 40, 3)


def test_a_number_among_the_rows_of_a_function_is_no_column():
    rows = {"rate": 3.0, "x": np.ones((7, 2))}
    assert Case(objective=lambda w, batch: 0.0, start=(), rows=rows).n_rows == 7
    assert Case(objective=lambda w: 0.0, start=(), rows=None).n_rows == 0
