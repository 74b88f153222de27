"""The numbers of the losses, against loops in NumPy and closed forms."""

import math

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from steepest.experiments._digits import digits
from steepest.experiments._separable import SEPARABLE
from steepest.experiments.losses import scores

SCORES = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]]
CLEAN = np.array([1, 2, 3.5, 4, 5])
OUTLIER = np.array([1, 2, 3.5, 4, 100])


def hinge(values, right, margin=1.0, power=1):
    wrong = [s for j, s in enumerate(values) if j != right]
    return sum(max(0.0, s - values[right] + margin) ** power for s in wrong)


def softmax(scores):
    powers = np.exp(np.asarray(scores) - max(scores))
    return powers / powers.sum()


def huber(errors):
    size = np.abs(errors)
    return np.where(size <= 1, size**2 / 2, size - 0.5).mean()


def trained(slopes_of, steps, rate, classes=2):
    """Train W x + b by descent in float64, with the slopes of the scores given."""
    x, y = SEPARABLE
    x = x.astype(float)
    weight, bias = np.zeros((classes, 2)), np.zeros(classes)
    path = [(weight.copy(), bias.copy())]
    for _ in range(steps):
        slopes = slopes_of(x @ weight.T + bias, y) / len(x)
        weight, bias = weight - rate * slopes.T @ x, bias - rate * slopes.sum(0)
        path.append((weight.copy(), bias.copy()))
    return path, slopes_of


def hinge_slopes(margin):
    def slopes(scores, y):
        rows = np.arange(len(y))
        violated = (scores - scores[rows, y][:, None] + margin > 0).astype(float)
        violated[rows, y] = 0
        violated[rows, y] = -violated.sum(1)
        return violated

    return slopes


def softmax_slopes(scores, y):
    shares = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    shares[np.arange(len(y)), y] -= 1
    return shares


def mean_hinge(weight, bias, margin):
    x, y = SEPARABLE
    scores = x.astype(float) @ weight.T + bias
    return np.mean(
        [hinge(s, right, margin) for s, right in zip(scores, y, strict=True)]
    )


def gradient_length(weight, bias, slopes_of):
    x, y = SEPARABLE
    slopes = slopes_of(x @ weight.T + bias, y) / len(x)
    return math.sqrt(((slopes.T @ x) ** 2).sum() + (slopes.sum(0) ** 2).sum())


def test_an_outlier_moves_the_mean_and_not_the_median(numbers):
    found = numbers("outlier")
    for part, values in (("without", CLEAN), ("with", OUTLIER)):
        assert found[f"squared_error_{part}"] == pytest.approx(values.mean(), rel=1e-4)
        median = np.median(values)
        assert found[f"absolute_error_{part}"] == pytest.approx(median, abs=2e-3)
        best = minimize_scalar(lambda c, v=values: huber(v - c), bounds=(0, 50)).x
        assert found[f"huber_{part}"] == pytest.approx(best, abs=2e-3)
    slopes = {"squared_error": -192.0, "absolute_error": -1.0, "huber": -1.0}
    for name, slope in slopes.items():
        assert found[f"{name}_slope"] == slope
    assert found["cross_entropy_slope"] == pytest.approx(1 / (1 + math.exp(96)) - 1)


def test_the_hinges_of_the_lecture(numbers):
    found = numbers("hinge")
    values = [hinge(scores, right) for right, scores in enumerate(SCORES)]
    assert [found[n] for n in ("cat", "car", "frog")] == pytest.approx(values, rel=1e-5)
    assert values == pytest.approx([2.9, 0.0, 12.9])
    assert found["mean"] == pytest.approx(5.27, abs=0.005)
    assert found["mean"] == pytest.approx(np.mean(values), rel=1e-5)
    assert found["shifted"] == pytest.approx(np.mean(values), rel=1e-5)
    # the highest wrong score is 5.1, so that the margin is met from 6.1 on
    assert found["content_from"] == pytest.approx(5.1 + 1, abs=0.1)


def test_the_squared_hinge_counts_large_errors_more(numbers):
    found = numbers("squared_hinge")
    for name, power in (("plain", 1), ("squared", 2)):
        cat, frog = (hinge(SCORES[i], i, power=power) for i in (0, 2))
        assert found[f"{name}_cat"] == pytest.approx(cat, rel=1e-5)
        assert found[f"{name}_frog"] == pytest.approx(frog, rel=1e-5)
        assert found[f"{name}_ratio"] == pytest.approx(frog / cat, rel=1e-5)
    assert found["squared_ratio"] > 2 * found["plain_ratio"]


def test_the_probabilities_of_the_lecture(numbers):
    found = numbers("softmax")
    shares = softmax(SCORES[0])
    for name, share, rounded in zip(
        ("cat", "car", "frog"), shares, (0.13, 0.87, 0.00), strict=True
    ):
        assert found[f"p_{name}"] == pytest.approx(share, rel=1e-5)
        assert found[f"p_{name}"] == pytest.approx(rounded, abs=0.005)
        assert found[f"if_{name}"] == pytest.approx(-math.log(share), rel=1e-5)


def test_losses_begin_at_chance(numbers):
    found = numbers("initial_loss")
    for classes in (3, 10):
        assert found[f"hinge_{classes}"] == pytest.approx(classes - 1, rel=1e-6)
    for classes in (2, 10, 1000):
        assert found[f"softmax_{classes}"] == pytest.approx(math.log(classes), rel=1e-6)


@pytest.mark.parametrize(
    ("name", "margin", "rate"),
    [
        ("margin_0", 0.0, 0.1),
        ("margin_1", 1.0, 0.1),
        ("margin_100", 100.0, 0.1),
        ("margin_100_fast", 100.0, 10.0),
    ],
)
def test_a_margin_sets_the_scale(numbers, name, margin, rate):
    found = numbers("margin")
    path, _ = trained(hinge_slopes(margin), 60, rate)
    assert found[f"{name}_start"] == pytest.approx(mean_hinge(*path[0], margin), abs=0)
    # the last loss is that before the last step
    last = mean_hinge(*path[-2], margin)
    assert found[f"{name}_end"] == pytest.approx(last, rel=1e-4, abs=1e-5 * margin)
    norm = math.sqrt((path[-1][0] ** 2).sum())
    assert found[f"{name}_norm"] == pytest.approx(norm, rel=1e-4)


def test_a_hundred_times_the_margin_is_a_hundred_times_the_weights(numbers):
    assert numbers("margin")["ratio"] == pytest.approx(100, rel=1e-4)


def test_scaling_keeps_a_hinge_of_zero(numbers):
    found = numbers("scale")
    rows, targets = np.array([[2.0, 0], [0, 2], [3, -1]]), (0, 1, 0)
    for k in (1, 2, 3):
        scores = k * rows
        plain = np.mean([hinge(s, t) for s, t in zip(scores, targets, strict=True)])
        logs = [-math.log(softmax(s)[t]) for s, t in zip(scores, targets, strict=True)]
        assert found[f"hinge_{k}"] == plain == 0
        assert found[f"softmax_{k}"] == pytest.approx(np.mean(logs), rel=1e-4)
        assert found[f"penalized_{k}"] == pytest.approx(0.05 * 2 * k**2, rel=1e-5)
    # the closest row has a lead of 2k, which meets the margin from k = ½ on
    assert found["best_factor"] == pytest.approx(0.5)


def test_the_hinge_is_content_and_softmax_is_not(numbers):
    found = numbers("content")
    for label, slopes_of in (("hinge", hinge_slopes(1.0)), ("softmax", softmax_slopes)):
        path, _ = trained(slopes_of, 1000, 0.1)
        for stop in (100, 1000):
            weight, bias = path[stop]
            norm = math.sqrt((weight**2).sum())
            length = gradient_length(weight, bias, slopes_of)
            assert found[f"{label}_norm_{stop}"] == pytest.approx(norm, rel=1e-3)
            assert found[f"{label}_gradient_{stop}"] == pytest.approx(length, rel=1e-3)
    assert found["hinge_gradient_100"] == 0
    assert found["hinge_norm_100"] == found["hinge_norm_1000"]
    assert found["softmax_gradient_1000"] > 0


def test_finite_precision_makes_a_loss_zero(numbers):
    found = numbers("finite_precision")
    for name, dtype in (("zero_single", np.float32), ("zero_double", np.float64)):
        ones = [dtype(1) + dtype(math.exp(-lead)) == 1 for lead in range(1, 51)]
        assert found[name] == 1 + ones.index(True)
    assert (found["zero_single"], found["zero_double"]) == (17, 37)
    assert found["lead_16"] == np.log1p(np.finfo(np.float32).eps, dtype=np.float32)
    assert found["at_50"] == 0
    assert found["exact_50"] == pytest.approx(math.exp(-50))
    assert found["slope_50"] == pytest.approx(math.exp(-50), rel=1e-5)


def test_the_right_score_rises_and_the_others_fall(numbers):
    found = numbers("scores")
    x, y = digits()
    x = x.astype(float)
    weight, bias = np.zeros((10, 64)), np.zeros(10)
    at = {}
    for step in range(1, 301):
        values = x @ weight.T + bias
        shares = np.exp(values - values.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        shares[np.arange(len(y)), y] -= 1
        weight = weight - scores.RATE * shares.T @ x / len(y)
        bias = bias - scores.RATE * shares.mean(0)
        if step in (10, 300):
            at[step] = x[scores.ROW] @ weight.T + bias
    right, wrong = y[scores.ROW], np.arange(10) != y[scores.ROW]
    assert found["right_10"] == pytest.approx(at[10][right], rel=1e-3)
    assert found["wrong_10"] == pytest.approx(at[10][wrong].max(), rel=1e-3)
    assert found["right"] == pytest.approx(at[300][right], rel=1e-3)
    assert found["wrong_mean"] == pytest.approx(at[300][wrong].mean(), rel=1e-3)
    assert found["wrong_highest"] == pytest.approx(at[300][wrong].max(), rel=1e-3)
    assert found["sum"] == pytest.approx(0, abs=1e-3)
