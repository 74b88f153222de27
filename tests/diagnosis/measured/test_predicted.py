"""A run beside simple learners, row by row."""

import numpy as np
import pytest
from scipy.stats import binomtest, ttest_rel

from steepest.diagnosis.measured._predicted import (
    against_reference,
    chance_worse,
    predictions,
)

RNG = np.random.default_rng(5)
RIGHT = np.eye(3, 6)


def test_zeros_and_ones_take_the_exact_test():
    ours = np.repeat([1, 0, 1, 0], [9, 3, 20, 40]).astype(float)
    theirs = np.repeat([0, 1, 1, 0], [9, 3, 20, 40]).astype(float)
    expected = binomtest(9, 12, alternative="greater").pvalue
    assert chance_worse(ours, theirs) == pytest.approx(expected)
    assert chance_worse(ours, ours) == 1
    assert chance_worse(theirs, ours) > 0.9


@pytest.mark.parametrize("n", [2, 5, 400])
def test_numbers_take_the_mean_difference(n):
    ours = RNG.gamma(1.0, size=n) + 0.1
    theirs = RNG.gamma(1.0, size=n)
    expected = ttest_rel(ours, theirs, alternative="greater").pvalue
    assert chance_worse(ours, theirs) == pytest.approx(expected, rel=1e-9)
    assert chance_worse(theirs + 1, theirs) == pytest.approx(0, abs=1e-9)
    assert chance_worse(theirs, theirs + 1) == pytest.approx(1, abs=1e-9)


def test_whole_weights_are_repeated_rows_but_for_certainty():
    ours, theirs = RNG.random(50), RNG.random(50) - 0.3
    once = chance_worse(ours, theirs, np.ones(50))
    twice = chance_worse(np.tile(ours, 2), np.tile(theirs, 2))
    weights = np.repeat([2.0, 0.0], 50)
    padded = np.concatenate([ours, ours]), np.concatenate([theirs, theirs + 9])
    assert chance_worse(*padded, weights) == pytest.approx(once)
    assert twice < once


def test_a_perfect_run_is_not_behind_and_a_blind_one_is(case_of, clouds):
    rows, held = clouds(200), clouds(150, seed=1)
    for part, n in (("rows", 200), ("validation", 150)):
        good = against_reference(case_of(*rows, held=held, weight=RIGHT), part)
        blind = against_reference(case_of(*rows, held=held), part)
        assert good.rows == n
        assert good.behind < 0.02
        assert good.p > 0.1
        assert blind.behind > 0.4
        assert blind.p < 1e-9
    counts = np.bincount(held[1]) / 150
    assert blind.run == pytest.approx(counts[0])  # equal scores: the first class


def test_nothing_to_compare(case_of, clouds):
    rows = clouds(100)
    assert against_reference(case_of(*rows), "validation") is None
    assert against_reference(case_of(*clouds(5)), "rows") is None
    broken = case_of(*rows, weight=np.full((3, 6), np.nan))
    assert predictions(broken, rows[0]) is None
    assert against_reference(broken, "rows") is None
