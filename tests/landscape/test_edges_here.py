"""Edges from the whole Hessian against those from products with it; slopes around."""

import numpy as np
import pytest

from steepest.landscape import (
    edges_here,
    largest_stable_rate,
    make_rule,
    slopes_around,
)
from steepest.surfaces import himmelblau, saddle

NAMES = ("sgd", "momentum", "nesterov", "adam", "rmsprop", "adagrad", "lion")


def test_both_ways_find_the_same_edge():
    surface, point = himmelblau(), np.array([-2.5, 1.5])
    found = edges_here(surface, point, [make_rule(name) for name in NAMES])
    for name, edge in zip(NAMES[:-1], found.edges[:-1], strict=True):
        other = largest_stable_rate(surface, point, name).rate
        assert edge == pytest.approx(other, rel=1e-4), name
    assert found.edges[-1] is None
    x, y = point
    h = np.array(
        [[12 * x**2 + 4 * y - 42, 4 * (x + y)], [4 * (x + y), 12 * y**2 + 4 * x - 26]]
    )
    np.testing.assert_allclose(found.curvatures, np.linalg.eigvalsh(h), rtol=1e-5)


def test_where_nothing_curves_upward_no_rate_is_too_large():
    found = edges_here(
        lambda p: -(p[0] ** 2) - p[1] ** 2, (1.0, 2.0), [make_rule("sgd")]
    )
    assert found.edges == (np.inf,)


def test_slopes_around_are_the_gradient_turned():
    angles = np.linspace(0, 2 * np.pi, 9)
    slopes = slopes_around(saddle(), (1.5, -0.5), angles)
    expected = 1.5 * np.cos(angles) + 0.5 * np.sin(angles)
    np.testing.assert_allclose(slopes, expected, atol=1e-6)
