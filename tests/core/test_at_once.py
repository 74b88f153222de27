"""Pieces of work on threads: in order, with the settings of this one."""

import threading

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest._core import at_once


def test_results_come_in_order_whoever_is_first():
    """The second piece waits for the third, so that two threads are needed."""
    third = threading.Event()

    def work(i):
        if i == 1:
            assert third.wait(30)
        if i == 2:
            third.set()
        return i, threading.get_ident()

    results = list(at_once(work, range(4)))
    assert [i for i, _ in results] == [0, 1, 2, 3]
    assert threading.get_ident() not in {who for _, who in results}


@pytest.mark.parametrize("precise", [False, True])
def test_threads_have_the_precision_and_the_warnings_of_this_one(precise):
    def work(i):
        overflow = np.float32(1e30) * np.float32(1e30)
        return jnp.asarray(1.5).dtype.name, np.isinf(overflow), i

    with jax.enable_x64(precise), np.errstate(over="ignore"):
        found = list(at_once(work, range(3)))
    name = "float64" if precise else "float32"
    assert found == [(name, True, i) for i in range(3)]


def test_an_error_is_that_of_the_piece_and_ends_the_others():
    """What had not begun is left out."""
    begun = []

    def work(i):
        begun.append(i)
        if i == 0:
            raise ValueError("the first")
        return i

    with pytest.raises(ValueError, match="the first"):
        list(at_once(work, range(500)))
    assert len(begun) < 500


def test_one_thread_is_this_one():
    assert set(at_once(lambda _: threading.get_ident(), range(3), most=1)) == {
        threading.get_ident()
    }
