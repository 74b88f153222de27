"""Steps that are taken one by one are those of a run."""

import jax
import numpy as np
import pytest

from steepest import descend
from steepest.descent import Descent
from steepest.errors import SettingError
from steepest.models import mlp
from steepest.objectives import Objective, softmax_cross_entropy
from steepest.runs import Outcome
from steepest.settings import DescentSettings

SETTINGS = DescentSettings(learning_rate=0.05, batch_size=8, epochs=4)


@pytest.fixture(scope="module")
def problem():
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(37, 3)).astype(np.float32)
    targets = (inputs[:, 0] > inputs[:, 1]).astype(np.int32)
    objective = Objective(mlp(3, [5], 2), softmax_cross_entropy())
    return objective, objective.model.init(jax.random.key(0)), (inputs, targets)


def leaves(tree):
    return [np.asarray(leaf) for leaf in jax.tree.leaves(tree)]


def test_any_division_into_calls_gives_the_same_bits(problem):
    objective, params, data = problem
    whole = descend(objective, params, data, **SETTINGS.keywords(), validation=data)
    descent = Descent(objective, params, data, settings=SETTINGS, validation=data)
    losses = [descent.advance(n)["loss"] for n in (1, 6, 2)]
    assert descent.close().reason == "Stopped by hand after 9 of 20 steps."
    losses += [descent.advance(n)["loss"] for n in (9, 100)]
    assert descent.over
    assert descent.advance(5) == {}
    run = descent.close()
    np.testing.assert_array_equal(np.concatenate(losses), whole.history.steps["loss"])
    for ours, theirs in zip(leaves(run.params), leaves(whole.params), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert run.outcome is Outcome.FINISHED
    np.testing.assert_array_equal(
        run.history.epochs["validation_loss"], whole.history.epochs["validation_loss"]
    )


def test_a_changed_rate_is_that_of_the_next_step_alone(problem):
    objective, params, data = problem
    descent = Descent(objective, params, data, settings=SETTINGS)
    descent.advance(3)
    before = leaves(descent.params)
    descent.change_rate(0.5)
    descent.advance(1)
    longer = [a - b for a, b in zip(leaves(descent.params), before, strict=True)]

    plain = Descent(objective, params, data, settings=SETTINGS)
    plain.advance(3)
    before = leaves(plain.params)
    plain.advance(1)
    step = [a - b for a, b in zip(leaves(plain.params), before, strict=True)]
    for ten_times, once in zip(longer, step, strict=True):
        np.testing.assert_allclose(ten_times, 10 * once, rtol=2e-4, atol=1e-6)

    run = descent.close()
    rates = run.history.steps["learning_rate"]
    np.testing.assert_allclose(rates, [0.05, 0.05, 0.05, 0.5], rtol=1e-6)
    assert run.reason == "Stopped by hand after 4 of 20 steps."
    assert any("changed by hand, to 0.5 (step 3)" in note for note in run.notes)


def test_a_change_at_the_first_step_counts(problem):
    objective, params, data = problem
    descent = Descent(objective, params, data, settings=SETTINGS)
    descent.change_rate(0.2)
    descent.change_rate(0.1)
    descent.advance(2)
    np.testing.assert_allclose(
        descent.close().history.steps["learning_rate"], [0.1, 0.1], rtol=1e-6
    )
    assert descent.changes == ((0, 0.1),)


def test_a_descent_that_diverges_is_over():
    def bowl(w):
        return 10 * (w**2).sum()

    settings = DescentSettings(learning_rate=1.0, epochs=500)
    descent = Descent(bowl, np.ones(2), settings=settings)
    while not descent.over:
        descent.advance(40)
    run = descent.close()
    assert run.outcome is Outcome.DIVERGED
    assert descent.step < 500
    assert np.shape(run.params) == (2,)


@pytest.mark.parametrize("rate", [0, -1.0, float("nan"), "fast"])
def test_a_rate_that_cannot_work(problem, rate):
    objective, params, data = problem
    descent = Descent(objective, params, data, settings=SETTINGS)
    with pytest.raises(SettingError, match="learning_rate must be a positive number"):
        descent.change_rate(rate)
