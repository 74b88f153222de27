"""Every number of a step against the race's own track and the rules by hand."""

import numpy as np
import pytest

from steepest.landscape import numbers_of_step, race
from steepest.surfaces import ravine

START = (-4.0, 1.0)
SURFACE = ravine(condition=10)


@pytest.mark.parametrize("step", [0, 7])
@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_it_is_the_step_of_the_race(step, noise):
    result = race(SURFACE, START, ["adam"], 0.1, noise, 5, steps=20)
    seen = numbers_of_step(
        SURFACE, START, "adam", 0.1, step, steps=20, noise=noise, seed=5
    )
    points = result.runners[0].points
    np.testing.assert_allclose(seen.point, points[step], rtol=1e-5)
    np.testing.assert_allclose(seen.following, points[step + 1], rtol=1e-5)
    assert (np.abs(seen.noise) > 0).all() == (noise > 0)
    # adam by hand, from its memory before the step
    g = seen.gradient + seen.noise
    mean = 0.9 * seen.memory_before["mu"] + 0.1 * g
    square = 0.999 * seen.memory_before["nu"] + 0.001 * g**2
    t = step + 1
    update = 0.1 * (mean / (1 - 0.9**t)) / (np.sqrt(square / (1 - 0.999**t)) + 1e-8)
    np.testing.assert_allclose(seen.following, seen.point - update, rtol=1e-4)
    np.testing.assert_allclose(seen.memory["mu"], mean, rtol=1e-5)


def test_curvature_and_predictions_are_those_of_the_parabola():
    seen = numbers_of_step(SURFACE, START, "sgd", 0.05, 3)
    np.testing.assert_allclose(seen.gradient, seen.point * [1, 10], rtol=1e-6)
    np.testing.assert_allclose(seen.curvatures, [1, 10], rtol=1e-6)
    np.testing.assert_allclose(np.abs(seen.axes), np.eye(2), atol=1e-6)
    # a parabola is predicted exactly by the second order, and only by it
    assert seen.change == pytest.approx(seen.second_order, rel=1e-4)
    assert seen.first_order < seen.change < 0
    assert seen.memory == {}


def test_a_step_beyond_the_last_is_the_last():
    seen = numbers_of_step(SURFACE, START, "momentum", 0.01, 99, steps=4)
    points = race(SURFACE, START, ["momentum"], 0.01, steps=4).runners[0].points
    np.testing.assert_allclose(seen.following, points[-1], rtol=1e-5)
