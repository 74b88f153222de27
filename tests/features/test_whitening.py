import numpy as np

from steepest.features._whitening import whitening


def test_each_variance_v_becomes_v_over_v_plus_epsilon():
    rows = np.random.default_rng(0).normal(size=(4000, 3)) * [3.0, 1.0, 0.1]
    mean, matrix = whitening(rows, 0.5)
    white = np.cov((rows - mean) @ matrix, rowvar=False)
    variance = np.linalg.eigvalsh(np.cov(rows, rowvar=False))
    np.testing.assert_allclose(
        np.linalg.eigvalsh(white), variance / (variance + 0.5), rtol=1e-9
    )
    np.testing.assert_allclose(matrix, matrix.T, atol=1e-12)


def test_a_column_without_variance_stays_finite():
    rows = np.random.default_rng(0).normal(size=(50, 2)) * [1.0, 0.0]
    assert np.isfinite(whitening(rows, 0.1)[1]).all()
