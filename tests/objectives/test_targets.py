import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import DataError, ModelError
from steepest.objectives import check_targets, squared_error


def test_class_indices_and_numbers_that_are_right_pass():
    check_targets(np.array([0, 2, 1], np.uint8), 3)
    check_targets(np.array([[0.5, 1.0]]), None)
    check_targets(np.array([True, False]), None)


@pytest.mark.parametrize(
    ("targets", "n_classes", "message"),
    [
        (np.array([], int), 3, "no targets"),
        (np.array([[0], [1]]), 3, r"one axis, \(rows,\); found shape \(2, 1\)"),
        (np.array([0.0, 1.0]), 2, "must be integers; found float64, .* in row 0"),
        (np.array(["a"]), 2, "must be integers"),
        (
            np.array([0, 1, 3, -1]),
            3,
            "in 0..2 for 3 classes; row 2 holds 3, and 2 of 4",
        ),
        (np.array(["x", "y"]), None, "must be numbers; found <U1, .*'x'.* in row 0"),
        (np.array([1.0, np.nan]), None, "finite; row 1 holds nan, and 1 of 2"),
        (np.array([[1.0, 2.0], [3.0, np.inf]]), None, "row 1, column 1 holds inf"),
    ],
)
def test_wrong_targets_are_named(targets, n_classes, message):
    with pytest.raises(DataError, match=message):
        check_targets(targets, n_classes)


def test_a_row_of_targets_is_never_broadcast_against_a_column_of_scores():
    loss = squared_error()
    scores = jnp.array([[1.0], [2.0], [4.0]])
    assert loss.per_example(scores, jnp.array([1.0, 1.0, 1.0])).tolist() == [0, 1, 9]
    with pytest.raises(
        ModelError, match=r"shape \(3, 1\) for targets of shape \(3, 2\)"
    ):
        loss.per_example(scores, jnp.ones((3, 2)))
