import numpy as np
import pytest
from sklearn.utils.class_weight import compute_class_weight

from steepest.errors import DataError, SettingError, UnknownNameError
from steepest.objectives import weights_by_class

TARGETS = np.array([0, 0, 0, 0, 1, 2, 2])


def test_balanced_is_that_of_scikit_learn():
    by_class = compute_class_weight("balanced", classes=np.arange(3), y=TARGETS)
    weights = weights_by_class(TARGETS, "balanced")
    np.testing.assert_allclose(weights, by_class[TARGETS], rtol=1e-6)
    assert weights.mean() == pytest.approx(1)
    totals = [weights[label == TARGETS].sum() for label in range(3)]
    np.testing.assert_allclose(totals, len(TARGETS) / 3, rtol=1e-6)


def test_a_mapping_by_index_or_by_name():
    expected = [1, 1, 1, 1, 3, 0.5, 0.5]
    assert weights_by_class(TARGETS, {1: 3, 2: 0.5}).tolist() == expected
    names = ("a", "b", "c")
    assert weights_by_class(TARGETS, {"b": 3, "c": 0.5}, names).tolist() == expected
    assert weights_by_class(TARGETS, {1: 3, 2: 0.5}, names).tolist() == expected


def test_a_name_that_is_a_number_comes_before_an_index():
    assert weights_by_class(np.array([0, 1]), {1: 5}, ("1", "2")).tolist() == [5, 1]


def test_what_cannot_work_is_named():
    with pytest.raises(UnknownNameError, match="'balancd'. Did you mean 'balanced'"):
        weights_by_class(TARGETS, "balancd")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="Unknown class '7'. Available: 0, 1, 2"):
        weights_by_class(TARGETS, {7: 1})
    with pytest.raises(
        SettingError, match="class '1' must be a number from 0 up; found -2"
    ):
        weights_by_class(TARGETS, {1: -2})
    with pytest.raises(SettingError, match="all examples are 0"):
        weights_by_class(TARGETS, {0: 0, 1: 0, 2: 0})
    with pytest.raises(DataError, match="Class 'b' has no examples"):
        weights_by_class(np.array([0, 2]), "balanced", ("a", "b", "c"))
    with pytest.raises(DataError, match="must be integers"):
        weights_by_class(np.array([0.0, 1.0]), "balanced")
