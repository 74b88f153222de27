"""Any rows as a few standardized columns."""

import numpy as np

from steepest.diagnosis.measured._reduction import as_columns, finite_rows, reduction_of

RNG = np.random.default_rng(1)


def test_columns_of_a_table_get_spread_one_and_constants_none():
    x = RNG.normal([5.0, -2.0, 3.0], [10.0, 0.1, 0.0], size=(400, 3))
    out = reduction_of(x, 10)(x)
    np.testing.assert_allclose(out.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(out.std(axis=0), [1, 1, 0], atol=2e-3)


def test_pixels_share_one_factor():
    images = RNG.integers(0, 255, (50, 4, 4, 1)).astype(np.uint8)
    images[:, 0, 0] = 0
    images[0, 0, 0] = 1  # almost always dark
    out = reduction_of(images, 100)(images)
    assert out.shape == (50, 16)
    assert out[:, 0].std() < 0.01
    assert abs(np.sqrt(np.mean(out.std(axis=0) ** 2)) - 1) < 1e-3


def test_sums_of_columns_keep_distances_and_copies():
    x = RNG.normal(size=(60, 3000))
    x[1] = x[0]
    out = reduction_of(x, 512)(x)
    assert out.shape == (60, 512)
    np.testing.assert_array_equal(out[0], out[1])
    scaled = (x - x.mean(0)) / x.std(0)
    before = np.linalg.norm(scaled[2:31] - scaled[31:], axis=1)
    after = np.linalg.norm(out[2:31] - out[31:], axis=1)
    assert abs(np.mean(after / before) - 1) < 4 * np.sqrt(2 / 512 / 29)


def test_outliers_are_cut():
    x = RNG.normal(size=(500, 2))
    x[0, 0] = 1e6
    assert np.abs(reduction_of(x, 5)(x)).max() == 10


def test_rows_that_are_finite():
    x = np.array([[1.0, 2.0], [np.nan, 0.0], [0.0, np.inf]])
    y = np.array([1, 2, 3])
    assert finite_rows(x, y).tolist() == [True, False, False]
    assert finite_rows(y, x[:, :0]).tolist() == [True] * 3
    assert as_columns(np.zeros((3, 2, 2))).shape == (3, 4)
