import jax
import numpy as np
import pytest

from steepest.descent import descend


def gradients_along(problem, run_of):
    """Take one step at a time, so that each gradient can be found again."""
    objective = problem.objective(strength=0.05, l2=1.0)
    params, gradient_of = problem.start, jax.jit(jax.grad(objective))
    for _ in range(4):
        gradient = gradient_of(params, problem.rows)
        run = run_of(objective, params)
        yield gradient, params, run
        params = run.params


def test_what_is_measured_is_what_numpy_finds(problem, flat):
    def one_step(objective, params):
        return descend(
            objective,
            params,
            problem.rows,
            optimizer="adam",
            learning_rate=0.1,
            batch_size="full",
            epochs=1,
        )

    for gradient, params, run in gradients_along(problem, one_step):
        g, step = flat(gradient), flat(run.params) - flat(params)
        seen = {name: column[0] for name, column in run.history.steps.items()}
        cosine = -g @ step / np.linalg.norm(g) / np.linalg.norm(step)
        assert seen["gradient_norm"] == pytest.approx(np.linalg.norm(g), rel=1e-4)
        assert seen["update_norm"] == pytest.approx(np.linalg.norm(step), rel=1e-4)
        assert seen["weight_norm"] == pytest.approx(
            np.linalg.norm(flat(params)), rel=1e-4
        )
        assert seen["cosine"] == pytest.approx(cosine, rel=1e-4)
        assert 0 < cosine < 0.999  # adam does not follow the gradient


def test_plain_descent_follows_the_gradient(problem):
    run = descend(
        problem.objective(), problem.start, problem.rows, learning_rate=0.1, epochs=30
    )
    cosine = run.history.steps["cosine"]
    measured = ~np.isnan(cosine)
    np.testing.assert_allclose(cosine[measured], 1, atol=1e-5)
    assert measured.nonzero()[0].tolist() == list(range(0, 180, 64))  # 512 / 8 rows


def test_nothing_is_measured_without_watch(problem):
    run = descend(
        problem.objective(),
        problem.start,
        problem.rows,
        learning_rate=0.1,
        epochs=1,
        watch=False,
    )
    assert set(run.history.steps) == {"loss", "learning_rate"}


def test_measuring_changes_no_bit(problem, flat):
    how = {"learning_rate": 0.1, "epochs": 3, "optimizer": "adam"}
    objective, start, rows = problem.objective(), problem.start, problem.rows
    seen = descend(objective, start, rows, **how)
    unseen = descend(objective, start, rows, watch=False, **how)
    np.testing.assert_allclose(flat(seen.params), flat(unseen.params), rtol=1e-6)


def test_l1_holds_a_weight_that_momentum_would_push_out():
    """½(w − 2)² + ½(v − 0.3)² + |w| + |v|: w stops at 1, v never leaves 0."""
    from steepest.models import linear
    from steepest.objectives import Objective, Penalty, loss_named

    # rows √2·e₁ and √2·e₂ make the mean of squared errors the sum of ½(·)² twice over
    x = np.eye(2, dtype="float32")
    y = np.array([2.0, 0.3], "float32")
    objective = Objective(
        linear(2, 1), loss_named("squared_error"), Penalty("l1", l1=1.0), 1.0
    )
    # 1/2 Σ (wᵢ + b − yᵢ)² with b held near 0 by nothing: so the bias takes part
    run = descend(
        objective,
        {"weight": np.zeros((1, 2)), "bias": np.zeros(1)},
        (x, y),
        optimizer="momentum",
        learning_rate=0.1,
        batch_size="full",
        epochs=300,
    )
    # stationarity: b = mean(y − w); |w₁ + b − 2| = 1 or w₁ = 0: here b = 1.15, w = 0
    np.testing.assert_array_equal(run.params["weight"], [[0.0, 0.0]])
    np.testing.assert_allclose(run.params["bias"], [1.15], rtol=1e-4)
