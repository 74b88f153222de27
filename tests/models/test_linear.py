import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import ModelError, SettingError, UnknownNameError
from steepest.models import linear, models


def test_scores_are_weighted_sums_of_rows_of_any_shape(rng):
    model = linear(6, 2)
    weight, bias = rng.normal(size=(2, 6)), rng.normal(size=2)
    pixels = rng.integers(0, 256, (5, 2, 3), np.uint8)
    params = {"weight": jnp.array(weight), "bias": jnp.array(bias)}
    expected = [
        [w @ x.ravel() + b for w, b in zip(weight, bias, strict=True)] for x in pixels
    ]
    np.testing.assert_allclose(
        model.apply(params, jnp.array(pixels)), expected, rtol=1e-5, atol=1e-4
    )


def test_it_starts_at_zero_and_every_score_is_equal(rng):
    params = linear(4, 3).init(jax.random.key(0))
    assert {name: leaf.shape for name, leaf in params.items()} == {
        "weight": (3, 4),
        "bias": (3,),
    }
    assert not linear(4, 3).apply(params, jnp.array(rng.normal(size=(2, 4)))).any()


def test_equal_arguments_give_the_same_object():
    assert linear(4, 3) is models["linear"](n_inputs=4, n_outputs=3, start="zero")
    assert linear(np.int64(4), 3) is linear(4, 3)
    assert linear(4, 3) is not linear(4, 3, start="glorot")


def test_a_given_start_is_copied_and_checked():
    weight = np.arange(6.0).reshape(2, 3)
    model = linear(3, 2, {"weight": weight, "bias": np.ones(2)})
    np.testing.assert_array_equal(model.init(jax.random.key(0))["weight"], weight)
    assert model.init(jax.random.key(0))["bias"].dtype == jnp.float32
    with pytest.raises(ModelError, match=r"tree like .*'bias': \(2,\).*; found"):
        linear(3, 2, {"weight": weight})
    with pytest.raises(
        ModelError, match=r"\['weight'\].*must be \(2, 3\); found \(3, 2\)"
    ):
        linear(3, 2, {"weight": weight.T, "bias": np.ones(2)})
    with pytest.raises(ModelError, match=r"\['bias'\] .* must be finite; one is not"):
        linear(3, 2, {"weight": weight, "bias": np.array([1, np.nan])})


@pytest.mark.parametrize("size", [0, -1, 2.5, "3", None])
def test_sizes_are_positive_whole_numbers(size):
    with pytest.raises(SettingError, match=f"n_inputs must be .* found {size!r}"):
        linear(size, 3)
    with pytest.raises(SettingError, match="n_outputs must be a positive whole number"):
        linear(3, size)


def test_rows_of_another_length_and_unknown_starts_are_named():
    model = linear(4, 3)
    params = model.init(jax.random.key(0))
    with pytest.raises(ModelError, match=r"linear 4-3 takes 4 .* \(2, 5\), 5 a row"):
        model.apply(params, jnp.ones((2, 5)))
    with pytest.raises(ModelError, match="takes 4 numbers a row"):
        model.apply(params, jnp.ones(4))
    with pytest.raises(UnknownNameError, match="start 'gloro'. Did you mean 'glorot'"):
        linear(4, 3, start="gloro")
