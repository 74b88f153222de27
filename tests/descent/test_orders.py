import numpy as np
import pytest

from steepest.descent._batches import BatchPlan
from steepest.descent._orders import Ascending, InWindows


@pytest.mark.parametrize(("n", "block", "window"), [(1000, 10, 200), (997, 8, 64)])
def test_every_row_comes_once_and_slices_join_up(n, block, window):
    order = InWindows(n, block, window, seed=3, epoch=1)
    whole = order[:]
    np.testing.assert_array_equal(np.sort(whole), np.arange(n))
    np.testing.assert_array_equal(np.concatenate([order[:311], order[311:]]), whole)
    again = InWindows(n, block, window, seed=3, epoch=1)[500:700]
    np.testing.assert_array_equal(again, whole[500:700])
    assert (InWindows(n, block, window, 3, 2)[:] != whole).mean() > 0.9
    assert (InWindows(n, block, window, 4, 1)[:] != whole).mean() > 0.9


def test_a_window_reads_whole_blocks():
    first = InWindows(1000, 10, 200, 0, 0)[:200]
    assert len(np.unique(first // 10)) == 20


def test_rows_sorted_by_class_are_mixed():
    # 100 000 rows in 10 classes one after the other; a window of 1024 blocks
    classes = InWindows(100_000, 16, 16 * 1024, 0, 0)[:] // 10_000
    shares = np.array([np.bincount(c, minlength=10) for c in np.split(classes, 50)])
    # 2000 rows drawn at random deviate by 13 from 200; drawn blocks by √16 times that
    assert np.abs(shares - 200).max() < 4 * 4 * 13.4


def test_ascending_is_the_rows_own_order():
    np.testing.assert_array_equal(Ascending(7)[2:5], [2, 3, 4])


def test_a_plan_in_windows_takes_the_same_rows_as_its_order():
    plan = BatchPlan(1000, 7, seed=5, block=10, window=200)
    chunks = list(plan.chunks(0, 2 * plan.steps_per_epoch, capacity=13))
    rows = np.concatenate([chunk.rows for chunk in chunks])
    np.testing.assert_array_equal(rows[:1000], plan.order(0))
    np.testing.assert_array_equal(rows[1000:], plan.order(1))
