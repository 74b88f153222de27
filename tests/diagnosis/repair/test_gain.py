import numpy as np
import pytest
from scipy import stats

from steepest.diagnosis.repair._gain import (
    fell_significantly,
    gain_on,
    same_rows,
)
from steepest.diagnosis.repair._row_errors import balancing


def test_the_interval_is_that_of_a_paired_difference(rng):
    before, after = rng.random(50), 0.5 * rng.random(50)
    found = gain_on(before, after, "r2", "validation")
    difference = before - after
    room = stats.norm.ppf(0.975) * difference.std(ddof=1) / np.sqrt(50)
    assert found.low == pytest.approx(difference.mean() - room)
    assert found.high == pytest.approx(difference.mean() + room)
    assert found.after - found.before == pytest.approx(difference.mean())
    assert (found.rows, found.worse) == (50, False)


def test_more_comparisons_make_it_wider(rng):
    before, after = rng.random(50), rng.random(50)
    one, many = (gain_on(before, after, "r2", "train", None, m) for m in (1, 4))
    ratio = (many.high - many.low) / (one.high - one.low)
    assert ratio == pytest.approx(stats.norm.ppf(1 - 0.05 / 8) / stats.norm.ppf(0.975))


def test_it_is_worse_only_beyond_chance():
    few, many = np.r_[1.0, 0, 0, 0], np.tile([1.0, 0, 0, 0], 100)
    assert not gain_on(few, np.r_[1.0, 1, 0, 0], "accuracy", "validation").worse
    worse = np.tile([1.0, 1, 0, 0], 100)
    assert gain_on(many, worse, "accuracy", "validation").worse


def test_a_fall_is_sure_only_beyond_chance(rng):
    """As the sign test says it of errors that are 0 or 1."""
    for fewer, more in ((1, 3), (1, 9), (6, 9), (6, 18), (40, 60), (45, 55)):
        before = np.r_[np.ones(more), np.zeros(fewer), np.zeros(500)]
        after = np.r_[np.zeros(more), np.ones(fewer), np.zeros(500)]
        p = stats.binomtest(more, more + fewer, alternative="greater").pvalue
        assert fell_significantly(before, after) == (p < 0.05)
        assert not fell_significantly(after, before)
    assert not fell_significantly(rng.random(100), rng.random(100))


def test_one_huge_error_decides_nothing(rng):
    before = rng.random(60)
    after = before + 0.1
    before[0] = np.inf
    assert not fell_significantly(before, after)
    assert fell_significantly(np.full(20, np.inf), np.ones(20))
    assert not fell_significantly(np.full(20, np.inf), np.full(20, np.inf))


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
