import numpy as np
import pytest
from scipy import stats

from steepest.diagnosis.repair._gain import (
    gain_on,
    same_rows,
    twins_of,
)
from steepest.diagnosis.repair._row_errors import balancing
from steepest.objectives import Batch


def test_the_interval_is_that_of_a_paired_difference(rng):
    before, after = rng.random(50), 0.5 * rng.random(50)
    found = gain_on(before, after, "r2", "validation")
    difference = before - after
    room = stats.t.ppf(0.975, 49) * difference.std(ddof=1) / np.sqrt(50)
    assert found.low == pytest.approx(difference.mean() - room)
    assert found.high == pytest.approx(difference.mean() + room)
    assert found.after - found.before == pytest.approx(difference.mean())
    assert (found.rows, found.worse) == (50, False)


def test_more_comparisons_make_it_wider(rng):
    before, after = rng.random(50), rng.random(50)
    one, many = (gain_on(before, after, "r2", "train", None, m) for m in (1, 4))
    ratio = (many.high - many.low) / (one.high - one.low)
    wide, narrow = stats.t.ppf([1 - 0.05 / 8, 0.975], 49)
    assert ratio == pytest.approx(wide / narrow)


def test_it_is_worse_only_beyond_chance():
    few, many = np.r_[1.0, 0, 0, 0], np.tile([1.0, 0, 0, 0], 100)
    assert not gain_on(few, np.r_[1.0, 1, 0, 0], "accuracy", "validation").worse
    worse = np.tile([1.0, 1, 0, 0], 100)
    assert gain_on(many, worse, "accuracy", "validation").worse


def test_right_or_wrong_has_the_exact_interval():
    """Of the rows that changed, the share that became right: as a sign test."""
    for worse, better in ((0, 5), (0, 6), (1, 9), (6, 18), (40, 60), (45, 75)):
        n = worse + better + 100
        before = np.r_[np.ones(better), np.zeros(worse), np.zeros(100)]
        after = np.r_[np.zeros(better), np.ones(worse), np.zeros(100)]
        found = gain_on(before, after, "accuracy", "validation")
        test = stats.binomtest(better, better + worse)
        low, high = test.proportion_ci(0.95, "exact")
        share = (better + worse) / n
        assert found.low == pytest.approx(share * (2 * low - 1))
        assert found.high == pytest.approx(share * (2 * high - 1))
        assert found.shown == (test.pvalue < 0.05)
        assert gain_on(after, before, "accuracy", "validation").worse == found.shown
    nothing = gain_on(before, before, "accuracy", "validation")
    assert (nothing.low, nothing.high, nothing.shown) == (0, 0, False)


def test_rows_that_are_there_twice_count_once(rng):
    before, after = rng.random(30), 0.9 * rng.random(30)
    once = gain_on(before, after, "r2", "validation")
    groups = np.tile(np.arange(30), 4)
    often = [np.tile(errors, 4) for errors in (before, after)]
    twins = gain_on(*often, "r2", "validation", twins=groups)
    assert (twins.low, twins.high) == pytest.approx((once.low, once.high))
    naive = gain_on(*often, "r2", "validation")
    assert naive.high - naive.low < 0.6 * (once.high - once.low)
    x = np.arange(12.0).reshape(6, 2)
    x[4] = x[1]
    numbers = twins_of(Batch(x, np.zeros(6)))
    assert numbers[4] == numbers[1]
    assert len(set(numbers.tolist())) == 5
    assert twins_of(None) is None


def test_a_run_that_blew_up_gains_beyond_chance(rng):
    blown, good = 10.0 ** rng.uniform(30, 40, 12), rng.uniform(0, 0.1, 12)
    found = gain_on(blown, good, "r2", "validation", comparisons=8)
    assert found.shown
    assert 0.9 < found.low < found.difference
    assert gain_on(good, blown, "r2", "validation", comparisons=8).worse
    spread = rng.uniform(0, 2e4, 12)  # both far off, and none better beyond chance
    same = gain_on(spread, rng.permutation(spread), "r2", "validation")
    assert not same.shown
    assert not same.worse


def test_a_loss_is_better_when_it_is_lower(rng):
    before, after = rng.random(50), 0.2 * rng.random(50)
    found = gain_on(before, after, "log_loss", "validation")
    assert (found.before, found.after) == (before.mean(), after.mean())
    assert found.difference == pytest.approx(before.mean() - after.mean())
    assert found.shown
    gone = gain_on(before, np.full(50, np.inf), "log_loss", "validation")
    assert gone.difference == -np.inf
    assert not gone.shown


def test_a_loss_is_told_as_it_is():
    found = gain_on(np.array([4.0]), np.array([1.0]), "loss", "train")
    assert (found.before, found.after, found.low, found.high) == (4, 1, 3, 3)


def test_every_class_counts_the_same():
    weights = balancing(np.array([0, 0, 0, 0, 0, 2]))
    assert weights[:5].sum() == pytest.approx(weights[5])
    errors = np.array([0, 0, 0, 0, 0, 1.0])
    right = gain_on(errors, errors, "balanced_accuracy", "validation", weights)
    assert right.before == pytest.approx(0.5)


def test_each_run_reads_the_same_rows_in_its_own_way(case_of, clouds):
    rows, (x, y) = clouds(20), clouds(30, 1)
    before = case_of(*rows, held=(x, y))
    chosen = np.array([1, 4, 6])
    scaled = case_of(*rows, held=(2 * x, y))
    first, second = same_rows(before, scaled, "validation", chosen)
    assert np.array_equal(2 * first.inputs, second.inputs)
    holed = x.copy()
    holed[4, 0] = np.nan
    fewer = case_of(*rows, held=(np.delete(x, 4, 0), np.delete(y, 4)))
    for part in same_rows(case_of(*rows, held=(holed, y)), fewer, "validation", chosen):
        assert np.array_equal(part.inputs, x[[1, 6]])
        assert np.array_equal(part.targets, y[[1, 6]])
