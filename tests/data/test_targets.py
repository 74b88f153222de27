import re

import numpy as np
import pytest

from steepest.data._rows import BadRows, Rows
from steepest.data._scaling import CenterAndFactor
from steepest.data._targets import (
    ClassTargets,
    NumberTargets,
    check_numbers,
    infer_task,
    learn_targets,
    listed,
    reject_missing,
)
from steepest.errors import DataError, SettingError


def bad_for(n, skip=False):
    return BadRows(Rows(None, None, (), "t.csv", np.arange(1, n + 1)), skip)


@pytest.mark.parametrize(
    ("values", "task"),
    [
        (np.array(["a", "b"], object), "classification"),
        (np.array([True, False]), "classification"),
        (np.array([0, 1] * 10), "classification"),
        (np.array([0.0, 1.0, np.nan] * 10), "classification"),
        (np.array([0.5, 1.0] * 10), "regression"),
        (np.arange(20), "regression"),  # every row another number
        (np.arange(21).repeat(3), "regression"),  # 21 > max(20, √63)
        (np.arange(21).repeat(21), "classification"),  # 21 ≤ √441
        (np.zeros((4, 2)), "regression"),
    ],
)
def test_task_is_inferred_by_the_rule(values, task):
    assert infer_task(values, ("y", "z"))[0] == task


def test_whole_numbers_taken_as_classes_are_noted():
    (note,) = infer_task(np.array([0, 1] * 10), ("grade",))[1]
    assert note == (
        "'grade' holds whole numbers with 2 different values, taken as classes; for "
        "numbers, set the task to regression."
    )


def test_classes_are_sorted_by_size_then_by_letter():
    def classes(values):
        targets = learn_targets(values, ("y",), "classification", "standard", "t.csv")
        return targets.classes

    assert classes(np.array([10, 9, 2])) == ("2", "9", "10")
    assert classes(np.array(["b", "10", "9", "a"], object)) == ("9", "10", "a", "b")
    assert classes(np.array([True, False])) == ("false", "true")
    assert classes(np.array(["nan", "inf"], object)) == ("inf", "nan")


def test_class_indices():
    targets = ClassTargets(("y",), ("2", "10", "x"), True)
    codes = targets.check(np.array([["x"], [2], ["10"]], object), bad_for(3))
    assert codes.dtype == np.int32
    assert codes.tolist() == [2, 0, 1]
    assert targets.unknown(2).tolist() == [-1, -1]


def test_a_class_that_training_lacks_is_named():
    targets = ClassTargets(("y",), ("a", "b"), True)
    values = np.array(["a", "z", "b"], object)
    message = (
        "row 2 of t.csv: found class 'z', which the training part does not have; its "
        "classes are a, b."
    )
    with pytest.raises(DataError, match=re.escape(message)):
        targets.check(values, bad_for(3))
    bad = bad_for(3, skip=True)
    targets.check(values, bad)
    assert bad.mask.tolist() == [False, True, False]


def test_numbers_have_mean_zero_and_deviation_one_per_output():
    values = np.array([[1.0, 100.0], [2.0, 300.0], [6.0, 200.0]])
    targets = learn_targets(values, ("a", "b"), "regression", "standard", "t.csv")
    scaled = targets.check(values, bad_for(3))
    assert scaled.dtype == np.float32
    np.testing.assert_allclose(scaled.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(scaled.std(axis=0), 1, rtol=1e-6)
    assert targets.unknown(2).shape == (2, 2)
    assert np.isnan(targets.unknown(2)).all()


def test_one_class_only():
    message = (
        "t.csv: every row that can be learned from has class 'a' in y. Learning to "
        "tell classes apart needs at least two"
    )
    with pytest.raises(DataError, match=re.escape(message)):
        learn_targets(
            np.array(["a", "a"]), ("y",), "classification", "standard", "t.csv"
        )


def test_one_number_only():
    message = "t.csv: every row that can be learned from has b = 3, so there is nothing"
    with pytest.raises(DataError, match=message):
        learn_targets(
            np.array([[1.0, 3.0], [2.0, 3.0]]),
            ("a", "b"),
            "regression",
            "standard",
            "t.csv",
        )


def test_unknown_task():
    message = "task must be 'classification' or 'regression'; found 'clustering'."
    with pytest.raises(SettingError, match=re.escape(message)):
        learn_targets(np.arange(3), ("y",), "clustering", "standard", "t.csv")


def test_classification_of_two_columns():
    message = "Classification has one target column; found 2 (a, b). Choose one of them"
    with pytest.raises(DataError, match=re.escape(message)):
        learn_targets(
            np.zeros((3, 2)), ("a", "b"), "classification", "standard", "t.csv"
        )


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("red", "row 2 of t.csv: target 'y' holds 'red', but regression needs numbers"),
        (np.inf, "row 2 of t.csv: target 'y' is inf, which is not a finite float32"),
        (np.nan, "row 2 of t.csv: target 'y' is missing. Fill it in, or take the row"),
        (None, "row 2 of t.csv: target 'y' is missing. Fill it in, or take the row"),
    ],
)
def test_a_target_that_is_no_number_is_named(cell, message):
    values = np.array(["1", cell, "2"], object)
    with pytest.raises(DataError, match=re.escape(message)):
        check_numbers(values, ("y",), bad_for(3))
    bad = bad_for(3, skip=True)
    check_numbers(values, ("y",), bad)
    assert bad.mask.tolist() == [False, True, False]


def test_targets_of_another_shape():
    targets = NumberTargets(("y",), CenterAndFactor(np.zeros(()), np.ones(())))
    message = "t.csv: found targets of shape (2,) in each row; the training part has ()"
    with pytest.raises(DataError, match=re.escape(message)):
        targets.check(np.zeros((3, 2)), bad_for(3))


def test_a_missing_class_is_named():
    with pytest.raises(DataError, match="row 1 of t.csv: target 'y' is missing"):
        reject_missing(np.array([[None], ["a"]], object), ("y",), bad_for(2))


def test_long_lists_are_shortened():
    assert listed(tuple("abcd"), most=2) == "a, b and 2 more"
