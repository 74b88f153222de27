import numpy as np
import pytest

from steepest.data._builtin import BUILTIN, read_builtin
from steepest.errors import UnknownNameError

SHAPES = {
    "breast_cancer": (569, 30),
    "diabetes": (442, 10),
    "digits": (1797, 64),
    "iris": (150, 4),
    "linnerud": (20, 3),
    "wine": (178, 13),
}


def test_every_set_is_described_here():
    assert set(SHAPES) == set(BUILTIN)


@pytest.mark.parametrize(("name", "shape"), SHAPES.items())
def test_rows_agree_with_scikit_learn(name, shape):
    from sklearn import datasets

    rows = read_builtin(name)
    theirs = getattr(datasets, f"load_{name}")()
    ours = rows.inputs
    if not isinstance(ours, np.ndarray):
        ours = np.stack(list(ours.columns.values()), axis=1)
    assert ours.reshape(len(rows), -1).shape == shape
    np.testing.assert_array_equal(ours.reshape(len(rows), -1), theirs.data)


def test_classes_have_their_names():
    assert set(read_builtin("iris").targets) == {"setosa", "versicolor", "virginica"}
    assert set(read_builtin("breast-cancer").targets) == {"benign", "malignant"}


def test_linnerud_has_three_targets():
    rows = read_builtin("linnerud")
    assert rows.target_names == ("Weight", "Waist", "Pulse")
    assert rows.targets.shape == (20, 3)


def test_unknown_set():
    with pytest.raises(UnknownNameError, match="Did you mean 'iris'"):
        read_builtin("irs")
