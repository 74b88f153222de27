"""Rows in order: the runs statistic by hand, and what is said of it."""

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.diagnosis.checks.order import judge, measure

RNG = np.random.default_rng(4)
KEPT = {"settings": {"shuffle": False}}


def test_neighbors_alike_by_hand():
    found = measure(np.array([0, 0, 1, 1, 1, 0]), classes=True, shuffled=False)
    assert found.alike == pytest.approx(3 / 5)
    assert found.by_chance == pytest.approx(0.5)
    assert found.sorted == pytest.approx(0.2)


def test_the_variance_is_that_of_random_orders():
    y = np.repeat([0, 1, 2], [60, 30, 10])
    alike = [
        measure(RNG.permutation(y), classes=True, shuffled=False) for _ in range(400)
    ]
    p = np.array([one.p for one in alike])
    assert abs(np.mean([one.alike for one in alike]) - 0.46) < 0.01
    # uniform, as p-values are, up to three standard errors and few distinct values
    assert abs(np.mean(p < 0.5) - 0.5) < 0.08
    assert np.mean(p < 0.05) < 0.08


def test_sorted_numbers_are_in_order_in_any_output():
    y = np.stack([RNG.normal(size=200), np.sort(RNG.normal(size=200))], axis=1)
    found = measure(y, classes=False, shuffled=False)
    assert found.sorted > 0.98
    assert found.p < 1e-20
    mixed = measure(RNG.permutation(y), classes=False, shuffled=False)
    assert mixed.sorted < 0.2


def test_targets_that_are_all_alike_have_no_order():
    assert measure(np.zeros(9, int), classes=True, shuffled=False).p == 1
    assert measure(np.zeros(9), classes=False, shuffled=False).p == 0.5


@pytest.mark.parametrize(
    ("change", "symptom", "verdict", "because"),
    [
        ({}, False, Verdict.WARN, "in_order"),
        ({}, True, Verdict.FAIL, "in_order"),
        ({"shuffled": True}, True, Verdict.PASS, "shuffled"),
        ({"sorted": 0.49, "p": 1e-6}, True, Verdict.PASS, "mixed"),
        ({"p": 0.002}, True, Verdict.PASS, "mixed"),
        # blocks of classes, beyond any doubt
        ({"sorted": 0.21, "p": 1e-13}, True, Verdict.FAIL, "in_order"),
        ({"sorted": 0.19, "p": 1e-13}, True, Verdict.PASS, "mixed"),
        ({"sorted": 0.21, "p": 1e-11}, True, Verdict.PASS, "mixed"),
    ],
)
def test_both_sides_of_each_bound(change, symptom, verdict, because):
    measured = measure(np.repeat([0, 1], 50), classes=True, shuffled=False)
    found = judge(measured._replace(**change), symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert found.remedy == ({"shuffle": True} if because == "in_order" else {})


def test_sorted_rows_without_shuffling(case_of, clouds):
    x, y = clouds(200)
    order = np.argsort(y)
    assert checks["order"](case_of(x[order], y[order], **KEPT)).because == "in_order"
    assert checks["order"](case_of(x, y, **KEPT)).because == "mixed"
    assert checks["order"](case_of(x[order], y[order])).because == "shuffled"
    whole = {"settings": {"shuffle": False, "batch_size": 200}}
    assert checks["order"](case_of(x[order], y[order], **whole)).because == "shuffled"
    assert checks["order"](case_of(x[:2], y[:2])).because == "few_rows"
