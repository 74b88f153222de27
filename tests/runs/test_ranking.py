import numpy as np
import pytest
from sklearn import metrics as known

from steepest.runs._ranking import Ranking


@pytest.mark.parametrize("held", [300, 1 << 20])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_parts_rank_as_all_rows_together(rng, held, weighted, dtype):
    scores = rng.normal(size=4000).astype(dtype)
    scores[::3] = np.round(scores[::3], 1)  # ties, among them 0 and -0
    scores[:50] = [0.0, -0.0] * 25
    positive = rng.random(4000) < 1 / (1 + np.exp(-scores))
    weights = rng.uniform(0.5, 2, 4000) if weighted else None
    order = np.argsort(positive, kind="stable")  # parts with one class only
    ranking = Ranking(held)
    for part in np.array_split(order, 23):
        mine = None if weights is None else weights[part]
        ranking.add(scores[part], positive[part], mine)
    truth = (positive, scores)
    assert ranking.areas() == pytest.approx(
        {
            "roc_auc": known.roc_auc_score(*truth, sample_weight=weights),
            "average_precision": known.average_precision_score(
                *truth, sample_weight=weights
            ),
        },
        rel=1e-12,
    )


def test_many_rows_of_one_score_are_summed_some_at_a_time():
    ranking = Ranking(10)
    for _ in range(5):
        ranking.add(np.full(9, 0.5, np.float32), np.arange(9) % 3 == 0)
    assert ranking.areas() == pytest.approx(
        {"roc_auc": 0.5, "average_precision": 1 / 3}
    )


def test_nothing_is_said_of_rows_that_are_all_alike():
    ranking = Ranking()
    ranking.add(np.array([0.1, 0.2]), np.array([True, True]))
    assert ranking.areas() == {}
