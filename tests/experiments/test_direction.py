"""The numbers of directions, against closed forms and centered differences."""

import math

import numpy as np
import pytest

W = np.array([2.0, 1.0])
GRADIENT = np.array([2.0, 3.0])  # of ½ (w₁² + 3 w₂²)
LENGTH = math.sqrt(13)


def bowl(w):
    return 0.5 * (w[0] ** 2 + 3 * w[1] ** 2)


def centered(f, w, u, h=1e-5):
    return (f(w + h * u) - f(w - h * u)) / (2 * h)


def test_both_signs_go_down(numbers):
    found = numbers("sign")
    for side, start in (("left", 1.0), ("right", 5.0)):
        gradient = 2 * (start - 3)
        end = start - 0.1 * gradient
        assert found[f"{side}_gradient"] == pytest.approx(gradient)
        assert found[f"{side}_move"] == pytest.approx(end - start, rel=1e-5)
        assert found[f"{side}_before"] == pytest.approx((start - 3) ** 2)
        assert found[f"{side}_after"] == pytest.approx((end - 3) ** 2, rel=1e-5)
        assert found[f"{side}_after"] < found[f"{side}_before"]


def test_the_slope_is_the_cosine_times_the_length(numbers):
    found = numbers("angle")
    assert found["length"] == pytest.approx(LENGTH, rel=1e-6)
    first = GRADIENT / LENGTH
    for angle in (0, 60, 90, 180):
        turned = math.radians(angle)
        u = math.cos(turned) * first + math.sin(turned) * np.array(
            [-first[1], first[0]]
        )
        assert found[f"cosine_{angle}"] == pytest.approx(math.cos(turned), abs=2e-6)
        slope = centered(bowl, W, u)
        assert found[f"slope_{angle}"] == pytest.approx(slope, rel=1e-5, abs=2e-6)


def test_the_four_questions(numbers):
    found = numbers("four_questions")
    # secants over h = 0.001 of 1.5 w² at 1: ±3 + 1.5 h; a float32 has 7 digits
    assert found["right"] == pytest.approx(3 + 0.0015, abs=1e-3)
    assert found["left"] == pytest.approx(-3 + 0.0015, abs=1e-3)
    unit = np.array([0.6, 0.8])
    assert found["along"] == pytest.approx(GRADIENT @ unit, rel=1e-6)
    assert found["along"] == pytest.approx(centered(bowl, W, unit), rel=1e-6)
    assert found["secant"] == pytest.approx(found["along"], abs=3e-3)
    slopes = [
        GRADIENT @ [math.cos(math.radians(d)), math.sin(math.radians(d))]
        for d in range(360)
    ]
    assert found["lowest"] == pytest.approx(min(slopes), rel=1e-5)
    assert found["highest"] == pytest.approx(max(slopes), rel=1e-5)
    assert found["length"] == pytest.approx(LENGTH, rel=1e-6)
    assert found["search_angle"] == pytest.approx(np.argmin(slopes))
    best = math.degrees(math.atan2(-3, -2)) % 360
    assert found["best_angle"] == pytest.approx(best, rel=1e-5)
    assert abs(found["best_angle"] - found["search_angle"]) <= 0.5


def test_taylor_is_right_for_short_steps(numbers):
    found = numbers("taylor")
    sine, cosine, power = math.sin(1.0), math.cos(1.0), math.exp(0.5)
    gradient = np.array([cosine, sine]) * power
    hessian = np.array([[-sine, cosine], [cosine, sine]]) * power
    for name, h in (("long", 0.1), ("short", 0.01)):
        s = h * np.array([0.6, 0.8])
        actual = math.sin(1 + s[0]) * math.exp(0.5 + s[1]) - sine * power
        first = actual - gradient @ s
        second = first - 0.5 * s @ hessian @ s
        assert found[f"first_{name}"] == pytest.approx(abs(first), rel=1e-6)
        assert found[f"second_{name}"] == pytest.approx(abs(second), rel=1e-4)
    assert found["first_power"] == pytest.approx(2, abs=0.05)
    assert found["second_power"] == pytest.approx(3, abs=0.05)


def test_the_gradient_is_normal_to_the_contour(numbers):
    found = numbers("contour")
    tangent = np.array([3.0, -2.0])  # at a right angle to (2, 3)
    assert centered(bowl, W, tangent) == pytest.approx(0, abs=1e-8)
    assert found["tangent_degrees"] == pytest.approx(90, abs=0.01)
    assert found["level_change"] < 1e-5
    assert found["length"] == pytest.approx(LENGTH, rel=1e-6)
    assert found["step"] == pytest.approx(0.1 * LENGTH, rel=1e-5)
