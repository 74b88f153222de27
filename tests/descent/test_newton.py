import jax.numpy as jnp
import numpy as np
import pytest

from steepest.descent import descend

HOW = {"optimizer": "newton_cg", "learning_rate": 1.0, "dtype": "float64"}


def test_an_ill_conditioned_bowl_takes_three_steps():
    """Eigenvalues from 1 to 10⁶: plain descent would need millions of steps."""
    rng = np.random.default_rng(0)
    basis = np.linalg.qr(rng.normal(size=(6, 6)))[0]
    hessian = basis @ np.diag(np.logspace(0, 6, 6)) @ basis.T
    target = rng.normal(size=6)

    def bowl(w):
        return 0.5 * (w - target) @ jnp.asarray(hessian) @ (w - target)

    options = {"tolerance": 1e-10}
    run = descend(bowl, np.zeros(6), epochs=3, optimizer_options=options, **HOW)
    assert np.abs(run.params - target).max() < 1e-6
    assert run.metrics["train"]["loss"] < 1e-9 * run.history.steps["loss"][0]


def test_rosenbrock_is_solved():
    def valley(w):
        return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2

    run = descend(valley, np.array([-1.2, 1.0]), epochs=200, **HOW)
    np.testing.assert_allclose(run.params, [1, 1], atol=1e-7)
    assert (np.diff(run.history.steps["loss"]) <= 0).all()


@pytest.mark.parametrize("start", [[0.1, 0.2], [0.0, 0.3], [1e-3, 0.0]])
def test_it_goes_down_where_the_curvature_is_negative(start):
    """¼x⁴ − ½x² + ½y²: a saddle at 0, minima −¼ at (±1, 0)."""

    def two_wells(w):
        return w[0] ** 4 / 4 - w[0] ** 2 / 2 + w[1] ** 2 / 2

    run = descend(two_wells, np.array(start), epochs=40, **HOW)
    losses = run.history.steps["loss"]
    assert (np.diff(losses) <= 1e-15).all()
    assert run.metrics["train"]["loss"] < losses[0]
    if start[0]:
        assert run.metrics["train"]["loss"] == pytest.approx(-0.25)
