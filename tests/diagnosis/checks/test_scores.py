"""Scores are told from probabilities."""

import jax
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.models import Model, mlp
from steepest.objectives import (
    Objective,
    binary_cross_entropy,
    softmax_cross_entropy,
    squared_error,
)

from ..conftest import start_of


def test_a_softmax_too_many():
    right = mlp(6, 5, 3, last_start="he")
    twice = Model(
        init=right.init,
        apply=lambda params, x, key=None: jax.nn.softmax(right.apply(params, x)),
        name="softmax in the model",
    )
    found = checks["scores"](start_of(Objective(twice, softmax_cross_entropy())))
    assert (found.verdict, found.because) == (Verdict.FAIL, "probabilities")
    healthy = checks["scores"](start_of(Objective(right, softmax_cross_entropy())))
    assert healthy.verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("subject", "because"),
    [
        (Objective(mlp(6, 5, 1), binary_cross_entropy()), "one_score"),
        (Objective(mlp(6, 5, 3), squared_error()), "no_classes"),
        (lambda w, batch: 0.0, "user_function"),
    ],
)
def test_scores_that_cannot_be_judged(subject, because):
    found = checks["scores"](start_of(subject, {}))
    assert (found.verdict, found.because) == (Verdict.SKIPPED, because)
