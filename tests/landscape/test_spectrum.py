import jax
import jax.numpy as jnp
import matfree.decomp
import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.landscape import (
    curvature,
    dense_hessian,
    hessian_trace,
    sampled_curvature,
    spectral_density,
)


def test_trace_within_its_error_of_the_dense_one(network):
    f, w, data = network(5, 6, 3)
    dense = np.array(dense_hessian(f, w, data), np.float64)
    estimate = hessian_trace(f, w, data, probes=256)
    assert abs(estimate.value - np.trace(dense)) < 4 * estimate.standard_error
    # the variance of zᵀHz over signs is twice the sum of squares off the diagonal
    off = dense - np.diag(np.diag(dense))
    expected = np.sqrt(2 * (off**2).sum() / 256)
    assert estimate.standard_error == pytest.approx(expected, rel=0.25)


def test_density_has_the_mass_and_the_moments_of_the_spectrum(network):
    f, w, data = network(5, 6, 3)
    dense = np.linalg.eigvalsh(np.array(dense_hessian(f, w, data), np.float64))
    density = spectral_density(f, w, data, probes=40, steps=30)
    np.testing.assert_allclose(density.weights.sum(axis=1), 1, rtol=1e-5)
    means = (density.weights * density.nodes).sum(axis=1)
    error = means.std(ddof=1) / np.sqrt(40)
    assert abs(means.mean() - dense.mean()) < 4 * error
    bound = 0.05  # right of the crowd around zero
    share = density.share_below(bound)
    assert abs(share.value - (dense < bound).mean()) < 4 * share.standard_error + 0.02
    grid = np.linspace(dense[0] - 1, dense[-1] + 1, 2001)
    assert np.trapezoid(density.at(grid, 0.05), grid) == pytest.approx(1, abs=1e-3)


def test_low_rank_is_no_trouble():
    scales = jnp.array([3.0] * 2 + [0.0] * 30)
    density = spectral_density(lambda w: 0.5 * scales @ w**2, jnp.ones(32), probes=64)
    assert density.nodes.shape == (64, 32)
    share = density.share_below(1.0)
    assert abs(share.value - 30 / 32) < 4 * share.standard_error


def test_lanczos_agrees_with_another_implementation():
    rng = np.random.default_rng(6)
    half = rng.standard_normal((60, 60))
    matrix = half + half.T
    with jax.enable_x64(True):
        matrix = jnp.asarray(matrix)
        ours = curvature(
            lambda w, a: 0.5 * w @ a @ w,
            jnp.ones(60),
            (matrix,),
            steps=60,
        )
        theirs = matfree.decomp.tridiag_sym(60, reortho="full")(
            lambda v: matrix @ v, jnp.asarray(rng.standard_normal(60))
        )
        expected = np.linalg.eigvalsh(np.array(theirs.J_small))
    np.testing.assert_allclose(ours.ritz_values, expected, atol=1e-9)


def test_the_other_implementation_does_not_hold_where_lanczos_breaks_down():
    """Why we have our own Lanczos: the identity has only the eigenvalue 1."""
    decomposition = matfree.decomp.tridiag_sym(5, reortho="full")(
        lambda v: v, jax.random.normal(jax.random.key(0), (10,))
    )
    theirs = np.linalg.eigvalsh(np.array(decomposition.J_small))
    assert np.abs(theirs - 1).max() > 0.1
    ours = curvature(lambda w: 0.5 * w @ w, jnp.ones(10), steps=5, tolerance=None)
    np.testing.assert_allclose(ours.ritz_values, 1, atol=1e-6)


def test_samples_enclose_the_curvature_of_all_the_data(network):
    f, w, data = network(6, 8, 3, examples=640)
    full = curvature(f, w, data).largest.value
    bounds = sampled_curvature(f, w, data, sample_size=40, samples=16)
    assert (bounds.sample_size, bounds.samples) == (40, 16)
    assert bounds.lower.value - 3 * bounds.lower.standard_error < full
    assert bounds.upper.value + 3 * bounds.upper.standard_error > full
    assert bounds.lower.value < bounds.upper.value
    assert bounds.upper.standard_error > 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda f, w, d: hessian_trace(f, w, d, probes=1), "least 2 probes.*found 1"),
        (lambda f, w, d: spectral_density(f, w, d, probes=1), "least 2 probes"),
        (
            lambda f, w, d: spectral_density(f, w, d, steps=0),
            "at least 1 step; found 0",
        ),
        (
            lambda f, w, d: sampled_curvature(f, w, d, samples=1),
            "At least 2 samples of 1 example are needed; found 1 of 256",
        ),
        (
            lambda f, w, d: sampled_curvature(f, w, d, sample_size=20, samples=5),
            "5 samples of 20 examples need 100; found 90. Take smaller or fewer",
        ),
    ],
)
def test_settings_that_cannot_work(network, call, message):
    with pytest.raises(SettingError, match=message):
        call(*network(5, 6, 3))
