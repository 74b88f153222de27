"""Slopes of functions whose slopes are known, with and without kinks."""

import numpy as np
import pytest

from steepest.diagnosis.gradient._differences import slopes, widths

EPSILON = np.finfo(np.float64).eps


def of(f, x):
    h = widths(EPSILON)[None]
    return slopes(f(x), f(x + h), f(x - h), h, EPSILON)


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (np.exp, np.exp),
        (np.sin, np.cos),
        (lambda x: x**5, lambda x: 5 * x**4),
        (lambda x: 1e3 + 1e-3 * x, lambda x: 1e-3),
        (lambda x: 1e-9 * np.tanh(x), lambda x: 1e-9 / np.cosh(x) ** 2),
    ],
)
@pytest.mark.parametrize("x", [-1.3, 0.1, 2.0])
def test_the_error_bounds_what_is_off(f, slope, x):
    found = of(f, x)
    assert abs(found.value[0] - slope(x)) <= found.error[0]
    assert found.error[0] < 1e-7 * abs(slope(x)) + 1e-11 * abs(f(x))


@pytest.mark.parametrize("distance", 10.0 ** np.arange(-12, 0, 0.25))
@pytest.mark.parametrize("sign", [-1, 1])
def test_a_kink_at_any_distance_is_within_the_error(distance, sign):
    def f(x):  # a slope of 1, and 3 more beyond the kink
        return x + 3 * np.maximum(0, sign * (x - sign * distance))

    found = of(f, 0.0)
    assert abs(found.value[0] - 1) <= found.error[0]
    sure = found.error[0] < 1e-4
    assert sure or found.kinked[0]
    assert sure == (distance > 0.9e-6)


@pytest.mark.parametrize("at", [1e-10, 3e-6])
def test_many_kinks_at_once(at, rng):
    places = at * rng.normal(size=50)

    def f(x):
        x = np.asarray(x)
        return np.sum(np.maximum(0, x[..., None] - places), axis=-1) / 50

    found = of(f, 0.0)
    assert abs(found.value[0] - np.mean(places < 0)) <= found.error[0]


def test_what_is_not_finite_beside_a_point_is_not_used():
    with np.errstate(invalid="ignore", divide="ignore"):
        found = of(np.log, 3e-5)  # not defined at the wider steps
    assert abs(found.value[0] - 1 / 3e-5) <= found.error[0]
    assert np.isfinite(found.error[0])
    with np.errstate(invalid="ignore"):
        nothing = of(np.sqrt, 0.0)
    assert nothing.error[0] == np.inf
