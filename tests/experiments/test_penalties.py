"""The numbers of the penalties, against closed forms and scikit-learn."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from steepest.experiments.penalties import wiggles, zeros


def test_equal_scores_and_unequal_penalties(numbers):
    found = numbers("spread")
    single, spread = np.array([1.0, 0, 0, 0]), np.full(4, 0.25)
    for name, weight in (("single", single), ("spread", spread)):
        assert found[f"score_{name}"] == weight.sum() == 1
        assert found[f"l1_{name}"] == np.abs(weight).sum() == 1
        assert found[f"l2_{name}"] == (weight**2).sum()
    assert (found["l2_single"], found["l2_spread"]) == (1, 0.25)


def ridge(strength):
    """Minimize 1/N ‖y − Xw − b‖² + λ‖w‖² by the normal equations."""
    x = wiggles.powers(wiggles.X)
    y = wiggles.Y
    centered = x - x.mean(0)
    system = centered.T @ centered / len(y) + strength * np.eye(x.shape[1])
    weights = np.linalg.solve(system, centered.T @ (y - y.mean()) / len(y))
    return weights, y.mean() - x.mean(0) @ weights


@pytest.mark.parametrize("strength", wiggles.STRENGTHS)
def test_a_penalty_tames_wiggles(numbers, strength):
    found = numbers("wiggles")
    key = f"{strength:g}".replace(".", "_")
    weights, bias = ridge(strength)
    at_points = ((wiggles.powers(wiggles.X) @ weights + bias - wiggles.Y) ** 2).mean()
    drawn = wiggles.powers(wiggles.GRID) @ weights + bias
    from_truth = ((drawn - np.sin(3 * wiggles.GRID)) ** 2).mean()
    assert found[f"at_points_{key}"] == pytest.approx(at_points, rel=1e-2, abs=1e-5)
    assert found[f"from_truth_{key}"] == pytest.approx(from_truth, rel=1e-2)
    high = np.abs(weights[3:]).sum()
    assert found[f"high_{key}"] == pytest.approx(high, rel=1e-2)


def test_some_penalty_is_best(numbers):
    found = numbers("wiggles")
    errors = [found[f"from_truth_{key}"] for key in ("0", "0_01", "0_1", "1")]
    assert np.argmin(errors) in (1, 2)


@pytest.mark.parametrize("strength", zeros.STRENGTHS)
def test_l1_makes_the_zeros_of_the_lasso(numbers, strength):
    found = numbers("zeros")
    # (1/N) ‖·‖² + λ‖w‖₁ is twice scikit-learn's with alpha = λ/2
    lasso = Lasso(alpha=strength / 2, tol=1e-10, max_iter=100_000).fit(*zeros.data())
    key = f"{strength:g}".replace(".", "_")
    assert found[f"l1_zeros_{key}"] == (lasso.coef_ == 0).sum()
    assert found[f"l2_zeros_{key}"] == 0


def test_l2_only_shrinks(numbers):
    found = numbers("zeros")
    x, y = zeros.data()
    x, y = x - x.mean(0), y - y.mean()
    weights = np.linalg.solve(x.T @ x / len(y) + 0.1 * np.eye(10), x.T @ y / len(y))
    assert found["l2_smallest"] == pytest.approx(np.abs(weights).min(), rel=1e-2)
    assert found["l2_largest"] == pytest.approx(np.abs(weights).max(), rel=1e-4)
