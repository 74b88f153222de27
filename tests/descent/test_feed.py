import threading
import time

import numpy as np
import pytest

from steepest.descent import BatchPlan
from steepest.descent._feed import (
    BUFFERS,
    InFlight,
    empty_aligned,
    feed,
    rows_per_chunk,
)

ROWS = {"x": np.arange(46 * 3, dtype="float32").reshape(46, 3), "y": np.arange(46)}


def test_rows_come_in_the_order_of_the_plan():
    plan = BatchPlan(46, 8, seed=1)
    for chunk, buffers, release in feed(ROWS, plan.chunks(0, 18, 4), 32, 8):
        m = len(chunk.rows)
        np.testing.assert_array_equal(buffers["x"][:m], ROWS["x"][chunk.rows])
        np.testing.assert_array_equal(buffers["y"][:m], chunk.rows)
        assert not buffers["x"][m : m + 8].any()  # what a short batch touches is zero
        assert buffers["x"].ctypes.data % 64 == 0
        release()


def test_a_buffer_in_use_is_not_filled_again():
    """Tiny chunks, and a reader that holds as many buffers as there are, one less."""
    plan, held = BatchPlan(46, 2, seed=3), []
    for chunk, buffers, release in feed(ROWS, plan.chunks(0, 200, 1), 2, 2):
        held.append((chunk, buffers, release))
        if len(held) == BUFFERS - 1:
            time.sleep(0.002)  # time for the thread to do damage
            for old, seen, done in held:
                m = len(old.rows)
                np.testing.assert_array_equal(seen["x"][:m], ROWS["x"][old.rows])
                done()
            held.clear()


def test_what_fails_in_the_thread_is_raised_here():
    def chunks():
        yield from BatchPlan(46, 8).chunks(0, 3, 1)
        raise OSError("the disk is gone")

    seen = []
    with pytest.raises(OSError, match="the disk is gone"):
        for chunk, _, release in feed(ROWS, chunks(), 8, 8):
            seen.append(chunk.first)
            release()
    assert seen == [0, 1, 2]


def test_the_thread_ends_when_the_reader_leaves():
    before = threading.active_count()
    for _, _, _ in feed(ROWS, BatchPlan(46, 8).chunks(0, 1000, 1), 8, 8):
        break
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_only_one_call_stays_behind():
    released = []
    flying = InFlight()
    for i in range(3):
        flying.add(np.zeros(1), lambda i=i: released.append(i))
    assert released == [0, 1]
    flying.finish()
    assert released == [0, 1, 2]


@pytest.mark.parametrize(("columns", "size"), [(3, 8), (200_000, 8), (1, 70_000)])
def test_a_buffer_holds_whole_batches(columns, size):
    rows = {"x": np.empty((2, columns), "float32")}
    held = rows_per_chunk(rows, size)
    assert held % size == 0
    assert held >= size
    assert held == size or held * columns * 4 <= 4 << 20


@pytest.mark.parametrize("dtype", ["uint8", "float32", "float64"])
def test_buffers_are_aligned(dtype):
    for n in range(1, 20):
        array = empty_aligned((n, 3), dtype)
        assert array.ctypes.data % 64 == 0
        assert (array.shape, array.dtype) == ((n, 3), dtype)
