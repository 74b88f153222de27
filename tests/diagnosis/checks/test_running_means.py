"""Running means that lag behind the parameters make an evaluation bad."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Verdict, case_of, checks
from steepest.models import Model, linear
from steepest.objectives import Batch, Objective, softmax_cross_entropy

DRAW = np.random.default_rng(0)
X = (DRAW.normal(size=(128, 3)) * 3 + 5).astype(np.float32)
ROWS = Batch(X, (X[:, 0] > 5).astype(np.int32))
KEY = jax.random.key(0)


def normalized(memory):
    def apply(params, state, x, key=None):
        mean, variance = state["mean"], state["variance"]
        if key is not None:
            mean, variance = x.mean(0), x.var(0)
        old, new = (state["mean"], state["variance"]), (mean, variance)
        after = [memory * a + (1 - memory) * b for a, b in zip(old, new, strict=True)]
        after = dict(zip(("mean", "variance"), after, strict=True))
        scores = (x - mean) / jnp.sqrt(variance + 1e-3) @ params["weight"]
        return scores, state if key is None else after

    return Model(
        lambda key: {"weight": jnp.zeros((3, 2))},
        apply,
        f"normalized {memory}",
        start_state=lambda key: {"mean": jnp.zeros(3), "variance": jnp.ones(3)},
    )


@pytest.mark.parametrize(("memory", "because"), [(0.99, "lag"), (0.5, "settled")])
def test_means_that_lag_are_named_with_both_losses(memory, because):
    objective = Objective(normalized(memory), softmax_cross_entropy())
    start = objective.model.init(KEY)
    run = descend(
        objective, start, ROWS, optimizer="adam", learning_rate=0.1, batch_size=16,
        epochs=4, validation=ROWS,
    )  # fmt: skip
    case = case_of(run, objective=objective, params=start, data=ROWS, validation=ROWS)
    found = checks["running_means"](case, symptom=True)
    assert found.because == because
    assert found.verdict is (Verdict.FAIL if because == "lag" else Verdict.PASS)
    assert found.measured["own"] == pytest.approx(run.metrics["train"]["loss"])
    by_hand = (X - X.mean(0)) / np.sqrt(X.var(0) + 1e-3) @ run.params["weight"]
    losses = objective.loss.per_example(jnp.asarray(by_hand), ROWS.targets)
    assert found.measured["settled"] == pytest.approx(float(losses.mean()), rel=1e-3)
    if because == "lag":
        assert checks["running_means"](case).verdict is Verdict.WARN


def test_a_model_without_them_keeps_none():
    objective = Objective(linear(3, 2), softmax_cross_entropy())
    start = objective.model.init(KEY)
    run = descend(objective, start, ROWS, learning_rate=0.1, epochs=1)
    case = case_of(run, objective=objective, params=start, data=ROWS)
    assert checks["running_means"](case).because == "no_state"
