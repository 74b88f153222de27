"""Gaps that are natural, and gaps that are overfitting."""

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.overfitting import Overfitting, judge, measure
from steepest.runs import Outcome

RNG = np.random.default_rng(12)
HEALTHY = Overfitting(0.95, 0.90, 0.01, rows=500, columns=20)
BEHIND = {"validation": 0.70, "reference": 0.8, "reference_p": 1e-4}
SURE = {"rise": 2.1, "rise_z": 1.2, "surprise_z": 3.1}
ROSE = {"rise": 1.5, "best_epoch": 4, "epochs": 40}


@pytest.mark.parametrize(
    ("change", "symptom", "verdict", "because"),
    [
        ({}, True, Verdict.PASS, "carries_over"),
        (BEHIND, False, Verdict.FAIL, "below_simple_learners"),
        ({**BEHIND, "reference_p": 0.01}, False, Verdict.PASS, "carries_over"),
        ({**BEHIND, "reference_p": 0.01}, True, Verdict.WARN, "gap"),
        ({**BEHIND, "gap_error": 0.07}, True, Verdict.PASS, "carries_over"),
        ({**BEHIND, "validation": 0.81}, True, Verdict.PASS, "carries_over"),
        ({"train": 0.996, "validation": 0.84}, True, Verdict.FAIL, "by_heart"),
        ({"train": 0.996, "validation": 0.84}, False, Verdict.WARN, "by_heart"),
        ({"train": 0.996, "validation": 0.86}, False, Verdict.PASS, "carries_over"),
        ({"train": 0.994, "validation": 0.80}, False, Verdict.PASS, "carries_over"),
        ({**ROSE, "validation": 0.7, "rise_z": 5.1}, False, Verdict.FAIL, "rises"),
        (
            {**ROSE, "validation": 0.7, "rise_z": 4.0, "surprise_z": 0.1},
            False,
            Verdict.WARN,
            "too_certain",
        ),
        (
            {**ROSE, "validation": 0.85, "rise_z": 9.0, "lost": 0.03},
            False,
            Verdict.WARN,
            "rises",
        ),
        ({**ROSE, "validation": 0.85, "rise_z": 3.0}, False, Verdict.PASS, None),
        ({**ROSE, "rise": 1.09, "rise_z": 9.0}, False, Verdict.PASS, None),
        # the score stays, and the loss does not
        ({**ROSE, **SURE}, False, Verdict.WARN, "too_certain"),
        ({**ROSE, **SURE, "train": 0.9}, False, Verdict.WARN, "too_certain"),
        ({**ROSE, **SURE, "lost": 0.03}, False, Verdict.WARN, "rises"),
        ({**ROSE, **SURE, "surprise_z": 2.9}, False, Verdict.PASS, None),
        # scores that are no probabilities
        ({**ROSE, "rise": 2.1, "rise_z": 3.1}, False, Verdict.WARN, "rises"),
        ({**ROSE, **SURE, "rise": 1.9}, False, Verdict.PASS, None),
        (
            {"train": 1.0, "validation": 0.94, "rows": 20},
            False,
            Verdict.WARN,
            "few_rows",
        ),
        ({"train": 1.0, "validation": 0.96, "rows": 20}, False, Verdict.PASS, None),
        ({"train": 1.0, "validation": 0.94, "rows": 21}, False, Verdict.PASS, None),
    ],
)
def test_both_sides_of_each_bound(change, symptom, verdict, because):
    found = judge(HEALTHY._replace(**change), symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because or "carries_over")
    assert sentences(found).because


def test_remedies_stop_at_the_best_epoch_or_penalize():
    sick = HEALTHY._replace(**BEHIND, **ROSE)
    tried = judge(sick, hidden=(64, 8)).remedies
    assert tried[0] == {"patience": 4}
    assert tried[-1] == {"dropout": 0.5}
    assert {"hidden": [16, 4]} in tried[:4]
    assert sum(one.get("penalty") == "l2" for one in tried) == 3
    assert all("hidden" not in one for one in judge(sick, hidden=(4,)).remedies)
    linear = judge(HEALTHY._replace(**BEHIND)).remedies
    assert len(linear) == 3


def noisy(n, seed):
    draw = np.random.default_rng(seed)
    x = draw.normal(size=(n, 6)).astype(np.float32)
    return x, x[:, :1] @ np.ones((1, 1)) + draw.normal(size=(n, 1))


def test_scores_are_those_of_the_weights(case_of):
    """Least squares on ten rows: R² by its formula, on both parts."""
    x, y = noisy(10, 1)
    held = noisy(300, 2)
    weight = np.linalg.lstsq(x, y, rcond=None)[0].T
    found = measure(case_of(x, y, held=held, weight=weight, classes=None))
    scores, squares = [], 0.0
    for inputs, targets in ((x, y), held):
        errors = (inputs @ weight.T - targets) ** 2 / targets.var()
        scores.append(1 - errors.mean())
        squares += errors.var(ddof=1) / len(errors)
    assert [found.train, found.validation] == pytest.approx(scores, rel=1e-3)
    assert found.gap_error == pytest.approx(squares**0.5, rel=1e-3)
    assert (found.rows, found.columns) == (10, 6)


def test_the_rise_is_read_from_the_history(case_of, clouds):
    epochs = {
        "epoch": [1, 2, 3, 4],
        "validation_loss": [0.9, 0.5, 0.6, 1.0],
        "validation_accuracy": [0.6, 0.9, 0.9, 0.8],
    }
    held = clouds(100, seed=1)
    case = case_of(*clouds(100), held=held, weight=np.eye(3, 6), epochs=epochs)
    found = measure(case)
    assert found.rise == pytest.approx(2.0)
    assert (found.best_epoch, found.epochs) == (2, 4)
    assert found.lost == pytest.approx(0.1)
    scores = held[0][:, :3]
    losses = np.log(np.exp(scores).sum(1)) - scores[np.arange(100), held[1]]
    expected = 0.5 / (losses.std(ddof=1) / 10)
    assert found.rise_z == pytest.approx(expected, rel=1e-4)
    kept = case_of(*clouds(100), held=held, epochs=epochs, settings={"patience": 3})
    assert measure(kept).rise == 1


def test_a_model_that_is_sure_of_its_mistakes(case_of):
    """Two scores whose probabilities are known: right about itself, and not."""
    draw = np.random.default_rng(3)
    n = 40
    epochs = {"epoch": [1, 2, 3], "validation_loss": [0.9, 0.02, 0.05]}
    logits = draw.normal(0, 2, n)
    x = np.zeros((n, 6), np.float32)
    x[:, 0] = logits
    chance = 1 / (1 + np.exp(-logits))
    y = (draw.random(n) < chance).astype(int)  # as the probabilities say
    expected = -(chance * np.log(chance) + (1 - chance) * np.log(1 - chance))
    spread = chance * (1 - chance) * (np.log(chance) - np.log(1 - chance)) ** 2
    for factor, sure in ((1.0, False), (6.0, True)):
        weight = np.zeros((2, 6))
        weight[1, 0] = factor
        case = case_of(
            x, y, held=(x, y), weight=weight, bias=[0, 0], classes=2, epochs=epochs
        )
        found = measure(case)
        assert (found.surprise_z > 3.03) == sure
        if not sure:
            losses = -np.log(np.where(y == 1, chance, 1 - chance))
            z = (losses - expected).sum() / np.sqrt(spread.sum())
            assert found.surprise_z == pytest.approx(z, rel=1e-3)
        assert (checks["overfitting"](case).because == "too_certain") == sure
    numbers = case_of(x, logits, held=(x, logits), classes=None, epochs=epochs)
    assert measure(numbers).surprise_z == 0.0


def test_a_run_that_carries_over(case_of, clouds):
    case = case_of(*clouds(200), held=clouds(200, 1), weight=np.eye(3, 6))
    found = checks["overfitting"](case)
    assert (found.verdict, found.because) == (Verdict.PASS, "carries_over")


def test_nothing_to_compare(case_of, clouds):
    rows, held = clouds(60), clouds(30, seed=1)
    assert checks["overfitting"](case_of(*rows)).because == "no_validation"
    assert checks["overfitting"](case_of(*clouds(9), held=held)).because == "few_rows"
    diverged = case_of(*rows, held=held, outcome=Outcome.DIVERGED)
    assert checks["overfitting"](diverged).because == "diverged"
    broken = case_of(*rows, held=held, weight=np.full((3, 6), np.nan))
    assert checks["overfitting"](broken).because == "scores_not_finite"


@pytest.mark.parametrize(
    ("columns", "helps", "because"),
    [(200, False, "few_rows"), (200, True, "skipped"), (20, False, "skipped")],
)
def test_four_unseen_rows_are_more_than_nothing(case_of, columns, helps, because):
    x = RNG.normal(size=(36, columns)).astype(np.float32)
    y = RNG.integers(0, 2, 36)
    weight = np.zeros((2, columns), np.float32)
    weight[1] = np.linalg.lstsq(x, 2.0 * y - 1, rcond=None)[0]  # all rows by heart
    held = RNG.normal(size=(4, columns)).astype(np.float32)
    predicted = (held @ weight[1] > 0).astype(int)
    truth = predicted if helps else np.where([1, 1, 0, 0], 1 - predicted, predicted)
    case = case_of(x, y, held=(held, truth), weight=weight, classes=2)
    found = checks["overfitting"](case)
    if because == "skipped":
        assert (found.verdict, found.because) == (Verdict.SKIPPED, "few_rows")
    else:
        assert (found.verdict, found.because) == (Verdict.WARN, "few_rows")
        assert found.measured["train"] == 1
        assert found.measured["validation"] == 0.5
        assert "no more than its 200 columns" in sentences(found).because
