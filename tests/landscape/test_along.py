"""Gradients and angles along tracks against centered differences and plain NumPy."""

import numpy as np

from steepest.landscape import along, race
from steepest.surfaces import himmelblau


def test_along_agrees_with_differences():
    surface = himmelblau()
    result = race(surface, optimizers=["momentum", "adam"], steps=12)
    points = np.stack([runner.points for runner in result.runners])
    seen = along(surface, points)

    def height(x, y):
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

    x, y = points.astype(float)[..., 0], points.astype(float)[..., 1]
    h = 1e-5
    slopes = np.stack(
        [
            (height(x + h, y) - height(x - h, y)) / (2 * h),
            (height(x, y + h) - height(x, y - h)) / (2 * h),
        ],
        axis=-1,
    )
    np.testing.assert_allclose(seen.gradients, slopes, rtol=2e-5, atol=1e-3)
    np.testing.assert_allclose(
        seen.slopes, np.linalg.norm(slopes, axis=-1), rtol=2e-5, atol=1e-3
    )
    steps = np.diff(points.astype(float), axis=1)
    inner = (steps * slopes[:, :-1]).sum(-1)
    lengths = np.linalg.norm(steps, axis=-1) * np.linalg.norm(slopes[:, :-1], axis=-1)
    np.testing.assert_allclose(seen.cosines[:, :-1], inner / lengths, atol=2e-3)
    assert np.isnan(seen.cosines[:, -1]).all()


def test_where_nothing_moves_there_is_no_angle():
    seen = along(himmelblau(), [[1.0, 1.0], [1.0, 1.0], [2.0, 1.0]])
    assert np.isnan(seen.cosines).tolist() == [True, False, True]
