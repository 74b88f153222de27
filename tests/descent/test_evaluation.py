import numpy as np
import pytest

from steepest.descent import evaluate, scores_of
from steepest.models import linear
from steepest.objectives import Batch, Objective, Scaling, loss_named


@pytest.mark.parametrize("n", [1, 255, 256, 257, 4096, 4097])
def test_every_row_is_scored_once(n, compilations):
    """Around the edges of tiles and blocks, with a scaling and uint8 pixels."""
    rng = np.random.default_rng(n)
    x = rng.integers(0, 256, size=(n, 4), dtype=np.uint8)
    scaling = Scaling(np.float32(100), np.float32(0.01))
    objective = Objective(
        linear(4, 3), loss_named("softmax_cross_entropy"), None, 0.0, scaling
    )
    params = {
        "weight": rng.normal(size=(3, 4)).astype("float32"),
        "bias": rng.normal(size=3).astype("float32"),
    }
    by_hand = (x.astype(float) - 100) * 0.01 @ params["weight"].T + params["bias"]
    computed = scores_of(objective, params, x)
    np.testing.assert_allclose(computed, by_hand, rtol=1e-5, atol=1e-5)
    with compilations() as compiled:
        scores_of(objective, params, x[: max(n // 2, 1)])
    assert compiled == []


def test_accuracy_and_r2_count_rows_by_weight():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(30, 4)).astype("float32")
    weights = rng.uniform(0.1, 3, size=30)
    params = {"weight": rng.normal(size=(2, 4)), "bias": rng.normal(size=2)}
    params = {name: a.astype("float32") for name, a in params.items()}
    scores = x @ params["weight"].T + params["bias"]

    targets = (scores + rng.normal(size=scores.shape)).astype("float32")
    squared = Objective(linear(4, 2), loss_named("squared_error"))
    computed = evaluate(squared, params, Batch(x, targets, weights))
    mean = np.average(targets, weights=weights, axis=0)
    errors = np.average((targets - scores) ** 2, weights=weights, axis=0)
    spread = np.average((targets - mean) ** 2, weights=weights, axis=0)
    assert computed["r2"] == pytest.approx(np.mean(1 - errors / spread), rel=1e-5)

    y = rng.integers(0, 2, size=30).astype("int32")
    softmax = Objective(linear(4, 2), loss_named("softmax_cross_entropy"))
    computed = evaluate(softmax, params, Batch(x, y, weights))
    right = np.average(scores.argmax(axis=1) == y, weights=weights)
    assert computed["accuracy"] == pytest.approx(right)
