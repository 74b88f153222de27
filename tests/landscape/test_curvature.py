"""Eigenvalues by Lanczos against dense ones, and matrices that break Lanczos."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from steepest.errors import SettingError
from steepest.landscape import curvature, dense_hessian


def quadratic(w, matrix):
    return 0.5 * w @ (matrix @ w)


def with_eigenvalues(eigenvalues, seed=0):
    n = len(eigenvalues)
    q, _ = np.linalg.qr(np.random.default_rng(seed).standard_normal((n, n)))
    return (q * np.asarray(eigenvalues)) @ q.T


@pytest.mark.parametrize(
    ("sizes", "x64"), [((5, 4, 3), True), ((5, 4, 3), False), ((30, 40, 15, 5), False)]
)
def test_within_one_percent_of_dense_eigenvalues_on_networks(network, sizes, x64):
    with jax.enable_x64(x64):
        f, w, data = network(*sizes, dtype=np.float64 if x64 else np.float32)
        ends = curvature(f, w, data)
        dense = np.linalg.eigvalsh(np.array(dense_hessian(f, w, data), np.float64))
    assert dense.size <= 2000
    assert ends.largest.value == pytest.approx(dense[-1], rel=0.01)
    assert ends.smallest.value == pytest.approx(dense[0], rel=0.01)
    slack = 1e-5 * dense[-1]  # float32 of the dense matrix itself
    assert ends.largest.low - slack <= dense[-1] <= ends.largest.high + slack
    assert ends.smallest.low - slack <= dense[0] <= ends.smallest.high + slack
    assert ends.negative <= (dense < 0).sum()


def test_vectors_are_unit_eigenvectors(network):
    with jax.enable_x64(True):
        f, w, data = network(5, 4, 3, dtype=np.float64)
        ends = curvature(f, w, data, steps=39)
        matrix = np.array(dense_hessian(f, w, data))
        assert ends.complete
        assert ends.possible_miss == 0.0
        for end in (ends.largest, ends.smallest):
            assert jax.tree.structure(end.vector) == jax.tree.structure(w)
            v = np.array(ravel_pytree(end.vector)[0])
            assert np.linalg.norm(v) == pytest.approx(1.0)
            np.testing.assert_allclose(matrix @ v, end.value * v, atol=1e-8)


@pytest.mark.parametrize("x64", [False, True])
@pytest.mark.parametrize(
    "eigenvalues",
    [
        [1.0, -3.0],  # power iteration answers −3 to the question for the largest
        [-1.0, -3.0],
        [2.0] * 10,  # the identity ends Lanczos after one step
        [1.0, -3.0] + [0.0] * 28,  # of rank two
        [5.0] * 3 + [-2.0] * 3 + [0.5] * 6,  # three distinct ones
        [0.0] * 4,
        [1e6, 1.0, -1e4],
        [7.0],
    ],
    ids=str,
)
def test_matrices_that_break_lanczos(eigenvalues, x64):
    with jax.enable_x64(x64):
        matrix = jnp.asarray(with_eigenvalues(eigenvalues), jnp.result_type(float))
        ends = curvature(quadratic, jnp.ones(len(eigenvalues)), (matrix,))
    size = max(map(abs, eigenvalues))
    accuracy = 1e-12 if x64 else 3e-6
    assert ends.largest.value == pytest.approx(max(eigenvalues), abs=accuracy * size)
    assert ends.smallest.value == pytest.approx(min(eigenvalues), abs=accuracy * size)
    if ends.complete:
        np.testing.assert_allclose(
            ends.ritz_values, np.sort(eigenvalues), atol=accuracy * size
        )


def test_full_orthogonalization_shows_no_eigenvalue_twice():
    """Without it, the largest eigenvalue of such a matrix appears several times."""
    eigenvalues = np.concatenate([[100.0], np.linspace(-1, 1, 119)])
    matrix = jnp.asarray(with_eigenvalues(eigenvalues), jnp.float32)
    ends = curvature(quadratic, jnp.ones(120), (matrix,), steps=80, tolerance=None)
    assert ends.steps == 80
    assert (ends.ritz_values > 50).sum() == 1
    assert ends.ritz_values[-2] < 1.001


def test_more_steps_are_taken_until_the_tolerance_is_met():
    eigenvalues = np.linspace(-1, 1, 300) ** 3 - 0.4
    matrix = jnp.asarray(with_eigenvalues(eigenvalues), jnp.float32)
    w = jnp.ones(300)
    one = curvature(quadratic, w, (matrix,), steps=5, tolerance=None)
    more = curvature(quadratic, w, (matrix,), steps=5, tolerance=0.01)
    assert one.steps == 5
    assert more.steps in (10, 20, 40)
    wide = [c.largest.high - c.largest.low for c in (one, more)]
    assert wide[1] < wide[0]
    assert more.largest.value == pytest.approx(0.6, rel=0.01)
    assert more.smallest.value == pytest.approx(-1.4, rel=0.01)


def test_the_bound_on_what_may_be_missed_holds_for_many_start_directions():
    """In at least 99 of 100 starts λ_max is no further away than `possible_miss`."""
    eigenvalues = np.concatenate([[1.0], np.zeros(99), np.linspace(-0.5, 0.9, 100)])
    matrix = jnp.asarray(with_eigenvalues(eigenvalues), jnp.float32)
    results = [
        curvature(quadratic, jnp.ones(200), (matrix,), steps=6, tolerance=None, seed=s)
        for s in range(40)
    ]
    misses = [1.0 - c.largest.value for c in results]
    assert max(misses) > 0.01  # so the bound is needed
    assert all(m <= c.possible_miss for m, c in zip(misses, results, strict=True))


def test_chunks_give_the_same_eigenvalues(network):
    f, w, data = network(6, 7, 3)
    whole = curvature(f, w, data)
    parts = curvature(f, w, data, chunk_size=32)
    assert parts.largest.value == pytest.approx(whole.largest.value, rel=1e-4)
    assert parts.smallest.value == pytest.approx(whole.smallest.value, rel=1e-3)


def test_a_function_that_is_not_finite_gives_nan_not_an_error():
    ends = curvature(lambda w: jnp.log(w[0]) * w[1], jnp.array([-1.0, jnp.nan]))
    assert not ends.finite
    assert np.isnan(ends.largest.value)


def test_the_sentence_names_both_ends():
    text = repr(curvature(lambda w: w[0] ** 2 - w[1] ** 2, jnp.ones(2)))
    assert text.startswith("Curvature(λ_max 2 in [")
    assert "λ_min -2 in [" in text


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"steps": 0}, "at least 1 step; found 0"),
        ({"tolerance": 0.0}, r"The tolerance is above 0; found 0\.0"),
    ],
)
def test_settings_that_cannot_work(settings, message):
    with pytest.raises(SettingError, match=message):
        curvature(quadratic, jnp.ones(2), (jnp.eye(2),), **settings)
