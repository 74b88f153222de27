import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import ModelError, UnknownNameError
from steepest.landscape import (
    cosine,
    directional_derivative,
    slope,
    steepest_direction,
    taylor,
)
from steepest.surfaces import himmelblau, rosenbrock

W = {"weight": np.array([[0.3, -1.2], [2.0, 0.7]]), "bias": np.array([0.5])}
U = {"weight": np.array([[1.0, 0.4], [-0.6, 2.0]]), "bias": np.array([-1.5])}


def bumpy(w, scale=1.0):
    return scale * jnp.sum(jnp.sin(w["weight"]) ** 2) * jnp.exp(w["bias"][0])


def test_directional_derivative_is_the_gradient_along_u_and_the_limit_of_slopes():
    with jax.enable_x64(True):
        along = float(directional_derivative(bumpy, W, U))
        gradient = jax.grad(bumpy)(jax.tree.map(jnp.asarray, W))
        by_gradient = sum(float(jnp.sum(gradient[k] * U[k])) for k in U)
        assert along == pytest.approx(by_gradient, rel=1e-13)
        errors = [abs(float(slope(bumpy, W, U, h)) - along) for h in (1e-2, 1e-3, 1e-4)]
    # the error of a one-sided slope is proportional to h
    np.testing.assert_allclose(np.diff(np.log10(errors)), [-1, -1], atol=0.05)


def test_data_are_passed_on():
    doubled = directional_derivative(bumpy, W, U, data=(2.0,))
    assert float(doubled) == pytest.approx(
        2 * float(directional_derivative(bumpy, W, U))
    )
    twice = slope(bumpy, W, U, 0.1, data=(2.0,))
    assert float(twice) == pytest.approx(2 * float(slope(bumpy, W, U, 0.1)), rel=1e-4)


def test_the_slope_through_two_points_is_that_of_the_notes():
    x1, x2 = 1.0, 3.0
    through = float(slope(lambda x: x**3, x1, 1.0, step=x2 - x1))
    assert through == (x2**3 - x1**3) / (x2 - x1)


def test_a_kink_has_two_slopes():
    assert float(slope(jnp.abs, 0.0, 1.0, step=1e-3)) == pytest.approx(1.0)
    assert float(slope(jnp.abs, 0.0, 1.0, step=-1e-3)) == pytest.approx(-1.0)


@pytest.mark.parametrize(("norm", "dual"), [("l2", 2), ("l1", np.inf), ("linf", 1)])
def test_steepest_direction_beats_random_directions_and_attains_the_dual_norm(
    norm, dual
):
    order = {"l2": 2, "l1": 1, "linf": np.inf}[norm]
    gradient = np.array([0.3, -4.0, 1.5, 0.0, 2.2])
    with jax.enable_x64(True):
        chosen = np.array(steepest_direction(gradient, norm))
    assert np.linalg.norm(chosen, order) == pytest.approx(1.0)
    assert gradient @ chosen == pytest.approx(-np.linalg.norm(gradient, dual))
    drawn = np.random.default_rng(1).standard_normal((20_000, 5))
    drawn /= np.linalg.norm(drawn, order, axis=1, keepdims=True)
    assert (drawn @ gradient >= gradient @ chosen - 1e-12).all()


def test_steepest_direction_of_a_tree_is_that_of_one_long_vector():
    step = steepest_direction(U, "l1")
    assert float(step["weight"][1, 1]) == -1.0  # 2.0 is the largest slope of all
    assert float(jnp.abs(step["weight"]).sum() + jnp.abs(step["bias"]).sum()) == 1.0


@pytest.mark.parametrize("norm", ["l1", "l2", "linf"])
def test_a_gradient_of_zero_has_no_steepest_direction(norm):
    np.testing.assert_array_equal(steepest_direction(jnp.zeros(3), norm), np.zeros(3))


def test_unknown_norm():
    with pytest.raises(UnknownNameError, match=r"Unknown norm 'l3'.*Available: l1, l2"):
        steepest_direction(jnp.ones(2), "l3")


def test_cosine_is_one_uphill_zero_along_the_contour_and_minus_one_downhill():
    with jax.enable_x64(True):
        gradient = jax.grad(rosenbrock())(jnp.array([-1.2, 1.0]))
        along = jnp.array([-gradient[1], gradient[0]])
        steps = (3 * gradient, along, -0.1 * gradient, gradient + along)
        cosines = [float(cosine(step, gradient)) for step in steps]
    np.testing.assert_allclose(cosines, [1.0, 0.0, -1.0, 0.5**0.5], atol=1e-12)


@pytest.mark.parametrize("size", [1e-30, 1e30])
def test_cosine_neither_overflows_nor_underflows_in_float32(size):
    a, b = np.array([3.0, 4.0]) * size, np.array([4.0, 3.0]) / size
    assert float(cosine(a, b)) == pytest.approx(24 / 25, rel=1e-5)


def test_cosine_of_nothing_and_of_nan():
    assert float(cosine(jnp.zeros(2), jnp.ones(2))) == 0.0
    assert np.isnan(float(cosine(jnp.array([jnp.nan, 1.0]), jnp.ones(2))))


def test_taylor_is_exact_for_a_quadratic_and_of_third_order_elsewhere():
    matrix = np.array([[2.0, 0.5], [0.5, -3.0]])
    w, s = np.array([0.3, -0.8]), np.array([1.1, 0.4])
    with jax.enable_x64(True):
        change = taylor(lambda w: 0.5 * w @ matrix @ w, w, s)
        assert float(change.actual) == pytest.approx(float(change.second_order))
        assert float(change.first_order) == pytest.approx(matrix @ w @ s)
        errors = []
        for h in (1e-1, 1e-2):
            change = taylor(himmelblau(), w, h * s)
            errors.append(abs(float(change.actual - change.second_order)))
    assert np.log10(errors[0] / errors[1]) == pytest.approx(3, abs=0.1)


def test_no_parameters():
    with pytest.raises(ModelError, match="There are no parameters to look at"):
        directional_derivative(lambda w: 0.0, {}, {})
