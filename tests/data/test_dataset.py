import numpy as np

from steepest.data import Dataset


def small():
    return Dataset(
        np.arange(6.0).reshape(3, 2),
        np.array([0, 2, 1], np.int32),
        classes=("a", "b", "c"),
        weights=np.array([1.0, 2.0, 3.0]),
        row_names=np.array(["x", "y", "z"]),
    )


def test_take_keeps_every_row_together():
    taken = small().take([2, 0])
    assert taken.inputs.tolist() == [[4, 5], [0, 1]]
    assert taken.targets.tolist() == [1, 0]
    assert taken.weights.tolist() == [3, 1]
    assert taken.row_names.tolist() == ["z", "x"]


def test_targets_are_counted_by_class_or_by_column():
    inputs = np.zeros((3, 2))
    assert small().n_targets == 3
    assert Dataset(inputs, np.zeros(3)).n_targets == 1
    assert Dataset(inputs, np.zeros((3, 4))).n_targets == 4


def test_rows_without_targets_are_not_labeled():
    inputs = np.zeros((2, 2))
    assert small().labeled
    assert Dataset(inputs, np.zeros(2)).labeled
    assert not Dataset(inputs, np.full(2, np.nan)).labeled
    assert not Dataset(inputs, np.full(2, -1), classes=("a", "b")).labeled


def test_fingerprint_depends_on_inputs_targets_weights_and_classes_alone():
    data = small()
    same = Dataset(
        data.inputs.copy(), data.targets.copy(), data.classes, data.weights, source="b"
    )
    assert same.fingerprint == data.fingerprint
    assert len(data.fingerprint) == 64
    assert data.take([0, 1]).fingerprint != data.fingerprint
    assert Dataset(data.inputs, data.targets).fingerprint != data.fingerprint
    assert (
        Dataset(data.inputs + 1, data.targets, data.classes, data.weights).fingerprint
        != data.fingerprint
    )
