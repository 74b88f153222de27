import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from steepest.errors import DataError, SettingError
from steepest.features import PolarCoordinates, polar_coordinates


@pytest.fixture
def rings():
    random = np.random.default_rng(0)
    angle = random.uniform(0, 2 * np.pi, 400)
    radius = np.where(np.arange(400) < 150, 1.0, 2.0) + random.normal(0, 0.1, 400)
    points = np.stack([5 + radius * np.cos(angle), radius * np.sin(angle) - 3], 1)
    return points, (np.arange(400) < 150).astype(int)


def test_rings_become_separable_by_a_line(rings):
    points, labels = rings
    flat = LogisticRegression().fit(points, labels).score(points, labels)
    polar = PolarCoordinates().fit_transform(points)
    bent = LogisticRegression().fit(polar, labels).score(polar, labels)
    assert flat < 0.7
    assert bent > 0.99


def test_pairs_equal_complex_numbers():
    points = np.random.default_rng(1).normal(size=(20, 6))
    numbers = points[:, ::2] + 1j * points[:, 1::2]
    polar = polar_coordinates(points)
    np.testing.assert_allclose(polar[:, ::2], np.abs(numbers), rtol=1e-12)
    np.testing.assert_allclose(polar[:, 1::2], np.angle(numbers), rtol=1e-12)


def test_whole_numbers_and_a_given_center():
    polar = PolarCoordinates(center=(1, 1)).fit_transform(np.array([[4, 5], [1, 0]]))
    np.testing.assert_allclose(polar[:, 0], [5, 1])
    assert polar_coordinates(np.array([[3, 4]])).dtype == np.float32


def test_names():
    transformer = PolarCoordinates().fit(np.eye(4))
    assert transformer.get_feature_names_out()[2] == "distance of x2, x3"


@pytest.mark.parametrize(
    ("points", "message"),
    [
        (np.zeros((2, 3)), r"columns in pairs \(x, y\); found .* \(2, 3\)"),
        (np.array([[0.0, 1.0], [np.nan, 2.0]]), "found nan in row 1, column 0"),
    ],
)
def test_points_that_cannot_be_converted(points, message):
    with pytest.raises(DataError, match=message):
        polar_coordinates(points)


def test_images_are_refused_as_points():
    with pytest.raises(DataError, match=r"in pairs .* found .* \(2, 8, 8, 3\)"):
        PolarCoordinates().fit(np.zeros((2, 8, 8, 3)))


def test_centers_that_cannot_work():
    points = np.eye(2)
    with pytest.raises(SettingError, match="'mean' or one number per column"):
        PolarCoordinates(center="median").fit(points)
    with pytest.raises(SettingError, match="each of the 2 columns; found 3"):
        PolarCoordinates(center=(1, 2, 3)).fit(points)
