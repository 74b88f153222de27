"""Rare classes that are found, and that are never found."""

import numpy as np
import pytest
from scipy.stats import mannwhitneyu, norm
from sklearn.metrics import roc_auc_score

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis._evidence import CHANCE
from steepest.diagnosis.checks.imbalance import Imbalance, judge, measure
from steepest.diagnosis.measured._answers import Answers, measure_answers
from steepest.diagnosis.measured._reference import measure_reference

RNG = np.random.default_rng(10)
RARE = Imbalance(3, 2, 0.02, 0.95, [2], 12, 0.0, "validation")


@pytest.mark.parametrize(
    ("change", "symptom", "verdict", "because"),
    [
        ({}, False, Verdict.FAIL, "never_found"),
        ({"largest_share": 0.89}, False, Verdict.WARN, "never_found"),
        ({"largest_share": 0.89}, True, Verdict.FAIL, "never_found"),
        ({"recall": 0.06}, True, Verdict.WARN, "rare"),
        ({"recall": 0.51}, True, Verdict.PASS, "rare_but_found"),
        ({"recall": 0.51, "part": "rows"}, True, Verdict.WARN, "rare"),
        ({"recall": None}, True, Verdict.WARN, "rare"),
        ({"rare": []}, True, Verdict.PASS, "balanced"),
    ],
)
def test_both_sides_of_each_bound(change, symptom, verdict, because):
    found = judge(RARE._replace(**change), symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    wrong = verdict is not Verdict.PASS
    assert found.remedy == ({"class_weight": "balanced"} if wrong else {})
    assert sentences(found).because


ONE = Answers("validation", 400, 1, 0.96, 0.86, 0.857, 0.3, 0.51, 0.8, 1e-9)


@pytest.mark.parametrize(
    ("change", "symptom", "verdict", "because"),
    [
        ({}, False, Verdict.WARN, "one_answer"),
        ({}, True, Verdict.FAIL, "one_answer"),
        ({"answered": 0.949}, True, Verdict.PASS, "balanced"),
        # an accuracy that is clearly above the guess
        ({"accuracy": 0.88, "better_p": 1e-4}, True, Verdict.PASS, "balanced"),
        ({"accuracy": 0.88, "better_p": 0.01}, False, Verdict.WARN, "one_answer"),
        ({"accuracy": 0.87, "better_p": 1e-4}, False, Verdict.WARN, "one_answer"),
        # scores that rank nothing either
        ({"area_p": 0.002}, True, Verdict.PASS, "balanced"),
    ],
)
def test_one_answer_for_everybody(change, symptom, verdict, because):
    usual = Imbalance(2, 1, 0.143, 0.857, [], 0, None, "rows", None, ("no", "yes"))
    found = judge(usual._replace(answers=ONE._replace(**change)), symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    if verdict is not Verdict.PASS:
        assert found.remedy == {"class_weight": "balanced"}
        said = str(sentences(found))
        accuracy = change.get("accuracy", 0.86)
        assert f"same answer, yes: the accuracy is {accuracy:.3f}" in said
        assert "always guessing the commonest class has 0.857" in said


def test_what_a_classifier_answers_and_what_its_scores_rank(case_of):
    # two columns: one ranks the classes, and a bias hides it from the answers
    y = (RNG.random(500) < 0.15).astype(int)
    x = np.zeros((500, 6), np.float32)
    x[:, 0] = y + 0.7 * RNG.normal(size=500)
    weight = np.zeros((2, 6))
    weight[1, 0] = 0.5
    shy = case_of(x, y, held=(x, y), weight=weight, bias=[5, 0], classes=2)
    found = measure_answers(shy)
    assert (found.part, found.answer, found.answered) == ("validation", 0, 1.0)
    assert found.accuracy == found.guess == pytest.approx(1 - y.mean())
    assert (found.better_p, found.balanced) == (1.0, 0.5)
    assert found.area == pytest.approx(roc_auc_score(y, x[:, 0]))
    assert found.area_p < 1e-9
    assert checks["imbalance"](shy).because == "one_answer"
    brave = case_of(x, y, held=(x, y), weight=8 * weight, bias=[5, 0], classes=2)
    assert measure_answers(brave).answered < 0.95
    assert checks["imbalance"](brave).because == "balanced"


def test_what_was_fitted_to_the_rows_themselves_must_rank_them_better(case_of):
    y = (np.arange(300) % 7 == 0).astype(int)
    x = np.random.default_rng(5).normal(size=(300, 6)).astype(np.float32)
    fitted, *_ = np.linalg.lstsq(x, y - y.mean(), rcond=None)
    weight = np.stack([-fitted, fitted])
    noise = case_of(x, y, weight=weight, bias=[2, 0], classes=2)
    found = measure_answers(noise)
    assert (found.part, found.answered) == ("rows", 1.0)
    one_direction = 2 * norm.isf(roc_p(y, x @ fitted))
    assert found.area > 0.55
    assert one_direction > 3
    assert found.area_p > 0.05
    assert checks["imbalance"](noise).because == "balanced"


def test_what_simple_learners_rank_on_unseen_rows_is_no_chance(case_of):
    draw = np.random.default_rng(8)
    y = (draw.random(500) < 0.12).astype(int)
    x = draw.normal(size=(500, 6)).astype(np.float32)
    x[:, 0] += 0.8 * y
    weight = np.zeros((2, 6))
    weight[1, 0] = 0.5
    few = case_of(
        x, y, held=(x[:20], 0 * y[:20]), weight=weight, bias=[5, 0], classes=2
    )
    assert measure_answers(few).part == "rows"
    assert measure_answers(few).area_p > CHANCE
    few.once(measure_reference)
    assert measure_answers(few).area_p < CHANCE
    assert checks["imbalance"](few).because == "one_answer"


def roc_p(y, scores):
    return mannwhitneyu(scores[y == 1], scores[y == 0], alternative="greater").pvalue


def rows(n, rare):
    y = np.zeros(n, int)
    y[: n // 3] = 1
    y[:rare] = 2
    x = 2 * np.eye(6)[y] + 0.1 * RNG.normal(size=(n, 6))
    return x.astype(np.float32), y


def test_a_class_that_is_never_predicted(case_of):
    x, y = rows(600, 12)
    blind = np.eye(3, 6)
    blind[2] = 0
    case = case_of(x, y, held=rows(600, 15), weight=blind, bias=[0, 0, -9])
    found = measure(case)
    assert (found.smallest, found.rare, found.rows) == (2, [2], 15)
    assert found.share == pytest.approx(12 / 600)
    assert (found.recall, found.part) == (0.0, "validation")
    assert checks["imbalance"](case).because == "never_found"
    seeing = case_of(x, y, held=rows(600, 15), weight=np.eye(3, 6))
    assert checks["imbalance"](seeing).because == "rare_but_found"


def test_few_validation_rows_leave_it_to_the_training_rows(case_of):
    x, y = rows(600, 12)
    case = case_of(x, y, held=rows(600, 9), weight=np.eye(3, 6))
    found = measure(case)
    assert (found.rows, found.recall, found.part) == (12, 1.0, "rows")
    few = measure(case_of(*rows(600, 5), weight=np.eye(3, 6)))
    assert (few.rows, few.recall, few.part) == (5, 1.0, "rows")
    broken = measure(case_of(x, y, weight=np.full((3, 6), np.nan)))
    assert broken.recall is None


def test_weights_that_balance_the_classes_count(case_of):
    x, y = rows(600, 12)
    weights = (1 / np.bincount(y))[y].astype(np.float32)
    assert checks["imbalance"](case_of(x, y)).because == "never_found"
    assert checks["imbalance"](case_of(x, y, row_weights=weights)).because == "balanced"


def test_a_class_without_rows_is_not_the_smallest(case_of):
    found = measure(case_of(*rows(600, 0)))
    assert found.smallest == 1


def test_numbers_have_no_classes(case_of, clouds):
    x, y = clouds(20)
    assert checks["imbalance"](case_of(x, y, classes=None)).because == "no_classes"
