"""Numbers to predict: their scale, and outliers."""

from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case, Verdict, checks, sentences
from steepest.diagnosis.checks.targets import (
    Targets,
    judge,
    judge_aside,
    measure,
    measure_aside,
)
from steepest.diagnosis.measured._predicted import against_reference
from steepest.diagnosis.measured._reference import measure_reference
from steepest.models import linear, mlp
from steepest.objectives import Batch, Objective, absolute_error, squared_error

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
        (
            {"outlier": 101.0, "usual": 0.75},
            False,
            Verdict.WARN,
            "outliers",
            {"loss": "huber", "loss_options": {"delta": 1.5}},
        ),
        ({"outlier": 99.0}, True, Verdict.PASS, "suit", {}),
        ({"outlier": 101.0, "squared": False}, True, Verdict.PASS, "suit", {}),
        ({"deviation": 0.0}, False, Verdict.FAIL, "constant", {}),
        (
            {"usual": 0.0, "outlier": 0.0, "extreme": 5, "rows": 500},
            True,
            Verdict.FAIL,
            "all_but_few",
            {},
        ),
        (
            {"usual": 0.0, "outlier": 0.0, "extreme": 6, "rows": 500},
            True,
            Verdict.PASS,
            "suit",
            {},
        ),
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
    assert (found[0].usual, found[0].extreme, found[0].rows) == (1.0, 0, 4)


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


def test_targets_that_stand_for_a_missing_value_are_called_that(case_of):
    x = np.random.default_rng(2).normal(size=(200, 3))
    y = x[:, :1].copy()
    y[::40] = 9999
    case = case_of(x, y, classes=None)
    found = checks["targets"](case)
    assert (found.because, found.advice) == ("codes", "leave_out_codes")
    assert "5 of 200 targets are one and the same" in sentences(found).because
    assert checks["residuals"](case).because == "codes"


def test_a_loss_that_does_not_square(case_of):
    x = RNG.normal(size=(100, 6)).astype(np.float32)
    case = case_of(x, 50 * x[:, 1], classes=None, loss=absolute_error())
    assert checks["targets"](case).verdict is Verdict.PASS
    assert checks["targets"](case_of(x, np.zeros(100))).because == "no_numbers"


def _run_on(targets, rate, model=None, optimizer="sgd"):
    model = model or mlp(6, (8,), 1, activation="tanh", last_start="lecun")
    objective = Objective(model, squared_error())
    start = model.init(jax.random.key(3))
    run = descend(
        objective,
        start,
        (X, targets),
        optimizer=optimizer,
        learning_rate="auto" if rate is None else rate,
        batch_size="full" if rate is None else 16,
        epochs=20,
    )
    rows = Batch(X, targets)
    return Case(objective=objective, start=start, rows=rows, run=run)


X = RNG.normal(size=(96, 6)).astype(np.float32)
Y = (np.sin(X[:, :1]) + X[:, 1:2]).astype(np.float32)


@pytest.mark.parametrize(
    ("times", "rate", "optimizer", "verdict"),
    [
        (1e4, 0.01, "adam", Verdict.FAIL),  # no rate takes steps that far
        (30.0, 3.0, "sgd", Verdict.WARN),  # a lower rate alone does it
        (30.0, 1e-7, "sgd", Verdict.WARN),  # standardized it would be as slow
    ],
)
def test_a_large_scale_fails_only_if_it_is_the_cause(times, rate, optimizer, verdict):
    case = _run_on(times * Y, rate, optimizer=optimizer)
    found = checks["targets"](case, symptom=True)
    assert (found.verdict, found.because) == (verdict, "too_large")
    assert checks["targets"](case).verdict is Verdict.WARN


def test_targets_in_their_own_unit_that_were_learned():
    case = _run_on(30 * Y, 0.003)
    r2 = case.run.metrics["train"]["r2"]
    assert r2 > 0.5
    found = checks["targets"](case)
    assert (found.verdict, found.because) == (Verdict.PASS, "learned")
    assert found.measured["r2"] == r2
    assert f"{r2:.3f}" in sentences(found).because
    # with a symptom the question is whether they are the cause
    assert checks["targets"](case, symptom=True).because == "too_large"
    for little, known, verdict in (
        (0.4, False, Verdict.WARN),
        (0.4, True, Verdict.PASS),
        (0.01, True, Verdict.WARN),
    ):
        run = replace(case.run, metrics={"train": {"r2": little}})
        again = replace(case, run=run)
        if known:
            again.once(measure_reference)
        assert checks["targets"](again).verdict is verdict


def test_no_scale_is_wrong_for_a_rule_that_finds_its_own_steps():
    case = _run_on(1e4 * Y, None, linear(6, 1), optimizer="lbfgs")
    assert checks["targets"](case).because == "suit"
    outlying = Y.copy()
    outlying[3] = 1e6
    case = _run_on(outlying, None, linear(6, 1), optimizer="lbfgs")
    assert checks["targets"](case).because == "outliers"


@pytest.mark.parametrize("outlier", [1e7, 1e12])
def test_one_enormous_target_comes_before_what_it_causes(case_of, outlier):
    x = RNG.normal(size=(300, 3)).astype(np.float32)
    y = x @ [1.0, -2.0, 0.5] + 0.1 * RNG.normal(size=300)
    y[7] = outlier
    y = ((y - y.mean()) / y.std()).astype(np.float32)
    case = case_of(x, y, loss=squared_error())
    found = checks["targets"](case, symptom=True)
    assert found.verdict is Verdict.FAIL
    assert found.measured["row"] == 7
    if outlier == 1e12:  # float32 holds no difference between the others
        assert found.because == "all_but_few"
        assert checks["learnable"](case, symptom=True).because == "equal_targets"


def test_no_score_is_told_of_rows_whose_targets_are_all_equal(case_of):
    x = RNG.normal(size=(300, 3)).astype(np.float32)
    y = (x @ [1.0, -2.0, 0.5] + 0.1 * RNG.normal(size=300)).astype(np.float32)
    held = x[:60], np.full(60, y[0])
    case = case_of(x, y, held=held, classes=None, loss=squared_error())
    assert checks["overfitting"](case).because == "equal_validation"
    assert against_reference(case, "validation") is None
    assert against_reference(case, "rows") is not None


@pytest.mark.parametrize(("far", "named"), [(1e12, True), (3.0, False)])
def test_a_target_of_a_validation_row_that_rules_the_scores_is_named(far, named):
    targets = RNG.normal(size=(200, 1)).astype(np.float32)
    aside = RNG.normal(size=(40, 1)).astype(np.float32)
    aside[17] = far
    found = judge_aside(measure_aside(targets, aside))
    assert (found is not None) == named
    if found is not None:
        assert (found.verdict, found.because) == (Verdict.WARN, "in_validation")
        assert "validation row 18 is" in sentences(found).because
        usual = np.median(np.abs(targets - np.median(targets)))
        assert found.measured["outlier"] == pytest.approx(far / usual, rel=1e-3)
