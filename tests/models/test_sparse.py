"""Sparse rows have the scores and the gradients of the same rows with their zeros."""

import jax
import numpy as np
import pytest
from scipy.sparse import csr_array, random_array

from steepest.errors import SettingError
from steepest.models import linear, mlp, packed_rows, sparse_inputs

MODELS = [linear(9, 3, "glorot"), mlp(9, [5], 2, activation="tanh", last_start="he")]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_scores_and_gradients(model, dtype, rng):
    rows = random_array((11, 9), density=0.3, rng=rng, format="csr")
    rows.data *= 1e3 * rng.normal(size=len(rows.data))
    weights = rng.normal(size=11)
    with jax.enable_x64(dtype == "float64"):
        params = jax.tree.map(
            lambda a: rng.normal(size=a.shape).astype(dtype),
            model.init(jax.random.key(0)),
        )
        packed = packed_rows(rows, dtype)
        assert packed.dtype == np.int32
        assert len(packed) == 11
        sparse = sparse_inputs(model.layers)

        def total(apply, inputs):
            return lambda at: (apply(at, inputs, None) * weights[:, None]).sum()

        dense_rows = rows.toarray().astype(dtype)
        found = jax.jit(jax.value_and_grad(total(sparse.apply, packed)))(params)
        wanted = jax.jit(jax.value_and_grad(total(model.apply, dense_rows)))(params)
        tolerance = 1e-4 if dtype == "float32" else 1e-12
        for a, b in zip(jax.tree.leaves(found), jax.tree.leaves(wanted), strict=True):
            assert a.dtype == dtype
            np.testing.assert_allclose(a, b, rtol=tolerance, atol=tolerance * 1e3)


def test_a_column_twice_and_rows_without_numbers():
    rows = csr_array((np.array([1.0, 2.0, 4.0]), [1, 1, 0], [0, 0, 3]), shape=(2, 3))
    params = {"weight": np.array([[10.0, 1.0, 5.0]], "f4"), "bias": np.ones(1, "f4")}
    model = sparse_inputs(linear(3, 1).layers)
    scores = model.apply(params, packed_rows(rows, "float32"))
    assert scores.tolist() == [[1.0], [44.0]]


def test_the_width_is_shared_by_similar_data_and_little_is_wasted():
    widths = {}
    for count in (1, 2, 17, 18, 100, 1000):
        columns = np.arange(count)
        rows = csr_array((np.ones(count), columns, [0, count]), shape=(1, 1000))
        widths[count] = packed_rows(rows, "float32").shape[1] // 2
    assert widths == {1: 2, 2: 2, 17: 18, 18: 18, 100: 104, 1000: 1024}


def test_dropped_inputs_are_refused():
    with pytest.raises(SettingError, match="input_dropout is 0.5, and sparse rows"):
        sparse_inputs(mlp(4, [3], 2, input_dropout=0.5).layers)


def test_the_same_layers_give_the_same_object():
    assert sparse_inputs(linear(4, 3).layers) is sparse_inputs(linear(4, 3).layers)
