import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.features._chunks import images_per_chunk, map_chunks


def twice(part):
    return part.reshape(len(part), -1) * 2.0


def test_chunks_see_one_shape_and_the_rest_is_cut():
    rows = np.arange(21, dtype=np.float32).reshape(7, 3)
    shapes = set()

    def program(part):
        shapes.add(part.shape)
        return twice(part)

    np.testing.assert_array_equal(map_chunks(program, rows, 3, chunk=4), rows * 2)
    assert shapes == {(4, 3)}


def test_progress_ends_with_all():
    progress_calls = []
    rows = np.zeros((7, 3), np.float32)
    map_chunks(
        twice, rows, 3, chunk=2, progress=lambda *counts: progress_calls.append(counts)
    )
    assert len(progress_calls) == 4
    assert max(progress_calls) == (7, 7)


def test_an_error_in_a_thread_is_raised():
    def program(part):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        map_chunks(program, np.zeros((4, 1)), 1, chunk=1)


def test_large_images_go_one_by_one():
    assert images_per_chunk(10**9) == 1


def test_settings_that_cannot_work():
    with pytest.raises(SettingError, match="must be float32 or float16; found 'int8'"):
        map_chunks(twice, np.zeros((2, 1)), 1, chunk=1, dtype="int8")
    with pytest.raises(SettingError, match=r"must have shape \(2, 1\)"):
        map_chunks(twice, np.zeros((2, 1)), 1, chunk=1, out=np.zeros((1, 1)))
    with pytest.raises(SettingError, match="`out` must hold floats; found int64"):
        map_chunks(twice, np.zeros((2, 1)), 1, chunk=1, out=np.zeros((2, 1), np.int64))
