"""Twenty rows are learned by heart, or something is wrong."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Verdict, checks, diagnose
from steepest.diagnosis import case_of as case_of_run
from steepest.diagnosis.checks.memorize import Memorize, judge, measure
from steepest.errors import UnknownNameError
from steepest.objectives import Batch

LEARNED = Memorize(20, 300, 0.01, 0.04, 1.0, 1.0)


@pytest.mark.parametrize(
    ("loss", "verdict"), [(0.049, Verdict.PASS), (0.051, Verdict.WARN)]
)
def test_both_sides_of_the_bound(loss, verdict):
    measured = LEARNED._replace(loss=loss)
    assert judge(measured).verdict is verdict
    failed = judge(measured, symptom=True).verdict
    assert (failed is Verdict.FAIL) == (verdict is Verdict.WARN)


def test_a_linear_model_gets_no_more_rows_than_columns(trained_case):
    measured = measure(trained_case())
    assert measured.rows == 6
    assert measured.left < 0.05
    assert measured.score == 1.0


def test_a_net_learns_twenty_rows_whatever_their_classes(trained_case):
    case = trained_case("mlp")
    mixed = np.random.default_rng(0).permutation(case.rows.targets)
    case = replace(case, rows=case.rows._replace(targets=mixed))
    found = checks["memorize"](case)
    assert (found.verdict, found.because) == (Verdict.PASS, "learned")
    assert found.measured["rows"] == 20


def test_units_that_are_all_alike_do_not(trained_case):
    case = trained_case("mlp", start_scale=0.0)
    found = checks["memorize"](case, symptom=True)
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_learned")


def test_rows_that_are_equal_count_once(trained_case):
    case = trained_case()
    alike = case.rows._replace(inputs=np.ones_like(case.rows.inputs))
    assert checks["memorize"](replace(case, rows=alike)).because == "few_rows"


def test_functions_of_ones_own():
    rows = Batch(np.eye(3, dtype=np.float32), np.array([1.0, 2.0, 3.0], np.float32))

    def squares(w, batch):
        return jnp.mean((batch.inputs @ w - batch.targets) ** 2)

    def found_of(function, data):
        start = jnp.zeros(3)
        run = descend(function, start, data, learning_rate=0.1, epochs=3)
        case = case_of_run(run, objective=function, params=start, data=data)
        return checks["memorize"](case)

    assert found_of(squares, rows).because == "learned"
    assert found_of(lambda w, batch: squares(w, batch) + 1, rows).because == (
        "not_learned"
    )
    assert found_of(lambda w, batch: -jnp.sum(w), rows).because == "no_floor"
    assert found_of(lambda w: jnp.sum(w**2), None).because == "no_rows"


def test_it_is_asked_on_request_only(trained_case):
    case = trained_case()
    names = [each.check for each in diagnose(case, budget=0).findings]
    assert "memorize" not in names
    found = diagnose(case, also=["memorize"])
    assert found.of("memorize").because == "learned"
    with pytest.raises(UnknownNameError, match="Did you mean 'memorize'"):
        diagnose(case, also=["memorise"])


def test_precision(trained_case):
    with jax.enable_x64(True):
        case = trained_case(dtype="float64")
    assert checks["memorize"](case).because == "learned"
