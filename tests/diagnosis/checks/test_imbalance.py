"""Rare classes that are found, and that are never found."""

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.imbalance import Imbalance, judge, measure

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
