import itertools

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.surfaces import saddle_chain

L, GAMMA, TAU = 1.5, 0.7, 2.0


def as_published(x):
    """Return f by the pieces of the paper, on the tubes only, in plain NumPy."""
    d = len(x)
    nu = -bridge(2 * TAU) + 4 * L * TAU**2
    i = 0
    while i < d and x[i] >= 2 * TAU:
        i += 1
    settled = sum(L * (x[j] - 4 * TAU) ** 2 for j in range(i)) - i * nu
    if i == d:
        return settled
    if x[i] <= TAU:
        return settled - GAMMA * x[i] ** 2 + L * sum(v**2 for v in x[i + 1 :])
    value = settled + bridge(x[i])
    if i + 1 < d:
        value += closing(x[i]) * x[i + 1] ** 2
    return value + L * sum(v**2 for v in x[i + 2 :])


def bridge(x):
    cubic = (-14 * L + 10 * GAMMA) * (x - TAU) ** 3 / (3 * TAU)
    return -GAMMA * x**2 + cubic + (5 * L - 3 * GAMMA) * (x - TAU) ** 4 / (2 * TAU**2)


def closing(x):
    u = (x - 2 * TAU) / TAU
    return -GAMMA - (L + GAMMA) * (10 * u**3 + 15 * u**4 + 6 * u**5)


def points_on_the_tubes(d, generator):
    for i in range(d + 1):
        settled = generator.uniform(2 * TAU, 6 * TAU, i)
        later = generator.uniform(0, TAU, max(d - i - 1, 0))
        if i == d:
            yield settled
            continue
        for low, high in ((0, TAU), (TAU, 2 * TAU)):
            yield np.concatenate([settled, generator.uniform(low, high, 1), later])


def test_equals_the_published_pieces_on_the_tubes():
    generator = np.random.default_rng(11)
    with jax.enable_x64(True):
        chain = jax.jit(saddle_chain(4, L, GAMMA, TAU))
        for _ in range(20):
            for x in points_on_the_tubes(4, generator):
                assert float(chain(x)) == pytest.approx(as_published(x), rel=1e-12)


def test_value_slope_and_curvature_are_continuous_across_every_border():
    generator = np.random.default_rng(12)
    with jax.enable_x64(True):
        chain = saddle_chain(3, L, GAMMA, TAU)
        slope = jax.jit(jax.grad(chain))
        curvature = jax.jit(jax.hessian(chain))
        gap = 1e-9
        for axis, border in itertools.product(range(3), (0.0, TAU, 2 * TAU)):
            for _ in range(5):  # anywhere, on the tubes or off them
                x = generator.uniform(-5 * TAU, 5 * TAU, 3)
                x[axis] = border
                below, above = x.copy(), x.copy()
                below[axis] -= gap
                above[axis] += gap
                for of, size in ((chain, 1e3), (slope, 1e4), (curvature, 1e5)):
                    difference = np.abs(np.array(of(above)) - np.array(of(below)))
                    assert difference.max() < size * gap


def test_the_curvature_at_each_saddle_is_that_of_its_pieces():
    with jax.enable_x64(True):
        chain = saddle_chain(3, L, GAMMA, TAU)
        for reached in range(3):
            place = jnp.array([4 * TAU] * reached + [0.0] * (3 - reached))
            hessian = np.array(jax.hessian(chain)(place))
            expected = np.diag([2 * L] * 3)
            expected[reached, reached] = -2 * GAMMA
            np.testing.assert_allclose(hessian, expected, atol=1e-9)


def test_no_other_critical_points():
    """x₁ slopes down all the way from 0 to 4τ, whatever the other coordinates are."""
    generator = np.random.default_rng(13)
    with jax.enable_x64(True):
        chain = saddle_chain(3, L, GAMMA, TAU)
        points = generator.uniform(-6 * TAU, 6 * TAU, (2000, 3))
        points[:, 0] = generator.uniform(1e-3, 4 * TAU - 1e-3, 2000)
        slopes = np.array(jax.vmap(jax.grad(chain))(jnp.asarray(points)))[:, 0]
    assert slopes.max() < 0


def test_saddles_and_minima_are_counted():
    chain = saddle_chain(3)
    assert (len(chain.saddles), len(chain.minima)) == (1 + 2 + 4, 8)
    assert len(saddle_chain(6).known) == 7
    assert saddle_chain(1).known[0].kind == "maximum"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"dimension": 0}, "at least 1 saddle; found 0"),
        ({"attraction": 0.0}, r"The attraction of a saddle chain is > 0; found 0\.0"),
        ({"repulsion": -1.0}, r"The repulsion of a saddle chain is > 0; found -1"),
        ({"tube": float("inf")}, "The tube of a saddle chain is > 0; found inf"),
    ],
)
def test_settings_that_cannot_work(settings, message):
    with pytest.raises(SettingError, match=message):
        saddle_chain(**settings)
