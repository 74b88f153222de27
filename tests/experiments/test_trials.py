"""Wrong and right settings differ as is claimed, and agree with second sources."""

import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.experiments import features_of_image, trials
from steepest.experiments.penalties.wiggles import X, Y
from steepest.experiments.trials.polynomial import powers


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


def test_presets_can_be_tried_and_differ():
    for trial in trials.values():
        found = [trial.tried(**settings) for settings in trial.presets.values()]
        assert all(tried.says for tried in found)
        pictures = {str(tried.panels) + str(tried.grids) for tried in found}
        assert len(pictures) == len(found)


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
