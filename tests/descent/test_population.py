"""Members side by side are the runs that each would have been alone."""

from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest.descent import BatchPlan, descend, make_optimizer
from steepest.descent._population import population

RATES = np.array([0.02, 0.1, 0.3])


@pytest.mark.parametrize(
    "optimizer", ["momentum", "adam", "lookahead", "schedule_free_adamw", "sam", "momo"]
)
def test_members_are_the_runs_alone(problem, optimizer, flat):
    """Three rates and three strengths, 46 rows by 8, two epochs, weights ≠ 1."""
    strengths = np.array([0.0, 0.05, 0.3], "float32")
    penalized = problem.objective(strength=1.0, l1=0.5, l2=0.5)
    together = replace(penalized, penalty_strength=strengths)
    start = jax.tree.map(lambda a: np.stack([a] * 3), problem.start)
    plan = BatchPlan(46, 8, seed=1)
    rows = problem.weighted
    rows = rows._replace(weights=rows.weights / rows.weights.mean())
    keys = jax.random.split(jax.random.key(0), 3)
    rule = make_optimizer(optimizer)
    for stretch in population(together, start, rows, plan, rule, RATES, keys, 0, 12):
        state = stretch.state
    best = jax.jit(jax.vmap(rule.best_params))(state.optimizer, state.params)
    best = jax.tree.map(np.asarray, best)
    for k in range(3):
        alone = descend(
            replace(penalized, penalty_strength=strengths[k]),
            problem.start,
            problem.weighted,
            optimizer=optimizer,
            learning_rate=float(RATES[k]),
            batch_size=8,
            epochs=2,
            seed=1,
            watch=False,
        )
        member = jax.tree.map(lambda a, k=k: a[k], best)
        np.testing.assert_allclose(flat(member), flat(alone.params), atol=2e-5)


def test_a_member_that_diverges_leaves_the_others_alone(problem, flat):
    """On scores, squared hinge at rate 10⁴ overflows; 0.01 and 0.02 do not notice."""
    objective = replace(
        problem.objective("squared_hinge"), penalty_strength=np.zeros(3, "float32")
    )
    start = jax.tree.map(lambda a: np.stack([a] * 3), problem.start)
    keys = jax.random.split(jax.random.key(0), 3)
    rates = np.array([0.01, 1e4, 0.02])
    plan, rule = BatchPlan(46, 8, seed=1), make_optimizer("sgd")
    walk = population(objective, start, problem.rows, plan, rule, rates, keys, 0, 30)
    for stretch in walk:
        state, losses = stretch.state, stretch.columns()["loss"]
    assert np.asarray(state.alive).tolist() == [True, False, True]
    assert np.isfinite(losses[:, [0, 2]]).all()
    assert losses[-1, 0] < losses[0, 0]
