import jax
import jax.numpy as jnp
import numpy as np
import pytest
from sklearn.linear_model import Ridge

from steepest.errors import SettingError, UnknownNameError
from steepest.models import linear
from steepest.objectives import (
    Batch,
    Objective,
    is_weight,
    l2,
    penalties,
    penalty_named,
    squared_error,
)

PARAMS = {
    "weight": jnp.array([[1.0, -2.0, 0.0], [0.5, 3.0, -1.0]]),
    "bias": jnp.ones(2),
}


def test_values_are_sums_over_weights_and_never_over_biases():
    absolute, squares = 7.5, 15.25  # 1+2+0+.5+3+1 and 1+4+0+.25+9+1
    assert float(penalties["l1"]()(PARAMS)) == absolute
    assert float(penalties["l2"]()(PARAMS)) == squares
    mixed = penalty_named("elastic-net", l1_ratio=0.25)
    assert float(mixed(PARAMS)) == 0.25 * absolute + 0.75 * squares
    assert float(mixed.absolute(PARAMS) + mixed.smooth(PARAMS)) == float(mixed(PARAMS))


def test_slopes_are_those_of_the_formula_and_zero_at_zero():
    slope = jax.grad(penalty_named("elastic_net", l1_ratio=0.25))(PARAMS)
    weight = np.asarray(PARAMS["weight"])
    np.testing.assert_allclose(slope["weight"], 0.25 * np.sign(weight) + 1.5 * weight)
    assert not slope["bias"].any()


def test_a_tree_without_weights_has_no_price_and_the_type_follows_the_weights():
    assert float(penalties["l2"]()({"bias": jnp.ones(3)})) == 0
    assert not is_weight(jnp.ones(3))
    with jax.enable_x64(True), jax.numpy_dtype_promotion("strict"):
        for dtype in (jnp.float32, jnp.float64):
            assert penalties["l1"]()({"weight": jnp.ones((2, 2), dtype)}).dtype == dtype


@pytest.mark.parametrize("n_outputs", [1, 2])
def test_ridge_stands_where_the_slope_is_zero_at_strength_alpha_over_rows(
    n_outputs, rng
):
    alpha, rows = 3.0, 20
    inputs = rng.normal(size=(rows, 3))
    targets = rng.normal(size=(rows, n_outputs))
    ridge = Ridge(alpha=alpha, tol=1e-12).fit(inputs, targets)
    with jax.enable_x64(True):
        strength = alpha / (rows * n_outputs)
        objective = Objective(linear(3, n_outputs), squared_error(), l2(), strength)
        batch = Batch(jnp.array(inputs), jnp.array(targets))
        params = {
            "weight": jnp.array(ridge.coef_).reshape(n_outputs, 3),
            "bias": jnp.array(ridge.intercept_).reshape(n_outputs),
        }
        slope = objective.gradient(params, batch)
        assert (
            max(float(jnp.abs(leaf).max()) for leaf in jax.tree.leaves(slope)) < 1e-13
        )


def test_what_cannot_work_is_named():
    with pytest.raises(
        SettingError, match="l1_ratio must lie between 0 and 1; found 1.5"
    ):
        penalty_named("elastic_net", l1_ratio=1.5)
    with pytest.raises(
        UnknownNameError, match="'elastic_nett'. Did you mean 'elastic-net'"
    ):
        penalty_named("elastic_nett")
    with pytest.raises(UnknownNameError, match="'l1_rato'. Did you mean 'l1_ratio'"):
        penalty_named("elastic_net", l1_rato=0.5)
