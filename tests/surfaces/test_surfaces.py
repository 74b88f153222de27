"""Every surface of the table: the constants it claims hold, by autodiff and by hand."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import SettingError, UnknownNameError
from steepest.surfaces import make_surface, surfaces

EVERY = sorted(surfaces)


def kind_by_eigenvalues(hessian):
    eigenvalues = np.linalg.eigvalsh(hessian)
    flat = 1e-8 * max(1.0, np.abs(eigenvalues).max())
    if eigenvalues.min() > flat:
        return "minimum"
    if eigenvalues.max() < -flat:
        return "maximum"
    return "saddle" if eigenvalues.min() < -flat < flat < eigenvalues.max() else "flat"


@pytest.mark.parametrize("name", EVERY)
def test_known_points_are_critical_of_their_kind_and_value(name):
    with jax.enable_x64(True):
        surface = surfaces[name]()
        gradient, hessian = jax.jit(jax.grad(surface)), jax.jit(jax.hessian(surface))
        for known in surface.known:
            point = jnp.array(known.point)
            curvature = np.array(hessian(point))
            scale = max(1.0, np.abs(curvature).max())
            assert np.linalg.norm(gradient(point)) <= 1e-11 * scale
            assert float(surface(point)) == pytest.approx(known.value, abs=1e-10)
            expected = "flat" if known.kind == "degenerate" else known.kind
            assert kind_by_eigenvalues(curvature) == expected


@pytest.mark.parametrize("name", EVERY)
def test_global_minimum_is_lowest_on_a_grid(name):
    surface = surfaces[name]()
    best = [known.value for known in surface.minima if known.is_global]
    if not best:
        assert not surface.minima  # only the saddles have none, and they have no floor
        return
    axes = [np.linspace(low, high, 101) for low, high in surface.domain]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, surface.dimension)
    heights = jax.vmap(surface)(jnp.asarray(points, jnp.float32))
    assert float(heights.min()) >= best[0] - 1e-4 * max(1.0, abs(best[0]))
    local = [known.value for known in surface.minima if not known.is_global]
    assert all(value > best[0] + 0.1 for value in local)


@pytest.mark.parametrize("name", EVERY)
def test_gradient_agrees_with_centered_differences(name):
    with jax.enable_x64(True):
        surface = surfaces[name]()
        generator = np.random.default_rng(5)
        lows, highs = np.array(surface.domain).T
        for _ in range(4):
            point = generator.uniform(lows, highs)
            step = 1e-6
            slopes = [
                (float(surface(point + step * e)) - float(surface(point - step * e)))
                / (2 * step)
                for e in np.eye(surface.dimension)
            ]
            analytic = np.array(jax.grad(surface)(jnp.asarray(point)))
            assert np.linalg.norm(analytic - slopes) <= 1e-6 * max(
                1.0, np.linalg.norm(slopes)
            )


@pytest.mark.parametrize("name", EVERY)
def test_start_lies_in_the_domain_and_is_not_critical(name):
    surface = surfaces[name]()
    inside = [
        low < x < high
        for x, (low, high) in zip(surface.start, surface.domain, strict=True)
    ]
    assert all(inside)
    gradient = jax.grad(surface)(jnp.array(surface.start, jnp.float32))
    assert gradient.dtype == jnp.float32
    assert float(jnp.linalg.norm(gradient)) > 1e-3


def test_a_factory_returns_the_same_surface_twice():
    for name in EVERY:
        assert surfaces[name]() is surfaces[name]()


def test_unknown_surface_names_the_nearest():
    with pytest.raises(
        UnknownNameError, match=r"Unknown surface 'rosenbrok'\. Did you mean 'rosen"
    ):
        make_surface("rosenbrok")


def test_unknown_option_names_the_nearest():
    with pytest.raises(
        UnknownNameError, match=r"'condtion'\. Did you mean 'condition'"
    ):
        make_surface("ravine", {"condtion": 3.0})


def test_make_surface_takes_names_formulas_and_surfaces():
    ravine = make_surface("ravine", {"condition": 9.0})
    assert ravine.known[0].kind == "minimum"
    assert make_surface(ravine) is ravine
    assert float(make_surface("x*y")([2.0, 3.0])) == 6.0
    with pytest.raises(SettingError, match="A formula takes no options; found angle"):
        make_surface("x*y", {"angle": 1.0})
