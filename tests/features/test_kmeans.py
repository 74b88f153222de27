import numpy as np
import pytest

from steepest.features._kmeans import kmeans, mean_squared_distance


@pytest.fixture
def groups():
    random = np.random.default_rng(3)
    centers = random.normal(0, 5, (6, 4))
    owner = random.choice(6, 5000, p=[0.4, 0.2, 0.2, 0.1, 0.05, 0.05])
    return (centers[owner] + random.normal(size=(5000, 4))).astype(np.float32)


def test_one_pass_equals_lloyd_by_hand(groups):
    start, _ = kmeans(groups, 7, 1, seed=0)
    moved, distance = kmeans(groups, 7, 2, seed=0)
    away = ((groups[:, None] - start) ** 2).sum(2)
    nearest = away.argmin(1)
    expected = np.stack([groups[nearest == k].mean(0) for k in range(7)])
    np.testing.assert_allclose(moved, expected, rtol=1e-4, atol=1e-4)
    assert distance == pytest.approx(away.min(1).mean(), rel=1e-4)
    assert mean_squared_distance(groups, start) == pytest.approx(distance, rel=1e-6)


def test_every_pass_reduces_the_distance(groups):
    distances = [kmeans(groups, 12, passes, seed=1)[1] for passes in range(1, 8)]
    assert (np.diff(distances) <= 1e-5).all()


def test_equal_rows_never_start_two_centroids():
    rows = np.repeat(np.arange(4, dtype=np.float32)[:, None], 50, axis=0)
    for seed in range(5):
        assert kmeans(rows, 4, 2, seed)[1] < 1e-6
