import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from steepest.errors import SettingError
from steepest.landscape import dense_hessian, hessian_vector_product
from steepest.objectives import Batch


def test_product_agrees_with_the_dense_matrix_and_with_differences(network):
    with jax.enable_x64(True):
        f, w, data = network(4, 5, 3, dtype=np.float64)
        flat, unravel = ravel_pytree(w)
        direction = np.random.default_rng(3).standard_normal(flat.size)
        product = ravel_pytree(
            hessian_vector_product(f, w, unravel(jnp.asarray(direction)), data)
        )[0]
        by_matrix = np.array(dense_hessian(f, w, data)) @ direction
        h = 1e-5
        slopes = [
            ravel_pytree(jax.grad(f)(unravel(flat + s * h * direction), *data))[0]
            for s in (1, -1)
        ]
        by_differences = np.array(slopes[0] - slopes[1]) / (2 * h)
        np.testing.assert_allclose(product, by_matrix, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(product, by_differences, rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("chunk_size", [1, 7, 45, 89, 90, 200])
def test_chunks_give_the_product_of_all_the_data(network, chunk_size):
    f, w, data = network(4, 5, 3)
    whole = hessian_vector_product(f, w, w, data)
    parts = hessian_vector_product(f, w, w, data, chunk_size=chunk_size)
    for a, b in zip(jax.tree.leaves(whole), jax.tree.leaves(parts), strict=True):
        np.testing.assert_allclose(a, b, rtol=2e-4, atol=2e-6)


def test_chunks_count_by_the_weights_of_their_examples():
    rng = np.random.default_rng(4)
    batch = Batch(
        jnp.asarray(rng.normal(size=(11, 2)), jnp.float32),
        jnp.zeros(11),
        jnp.asarray(rng.uniform(0.1, 5, 11), jnp.float32),
    )

    def f(w, batch):
        losses = jnp.cosh(batch.inputs @ w)
        return jnp.sum(batch.weights * losses) / jnp.sum(batch.weights) + w @ w

    w, u = jnp.array([0.4, -0.3]), jnp.array([1.0, 2.0])
    whole = hessian_vector_product(f, w, u, (batch,))
    parts = hessian_vector_product(f, w, u, (batch,), chunk_size=4)
    np.testing.assert_allclose(parts, whole, rtol=1e-5)


def test_chunks_of_nothing_or_of_unequal_arrays(network):
    f, w, data = network(4, 5, 3)
    with pytest.raises(SettingError, match="A chunk has at least 1 example; found 0"):
        hessian_vector_product(f, w, w, data, chunk_size=0)
    with pytest.raises(
        SettingError, match=r"one row per example; found lengths \[89, "
    ):
        hessian_vector_product(f, w, w, (data[0], data[1][:-1]), chunk_size=8)
    with pytest.raises(SettingError, match=r"found lengths \[0, 90\]"):
        hessian_vector_product(f, w, w, (data[0], jnp.float32(1)), chunk_size=8)
