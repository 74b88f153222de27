import numpy as np

from steepest.data._values import as_numbers, as_text, unusable


def test_text_of_numbers_booleans_and_missing_cells():
    assert as_text(np.array([3, 1])).tolist() == ["3", "1"]
    assert as_text(np.array([0.25, np.nan, 7.0])).tolist() == ["0.25", None, "7"]
    assert as_text(np.array([True, False])).tolist() == ["true", "false"]
    assert as_text(np.array(["a", "b"])).tolist() == ["a", "b"]
    assert as_text(np.array(["01", None, 2], object)).tolist() == ["01", None, "2"]
    mixed = np.array([2.0, 0.5, np.nan, np.int64(3), np.True_, False], object)
    assert as_text(mixed).tolist() == ["2", "0.5", None, "3", "true", "false"]


def test_numbers_of_booleans_and_integers():
    assert as_numbers(np.array([True, False]))[0].tolist() == [1, 0]
    assert as_numbers(np.array([3, 4], np.int8))[0].dtype == np.float64
    numbers, bad = as_numbers(np.array(["3", "x"]))
    assert numbers[0] == 3
    assert bad.tolist() == [False, True]


def test_infinite_and_too_large_numbers_are_unusable_and_nan_is_not():
    cells = np.array([np.inf, -np.inf, 1e39, -1e37, np.nan])
    assert unusable(cells).tolist() == [True, True, True, False, False]
