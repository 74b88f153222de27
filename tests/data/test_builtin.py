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


PLANE = {"blobs": 3, "circles": 2, "moons": 2, "spirals": 2, "wave": 0, "xor": 2}
"""Points in the plane, with their number of classes; 0 for a regression."""


def test_every_set_is_described_here():
    assert set(SHAPES) | set(PLANE) == set(BUILTIN)


@pytest.mark.parametrize(("name", "classes"), PLANE.items())
def test_points_in_the_plane(name, classes):
    rows, again = read_builtin(name), read_builtin(name)
    points = np.stack(list(rows.inputs.columns.values()), axis=1)
    assert points.shape == (400, 2)
    assert np.isfinite(points).all()
    assert (rows.targets == again.targets).all()
    assert len(set(rows.targets)) == (classes or 400)
    if classes:
        assert min(np.unique(rows.targets, return_counts=True)[1]) > 100


@pytest.mark.parametrize(
    ("name", "least", "most"), [("blobs", 0.95, 1.0), ("xor", 0.3, 0.7)]
)
def test_what_a_straight_line_can_part(name, least, most):
    from sklearn.linear_model import LogisticRegression

    rows = read_builtin(name)
    points = np.stack(list(rows.inputs.columns.values()), axis=1)
    accuracy = (
        LogisticRegression().fit(points, rows.targets).score(points, rows.targets)
    )
    assert least <= accuracy <= most


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
