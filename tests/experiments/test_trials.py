"""Wrong and right settings differ as is claimed, and agree with second sources."""

import math
import re

import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.experiments import features_of_image, trials
from steepest.experiments._separable import SEPARABLE
from steepest.experiments.penalties.wiggles import X, Y
from steepest.experiments.penalties.zeros import TRUE, data
from steepest.experiments.search import random_search
from steepest.experiments.trials._line import line_of_equal_scores
from steepest.experiments.trials.polynomial import powers
from steepest.language import told


@pytest.mark.parametrize("strength", [0.0, 0.05])
def test_the_polynomial_solves_the_normal_equations(strength):
    tried = trials["polynomial"].tried(strength=strength, degree=4)
    design = np.column_stack([powers(X, 4), np.ones(10)])
    # mean squared error + λ Σ w²; the bias is not in the penalty
    ridge = 10 * strength * np.diag([1, 1, 1, 1, 0])
    exact = np.linalg.solve(design.T @ design + ridge, design.T @ Y)
    np.testing.assert_allclose(
        tried.panels[1].curves[0].y, np.abs(exact[:4]), rtol=2e-2, atol=2e-3
    )


SAME = {"exp", "log(C)", "relu", "sigmoid", "sin(3x)", "tanh"}  # in every language


def words_of(tried):
    yield from tried.says
    for panel in tried.panels:
        yield from (panel.title, panel.x_label, panel.y_label)
        yield from (curve.label for curve in panel.curves)
    for row in tried.grids:
        yield from (grid.title for grid in row)


def test_presets_can_be_tried_and_differ_and_are_told_in_korean():
    for trial in trials.values():
        found = [trial.tried(**settings) for settings in trial.presets.values()]
        assert all(tried.says for tried in found)
        texts = {trial.title, trial.claim, *trial.presets}
        for choice in trial.choices:
            texts |= {choice.label, *choice.words}
        texts = texts.union(*map(words_of, found)) - SAME
        english = [text for text in texts if told(text, "ko") == text]
        assert not [text for text in english if re.search("[a-z]{3}", text)]
        pictures = {str(tried.panels) + str(tried.grids) for tried in found}
        assert len(pictures) == len(found)


def test_every_trial_has_a_wrong_and_a_right_setting():
    for trial in trials.values():
        labels = " ".join(trial.presets)
        assert "wrong" in labels, trial.name
        assert "right" in labels, trial.name


def test_sigmoids_lose_the_gradient_and_relu_keeps_it():
    def ratio(activation):
        sizes = trials["deep"].tried(activation=activation, depth=8).panels[0].curves[0]
        return sizes.y[0] / sizes.y[-1]

    assert ratio("sigmoid") < 1e-3 < 1e-1 < ratio("relu")


def test_backward_agrees_with_autodiff_only_with_the_sum():
    def furthest(**settings):
        grids = trials["backward"].tried(**settings).grids
        return max(
            max(
                abs(row[1].rows - row[2].rows).max(),
                abs(row[3].rows - row[4].rows).max(),
            )
            for row in grids
        )

    assert furthest(rows=3, bias="sum") < 1e-12
    assert furthest(rows=1, bias="first row") < 1e-12
    assert furthest(rows=3, bias="first row") > 1e-3


def test_rings_are_parted_by_the_distance_alone():
    plain = trials["rings"].tried(coordinates="cartesian").says[0]
    polar = trials["rings"].tried(coordinates="polar").says[0]
    share = [float(said.split(" on ")[1].split(" of ")[0]) for said in (plain, polar)]
    assert share[0] < 0.7
    assert share[1] == 1.0


def numbers_of(said):
    return [float(x) for x in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", said)]


def walked(gradient, rate, steps):
    """Plain descent of weights (2, 3), the last column of which is the bias."""
    weights = np.zeros((2, 3))
    inputs, targets = SEPARABLE
    rows = np.column_stack([inputs, np.ones(len(inputs))])
    for _ in range(steps):
        weights = weights - rate * gradient(weights, rows, targets)
    return weights, gradient(weights, rows, targets)


def softmax_gradient(strength):
    def gradient(weights, rows, targets):
        scores = np.exp(rows @ weights.T)
        off = scores / scores.sum(1, keepdims=True) - np.eye(2)[targets]
        return off.T @ rows / len(rows) + 2 * strength * weights * [1, 1, 0]

    return gradient


def hinge_gradient(margin):
    def gradient(weights, rows, targets):
        scores = rows @ weights.T
        own, other = scores[range(len(rows)), targets], scores[:, ::-1]
        late = other[range(len(rows)), targets] - own + margin > 0
        signs = np.where(np.eye(2)[targets] == 1, -1, 1) * late[:, None]
        return signs.T @ rows / len(rows)

    return gradient


@pytest.mark.parametrize(
    ("settings", "gradient"),
    [
        ({"loss": "softmax"}, softmax_gradient(0)),
        ({"loss": "softmax", "strength": 0.02}, softmax_gradient(0.02)),
        ({"loss": "hinge"}, hinge_gradient(1)),
    ],
)
def test_content_agrees_with_a_loop_of_numpy(settings, gradient):
    tried = trials["content"].tried(steps=200, **settings)
    weights, slope = walked(gradient, 0.1, 200)
    _, length, size = numbers_of(tried.says[0])
    assert length == pytest.approx(np.linalg.norm(slope), rel=5e-3, abs=1e-6)
    assert size == pytest.approx(np.linalg.norm(weights[:, :2]), rel=1e-3)
    assert (len(tried.says) == 2) == (settings["loss"] == "hinge")


@pytest.mark.parametrize(("margin", "rate"), [(1.0, 0.1), (100.0, 0.1), (100.0, 10.0)])
def test_margins_agree_with_a_loop_of_numpy(margin, rate):
    tried = trials["margin"].tried(margin=margin, rate=rate)
    weights, _ = walked(hinge_gradient(margin), rate, 60)
    assert numbers_of(tried.says[0])[3] == pytest.approx(
        np.linalg.norm(weights[:, :2]), rel=1e-3
    )
    boundary, lead = tried.panels[0].curves[2:4]
    for line, gap in ((boundary, 0), (lead, margin)):
        for x, y in zip(line.x, line.y, strict=True):
            first, second = weights @ [x, y, 1]
            assert second - first == pytest.approx(gap, abs=1e-3 * margin)


def test_no_line_parts_equal_scores():
    flat = {"weight": np.ones((2, 2)), "bias": np.array([0.0, 1.0])}
    assert np.isnan(line_of_equal_scores(flat)).all()


def test_penalties_meet_their_conditions_of_optimality():
    inputs, targets = data()
    design = inputs - inputs.mean(0)  # the bias, which has no penalty, takes the means
    away = targets - targets.mean()
    ridge = design.T @ design + 0.1 * len(targets) * np.eye(10)
    l2 = trials["zeros"].tried(penalty="l2").panels[0].curves[0].y
    np.testing.assert_allclose(l2, np.linalg.solve(ridge, design.T @ away), atol=1e-4)
    l1 = np.asarray(trials["zeros"].tried(penalty="l1").panels[0].curves[0].y)
    slope = 2 * design.T @ (design @ l1 - away) / len(targets)
    np.testing.assert_allclose(slope[l1 != 0], -0.1 * np.sign(l1[l1 != 0]), atol=1e-4)
    assert (abs(slope[l1 == 0]) <= 0.1 + 1e-4).all()
    assert 0 < (l1 == 0).sum() <= 7
    assert (l1[TRUE != 0] != 0).all()


@pytest.mark.parametrize(("loss", "size"), [("softmax", 3.0), ("hinge", 0.5)])
def test_the_first_loss_is_that_of_the_formula(loss, size):
    tried = trials["initial_loss"].tried(loss=loss, classes=7, size=size)
    rng = np.random.default_rng(0)
    inputs, targets = rng.normal(size=(200, 20)), rng.integers(0, 7, 200)
    scores = size * inputs @ rng.normal(size=(7, 20)).T
    own = scores[range(200), targets]
    if loss == "softmax":
        expected = (np.log(np.exp(scores).sum(1)) - own).mean()
    else:
        expected = (np.maximum(0, scores - own[:, None] + 1).sum(1) - 1).mean()
    first, *_, equal = numbers_of(tried.says[0])
    assert first == pytest.approx(expected, rel=1e-3)
    assert equal == pytest.approx(np.log(7) if loss == "softmax" else 6, abs=1e-3)


def test_searches_are_told_after_any_number_of_tries():
    random, local, slope = random_search.searched()
    for found in (random, local):
        assert (np.diff(found.losses) <= 0).all()
    assert random.losses[-1] > local.losses[-1] > slope.losses[-1]
    said = trials["random_search"].tried(way="random steps", tries=40).says[0]
    assert numbers_of(said)[:3] == pytest.approx(
        [40, local.losses[39], local.right[39]], rel=1e-3
    )


@pytest.mark.parametrize("step", [1.0, 1e-2, 1e-3])
def test_differences_are_those_of_exp(step):
    one_sided = (math.exp(1 + step) - math.e) / step
    centered = (math.exp(1 + step) - math.exp(1 - step)) / (2 * step)
    for way, slope in (("one-sided", one_sided), ("centered", centered)):
        tried = trials["differences"].tried(way=way, step=step)
        assert numbers_of(tried.says[0])[0] == pytest.approx(slope, rel=1e-9)
    exact = trials["differences"].tried(way="automatic")
    assert numbers_of(exact.says[0])[0] == pytest.approx(math.e, rel=1e-11)
    assert exact.says[1].endswith(": 1.")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"strength": -1.0}, "0 … 2"),
        ({"degree": 2.5}, "1 … 9"),
        ({"strength": "much"}, "found 'much'"),
        ({"colour": 1}, "no setting 'colour'"),
    ],
)
def test_settings_have_limits(settings, said):
    with pytest.raises(SettingError, match=said):
        trials["polynomial"].tried(**settings)


def test_features_of_an_image_are_those_of_the_functions():
    image = np.zeros((48, 64, 3), np.uint8)
    image[:, 32:, 0] = 255
    seen = features_of_image(image)
    red, green, blue = (curve.y for curve in seen.panels[0].curves)
    assert (red[0], red[-1]) == (0.5, 0.5)
    assert (green[0], blue[0]) == (1.0, 1.0)
    # the only edge is vertical, in the middle
    edges = dict(seen.images)["edges (HOG)"]
    assert edges[:, 48:80].sum() > 0.99 * edges.sum()
    assert "too few different patches" in seen.says[0]


def test_typical_patches_are_counted(rng):
    seen = features_of_image(rng.integers(0, 256, (40, 40), np.uint8))
    assert len(seen.images) == 3
    assert seen.panels[1].curves[0].y.sum() == pytest.approx(1)


def test_a_small_gray_image_is_enough():
    assert len(features_of_image(np.eye(3, dtype=np.uint8)).panels[0].curves) == 1
