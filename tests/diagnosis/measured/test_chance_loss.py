"""The best constant scores, against a search for them."""

import numpy as np
import pytest
from scipy.optimize import minimize

from steepest.diagnosis.progress._chance import chance_loss
from steepest.models import linear
from steepest.objectives import Objective, losses

LABELS = np.array([0] * 6 + [1] * 3 + [2])
WEIGHTS = np.linspace(0.5, 1.5, 10)
NUMBERS = np.array([1.0, 2.0, 4.0, 9.0, 3.0, -2.0, 0.0, 1.0, 1.0, 30.0])


def lowest(loss, targets, n_scores, weights):
    def mean(scores):
        rows = np.broadcast_to(np.asarray(scores, np.float32), (len(targets), n_scores))
        return float(np.average(loss.per_example(rows, targets), weights=weights))

    starts = (np.zeros(n_scores), np.eye(n_scores)[0], -np.ones(n_scores))
    options = {"xatol": 1e-4, "fatol": 1e-6, "maxiter": 4000}
    found = [minimize(mean, s, method="Nelder-Mead", options=options) for s in starts]
    return min(each.fun for each in found)


@pytest.mark.parametrize("weights", [None, WEIGHTS])
@pytest.mark.parametrize(
    "name", ["softmax_cross_entropy", "hinge", "crammer_singer_hinge"]
)
def test_classes(name, weights):
    loss = losses[name]()
    objective = Objective(linear(2, 3), loss)
    found = chance_loss(objective, LABELS, weights)
    assert found == pytest.approx(lowest(loss, LABELS, 3, weights), abs=2e-3)


def test_one_score_for_two_classes():
    loss = losses["binary_cross_entropy"]()
    two = np.minimum(LABELS, 1)
    found = chance_loss(Objective(linear(2, 1), loss), two)
    assert found == pytest.approx(-0.6 * np.log(0.6) - 0.4 * np.log(0.4))


@pytest.mark.parametrize("name", ["squared_error", "absolute_error"])
def test_numbers(name):
    loss = losses[name]()
    found = chance_loss(Objective(linear(2, 1), loss), NUMBERS[:, None])
    middle = NUMBERS.mean() if name == "squared_error" else np.median(NUMBERS)
    power = 2 if name == "squared_error" else 1
    assert found == pytest.approx(np.mean(np.abs(NUMBERS - middle) ** power), rel=1e-5)
