"""Every loss starts where it says; a start that is certain of something does not."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Verdict, case_of, checks
from steepest.models import linear, mlp
from steepest.objectives import (
    Batch,
    Loss,
    Objective,
    Scaling,
    crammer_singer_hinge,
    hinge,
    l2,
    losses,
    softmax_cross_entropy,
    squared_error,
    squared_hinge,
)

from ..conftest import FEW_ROWS, net, start_of

INPUTS, TARGETS = FEW_ROWS.inputs, FEW_ROWS.targets


@pytest.mark.parametrize("name", losses)
def test_every_loss_starts_where_it_says(name):
    loss = losses[name]()
    classes = loss.task == "classification"
    numbers = np.abs(INPUTS[:, :1]).clip(*loss.target_range)
    n = loss.n_scores(3) if classes else 1
    zero = Objective(linear(6, n), loss, l2(), 0.5)
    batch = Batch(INPUTS, TARGETS.astype(int) if classes else numbers)
    found = checks["initial_loss"](start_of(zero, rows=batch))
    assert (found.verdict, found.because) == (Verdict.PASS, "as_expected")
    assert found.measured["value"] == pytest.approx(found.expected["equal"], rel=1e-5)


@pytest.mark.parametrize(
    ("loss", "bound"),
    [
        (softmax_cross_entropy(), np.log(3) + 2),
        (hinge(margin=2.0), 3 * 4),
        (crammer_singer_hinge(), 3),
        (squared_hinge(), 9 * 2),
    ],
)
def test_a_start_that_is_certain_of_something(loss, bound):
    sick = net(loss, start_scale=10.0, last_start="he")
    found = checks["initial_loss"](start_of(sick))
    assert (found.verdict, found.because) == (Verdict.WARN, "too_high")
    assert found.expected["bound"] == pytest.approx(bound)
    assert found.remedy == {"start": "auto"}
    judged = checks["initial_loss"](start_of(sick), symptom=True)
    assert judged.verdict is Verdict.FAIL


@pytest.mark.parametrize(("rate", "verdict"), [(0.1, "fail"), (1e4, "warn")])
def test_a_start_is_the_cause_if_a_smaller_one_works_at_the_same_rate(rate, verdict):
    sick = Objective(mlp(6, 16, 1, start_scale=30.0, last_start="he"), squared_error())
    start = sick.model.init(jax.random.key(0))
    data = INPUTS, INPUTS[:, :1]
    run = descend(sick, start, data, learning_rate=rate, batch_size=32, epochs=2)
    case = case_of(run, objective=sick, params=start, data=data)
    found = checks["initial_loss"](case, symptom=True)
    assert (found.verdict, found.because) == (verdict, "too_high")


def test_a_regression_that_starts_too_high():
    sick = Objective(mlp(6, 16, 1, start_scale=30.0, last_start="he"), squared_error())
    batch = Batch(INPUTS, INPUTS[:, 0])
    found = checks["initial_loss"](start_of(sick, rows=batch))
    assert found.because == "too_high"
    mean_square = np.mean(INPUTS[:, 0].astype(np.float64) ** 2)
    assert found.expected["bound"] == pytest.approx(10 * mean_square)


def test_an_initial_loss_that_cannot_be_judged():
    unscaled = Batch(100 * INPUTS, TARGETS)
    sick = net(last_start="he")
    found = checks["initial_loss"](start_of(sick, rows=unscaled))
    assert (found.verdict, found.because) == (Verdict.SKIPPED, "unscaled")
    scaling = Scaling(jnp.asarray(0.0), jnp.asarray(0.01))
    scaled = Objective(sick.model, sick.loss, scaling=scaling)
    found = checks["initial_loss"](start_of(scaled, rows=unscaled))
    assert found.verdict is Verdict.PASS
    broken = Batch(np.where(INPUTS > 2, np.nan, INPUTS), TARGETS)
    found = checks["initial_loss"](start_of(sick, rows=broken))
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_finite")
    user = checks["initial_loss"](start_of(lambda w, b: 0.0, {}))
    assert (user.verdict, user.because) == (Verdict.SKIPPED, "user_function")


def test_a_loss_that_does_not_know_itself():
    right = softmax_cross_entropy()
    wrong = Loss(
        name="summed",
        per_example=lambda scores, targets: 40 * right.per_example(scores, targets),
        task="classification",
        at_equal_scores=right.at_equal_scores,
        n_scores=right.n_scores,
        predict=right.predict,
        probability=right.probability,
    )
    found = checks["initial_loss"](start_of(net(wrong)))
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_its_own")
