"""The scores by NumPy are those of the compiled model."""

import jax
import numpy as np
import pytest
from scipy import sparse

from steepest.models import last_activations, linear, mlp, scores_on_host
from steepest.scoring._host import on_host


def test_every_activation_is_known_on_the_host(rng):
    assert set(on_host) == set(last_activations)
    values = np.concatenate([rng.normal(size=(40, 3)) * 5, [[0.0, -200.0, 200.0]]])
    for name, by_jax in last_activations.items():
        for dtype in ("float32", "float64"):
            with jax.enable_x64(dtype == "float64"):
                wanted = np.asarray(by_jax(values.astype(dtype)))
            found = on_host[name](values.astype(dtype))
            assert found.dtype == dtype
            np.testing.assert_allclose(found, wanted, rtol=2e-6, atol=1e-6)


@pytest.mark.parametrize(
    "model",
    [linear(6, 3, "glorot"), mlp(6, [5, 4], 2, activation="tanh", last_start="he")],
)
def test_scores_of_rows_of_any_shape(model, rng):
    params = jax.tree.map(
        lambda a: a + rng.normal(size=a.shape).astype("f4"),
        model.init(jax.random.key(3)),
    )
    images = rng.normal(size=(7, 2, 3)).astype("f4")
    wanted = np.asarray(model.apply(params, images, None))
    found = scores_on_host(model.layers, params, images)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, wanted, rtol=1e-5, atol=1e-5)
    rows = sparse.csr_array(images.reshape(7, 6))
    np.testing.assert_allclose(
        scores_on_host(model.layers, params, rows), wanted, rtol=1e-5, atol=1e-5
    )
