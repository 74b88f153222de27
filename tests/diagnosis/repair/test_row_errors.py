"""Errors by row whose mean is the score, as scikit-learn has it."""

import numpy as np
import pytest
from sklearn import metrics as reference

from steepest.diagnosis.repair._gain import gain_on
from steepest.diagnosis.repair._row_errors import row_errors
from steepest.objectives import loss_named
from steepest.runs import quality_of_classes, quality_of_numbers
from steepest.settings import METRICS

CROSS_ENTROPY, SQUARED = (
    loss_named("softmax_cross_entropy"),
    loss_named("squared_error"),
)


@pytest.mark.parametrize(
    "name", [m.name for m in METRICS.values() if m.task == "classification"]
)
@pytest.mark.parametrize("ties", [False, True])
def test_the_mean_is_the_score_of_classes(rng, name, ties):
    y = (rng.random(70) < 0.3).astype("int32")
    scores = rng.normal(size=(70, 2)) + y[:, None] * [0, 0.7]
    scores = scores.round(0 if ties else 9).astype("float32")
    errors, weights = row_errors(name, CROSS_ENTROPY, scores, y)
    chances = np.asarray(CROSS_ENTROPY.probability(scores))
    quality = quality_of_classes(
        y,
        scores.argmax(1),
        ("no", "yes"),
        probabilities=chances,
        ranking=scores[:, 1] - scores[:, 0],
    )
    gain = gain_on(errors, errors, name, "validation", weights)
    assert gain.before == gain.after == pytest.approx(quality.numbers[name], rel=1e-6)


@pytest.mark.parametrize(
    "name", [m.name for m in METRICS.values() if m.task == "regression"]
)
def test_the_mean_is_the_score_of_numbers(rng, name):
    y = rng.normal(size=(40, 1))
    scores, better = (y + s * rng.normal(size=(40, 1)) for s in (0.5, 0.3))
    before, after = (row_errors(name, SQUARED, s, y, 20.0)[0] for s in (scores, better))
    gain = gain_on(before, after, name, "validation")
    first, second = (quality_of_numbers(20 * y, 20 * s) for s in (scores, better))
    assert gain.before == pytest.approx(first.numbers[name])
    assert gain.after == pytest.approx(second.numbers[name])
    middle = (gain.low + gain.high) / 2
    assert middle == pytest.approx(abs(gain.after - gain.before))
    assert gain.low > 0  # better, whether it rises or falls


def test_the_interval_of_the_area_is_that_of_its_two_samples(rng):
    """DeLong et al. 1988, eq. 5: variances of the placements over each class."""
    y = (rng.random(400) < 0.4).astype("int32")
    ranks = rng.normal(size=400) + y
    other = ranks + rng.normal(size=400)
    scores, others = (np.stack([0 * r, r], 1) for r in (ranks, other))
    (before, weights), (after, _) = (
        row_errors("roc_auc", CROSS_ENTROPY, s, y) for s in (others, scores)
    )
    gain = gain_on(before, after, "roc_auc", "validation", weights)
    assert gain.after == pytest.approx(reference.roc_auc_score(y, ranks))
    falls = before - after
    variance = sum(falls[y == c].var(ddof=1) / (y == c).sum() for c in (0, 1))
    width = (gain.high - gain.low) / 2 / 1.959964
    assert width == pytest.approx(np.sqrt(variance), rel=0.05)
