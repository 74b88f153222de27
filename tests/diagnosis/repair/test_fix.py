"""Advice that is tried: what helps is kept, what does not is withdrawn."""

import json
from dataclasses import replace

import jax
import numpy as np
import pytest

import steepest
from steepest import descend
from steepest.diagnosis import (
    Diagnosis,
    Finding,
    Symptom,
    Verdict,
    case_of,
    case_of_material,
    fix,
    fix_report,
)
from steepest.diagnosis.measured._range_test import measure_rates
from steepest.diagnosis.repair._gain import decides_by, halves
from steepest.models import linear, mlp
from steepest.objectives import (
    Batch,
    Objective,
    softmax_cross_entropy,
    squared_error,
)
from steepest.trained import TrainedRun

OBJECTIVE = Objective(linear(6, 3), softmax_cross_entropy())
WRONG = {"weight": -np.eye(3, 6, dtype=np.float32), "bias": np.zeros(3, np.float32)}


@pytest.fixture
def slow(clouds):
    """Return a run that hardly moved from a start at which all is wrong."""
    rows, held = (Batch(*clouds(n, n, spread=1.0)) for n in (120, 100))
    run = descend(
        OBJECTIVE,
        WRONG,
        rows,
        validation=held,
        learning_rate=1e-5,
        batch_size=16,
        epochs=12,
    )
    return case_of(run, objective=OBJECTIVE, params=WRONG, data=rows, validation=held)


def advised(*changes, verdict=Verdict.FAIL, symptom=True):
    finding = Finding(
        check="learning_rate",
        verdict=verdict,
        because="too_low",
        remedies=changes,
    )
    return Diagnosis(findings=(finding,), symptom=Symptom(beaten=symptom))


def by_hand(case, params, chosen):
    x, y = case.validation.inputs[chosen], case.validation.targets[chosen]
    scores = x @ params["weight"].T + params["bias"]
    return float(np.mean(scores.argmax(1) == y))


def test_what_helps_is_kept_and_measured_on_all_rows_and_the_reporting_ones(slow):
    numbers = []
    mended = fix(slow, on_training=numbers.append)
    assert mended.change.keys() == {"learning_rate"}
    assert mended.trainings == len(numbers) >= 1
    assert [attempt.kept for attempt in mended.attempts].count(True) == 1
    assert mended.diagnosis.verdict is not Verdict.FAIL
    part, choosing, reporting = halves(slow)
    assert part == "validation"
    assert not set(choosing) & set(reporting)
    every = np.arange(100)
    for gain, rows in ((mended.gain, every), (mended.reporting, reporting)):
        assert gain.rows == len(rows)
        assert gain.before == pytest.approx(by_hand(slow, slow.params, rows))
        assert gain.after == pytest.approx(by_hand(slow, mended.case.params, rows))
        assert 0 < gain.low < gain.after - gain.before < gain.high
    assert all(not gain.shown for _, gain in mended.withdrawn)
    kept = next(attempt for attempt in mended.attempts if attempt.kept)
    assert kept.after == pytest.approx(by_hand(slow, mended.case.params, choosing))
    again = descend(
        OBJECTIVE,
        WRONG,
        slow.rows,
        batch_size=16,
        epochs=12,
        seed=slow.settings["seed"],
        **mended.change,
    )
    assert np.array_equal(again.params["weight"], mended.case.params["weight"])


def test_what_does_not_help_is_withdrawn(slow):
    useless = advised({"learning_rate": 1e-6}, {"learning_rate": 2e-6}, symptom=False)
    mended = fix(slow, useless)
    assert mended.case is slow
    assert mended.change == {}
    assert mended.gain is None
    assert [attempt.kept for attempt in mended.attempts] == [False, False]
    assert fix_report(mended)[-1].text == (
        "Nothing that was tried is shown to help; the run stays as it was."
    )


def test_what_cannot_be_trained_is_told(slow):
    mended = fix(slow, advised({"features": "hog"}, symptom=False))
    assert mended.attempts[0].problem.startswith("features cannot be changed")
    assert "could not be trained" in fix_report(mended)[-2].text


def test_what_diverges_does_not_stay(slow):
    mended = fix(slow, advised({"learning_rate": 1e20}, symptom=False))
    assert mended.change == {}


def test_a_run_that_failed_is_tried_further_when_its_advice_did_not_help(slow):
    mended = fix(slow, advised({"learning_rate": 1e-6}))
    first, *further = mended.attempts
    assert not first.kept
    assert [each.check for each in further] == ["learning_rate", "epochs"]
    low, high = slow.once(measure_rates).interval[:2]
    assert low <= further[0].change["learning_rate"] <= high
    assert further[1].change == {"epochs": 24, "schedule": "cosine"}
    assert further[0].kept
    assert mended.gain.after > 0.8


def test_other_units_are_tried_where_a_net_of_tanh_units_failed(clouds):
    rows, held = (Batch(*clouds(n, n, spread=1.0)) for n in (120, 100))
    objective = Objective(mlp(6, [8], 3, activation="tanh"), softmax_cross_entropy())
    start = objective.model.init(jax.random.key(0))
    run = descend(objective, start, rows, learning_rate=1e-5, batch_size=16, epochs=12)
    case = case_of(run, objective=objective, params=start, data=rows, validation=held)
    said = Diagnosis(findings=(), symptom=Symptom(beaten=True))
    tried_further = [each.change for each in fix(case, said).attempts]
    assert tried_further[0] == {"activation": "relu", "start": "auto"}
    silent = Diagnosis(findings=(), symptom=Symptom())
    assert fix(case, silent).attempts == ()


def test_what_is_not_shown_to_help_does_not_stay(slow):
    """A gain on both halves, of as many rows as chance may change."""
    good = advised({"learning_rate": 0.1}, symptom=False)
    assert fix(slow, good).change == {"learning_rate": 0.1}
    fixed = fix(slow, good).case
    right = np.argmax(
        slow.validation.inputs @ fixed.params["weight"].T + fixed.params["bias"], 1
    )
    was = np.argmax(slow.validation.inputs @ np.asarray(slow.params["weight"]).T, 1)
    _, choosing, reporting = halves(slow)
    targets = was.copy()  # as if the first run were right on nearly all rows
    for rows in (choosing, reporting):
        better = rows[right[rows] != was[rows]][:2]
        targets[better] = right[better]
    both = was == right
    few = replace(
        slow,
        validation=Batch(slow.validation.inputs, np.where(both, was, targets)),
    )
    keep = np.flatnonzero(both | (targets == right))
    few = replace(few, validation=Batch(*(a[keep] for a in few.validation[:2])))
    mended = fix(few, good)
    assert mended.change == {}
    assert mended.case is few
    ((change, gain),) = mended.withdrawn
    assert change == {"learning_rate": 0.1}
    assert gain.difference > 0 > gain.low


def test_nothing_is_tried_once_every_row_is_right(slow):
    good = fix(slow, advised({"learning_rate": 0.1})).case
    x = good.validation.inputs
    right = np.argmax(x @ good.params["weight"].T + good.params["bias"], axis=1)
    perfect = replace(good, validation=Batch(x, right.astype(np.int32)))
    said = advised({"learning_rate": 0.2})
    assert fix(perfect, said).attempts == ()


def test_a_rising_loss_is_judged_by_the_loss(slow):
    good = fix(slow, advised({"learning_rate": 0.1})).case
    x = good.validation.inputs
    right = np.argmax(x @ good.params["weight"].T + good.params["bias"], axis=1)
    perfect = replace(good, validation=Batch(x, right.astype(np.int32)))
    finding = Finding(
        check="overfitting",
        verdict=Verdict.WARN,
        because="too_certain",
        remedies=({"epochs": 48}, {"epochs": 1}),
    )
    mended = fix(perfect, Diagnosis(findings=(finding,)))
    assert {each.metric for each in mended.attempts} == {"log_loss"}
    assert mended.change == {"epochs": 48}
    assert mended.gain.metric == "log_loss"
    assert mended.gain.after < mended.gain.before
    assert mended.gain.shown


def test_the_other_half_has_a_word_where_nothing_was_wrong(slow, monkeypatch):
    """The same change, once with a symptom and once without, on halves that differ."""
    good = fix(slow, advised({"learning_rate": 0.1})).case
    worse = Batch(slow.validation.inputs, slow.validation.targets.copy())
    _, _, reporting = halves(slow)
    predicted = np.argmax(worse.inputs @ good.params["weight"].T, axis=1)
    few = reporting[:3]  # three rows on which the good model is now wrong
    was = np.argmax(worse.inputs @ np.asarray(slow.params["weight"]).T, axis=1)
    worse.targets[reporting] = was[reporting]
    worse.targets[few] = predicted[few]
    monkeypatch.setattr(
        "steepest.diagnosis.repair._fix.halves", lambda case, left_out: halves(slow)
    )
    case = replace(slow, validation=worse)
    doubted = advised({"learning_rate": 0.1}, verdict=Verdict.WARN, symptom=False)
    assert fix(case, doubted).change == {}


def test_json_is_strict(slow):
    mended = fix(slow, advised({"learning_rate": 0.1}))
    data = json.loads(json.dumps(mended.to_json(), allow_nan=False))
    assert data["change"] == {"learning_rate": 0.1}
    assert data["attempts"][0]["kept"] is True
    assert data["gain"]["metric"] == mended.metric == "accuracy"
    assert data["diagnosis"]["schema_version"] == 1


def test_nothing_to_try():
    def bowl(w):
        return (w**2).sum()

    start = np.ones(2, np.float32)
    run = descend(bowl, start, learning_rate=0.1, epochs=50)
    case = case_of(run, objective=bowl, params=start)
    mended = fix(case, Diagnosis(findings=()))
    assert mended.trainings == 0
    assert fix_report(mended)[-1].text == "There was no advice to try."


def test_the_metric_of_the_run_decides_what_is_kept(slow):
    asked = replace(slow.run, settings={**slow.run.settings, "metric": "log_loss"})
    mended = fix(replace(slow, run=asked))
    assert mended.metric == mended.gain.metric == "log_loss"
    assert mended.case.settings["metric"] == "log_loss"
    _, _, reporting = halves(slow)
    rows, params = slow.validation, mended.case.params
    scores = rows.inputs[reporting] @ params["weight"].T + params["bias"]
    chances = np.asarray(jax.nn.softmax(scores.astype(float)))
    of_truth = chances[np.arange(len(reporting)), rows.targets[reporting]]
    found = mended.reporting
    assert found.after == pytest.approx(-np.log(of_truth).mean(), rel=1e-5)
    assert found.after < found.before
    assert mended.gain.shown
    assert "the log loss went from" in fix_report(mended)[-2].text
    assert "로그 손실이" in fix_report(mended, "ko")[-2].text


def test_a_metric_that_a_half_cannot_have_gives_way(slow):
    settings = {**slow.run.settings, "metric": "roc_auc"}
    targets = np.zeros(10, np.int32)
    targets[3] = 1
    held = Batch(np.zeros((10, 6), np.float32), targets)
    case = replace(slow, run=replace(slow.run, settings=settings), validation=held)
    both, none = np.array([2, 3, 4]), np.array([5, 6])
    assert decides_by(case, both) == "roc_auc"
    assert decides_by(case, both, none) == "accuracy"
    assert decides_by(slow, both, none) == "accuracy"


def test_extreme_targets_are_mended_by_a_loss_that_they_do_not_rule():
    """One target in fifty is near a million: R² is theirs alone, so errors decide."""
    rng = np.random.default_rng(5)
    x = rng.normal(size=(600, 3))
    y = 2 * x[:, 0] - x[:, 1] + 0.2 * rng.normal(size=600)
    y[::50] = 1e6 * rng.uniform(0.9, 1.1, 12)  # no code for missing values
    run = steepest.train((x, y), validation=0.3, epochs=20)
    case = case_of_material(run, run.material)
    first = run.diagnose().problems[0]
    assert (first.check, first.because) == ("targets", "outliers")
    assert first.remedy["loss_options"]["delta"] < 1e-3  # in deviations of the targets
    mended = fix(case, Diagnosis(findings=(first,)))
    assert mended.metric == "mean_absolute_error"
    assert mended.change["loss"] == "huber"
    assert mended.gain.after < 0.7 * mended.gain.before
    usual = np.abs(y) < 1e3
    predictor = TrainedRun.of(
        mended.case.run,
        encoding=run.encoding,
        objective=mended.case.objective,
    )
    errors = np.abs(predictor.predict(x)[usual] - y[usual])
    assert np.median(errors) < 2  # of numbers whose deviation is 2.2; before, 20 000
    before = np.abs(run.predict(x)[usual] - y[usual])
    assert np.median(before) > 1000


@pytest.mark.parametrize("verdict", [Verdict.FAIL, Verdict.WARN])
def test_a_mistake_is_mended_even_where_so_few_rows_show_nothing(verdict):
    draw = np.random.default_rng(5)
    x = np.repeat(draw.normal(size=(2, 6)), 8, axis=0).astype(np.float32)
    y = np.repeat(np.float32([[1], [0]]), 8, axis=0)
    model = mlp(6, (8,), 1, last_activation="softmax")
    objective = Objective(model, squared_error())
    start = model.init(jax.random.key(0))
    run = descend(objective, start, (x, y), learning_rate=0.3, epochs=30, batch_size=8)
    case = case_of(run, objective=objective, params=start, data=(x, y))
    change = {"last_activation": "sigmoid"}
    finding = Finding(
        check="last_layer", verdict=verdict, because="constant", remedies=(change,)
    )
    mended = fix(case, Diagnosis(findings=(finding,), symptom=Symptom()))
    (first, *_) = mended.attempts
    assert first.after > first.before
    assert first.kept is (verdict is Verdict.FAIL)
