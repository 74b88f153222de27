import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.surfaces import monkey_saddle, plateau


def test_monkey_saddle_goes_down_three_ways():
    angles = np.arange(6) * np.pi / 3  # along these, up and down alternate
    heights = [
        float(monkey_saddle()(jnp.array([np.cos(a), np.sin(a)]))) for a in angles
    ]
    np.testing.assert_allclose(heights, [1, -1, 1, -1, 1, -1], atol=1e-5)


def test_the_wider_the_plateau_the_flatter():
    slopes = [
        float(jnp.linalg.norm(jax.grad(plateau(w))(jnp.array([5.0, 0.0]))))
        for w in (2.0, 4.0)
    ]
    # beyond the hole the slope is 2‖x‖/w⁴, and 5 exp(−12.5) of the hole is left
    expected = [10 / 2**4, 10 / 4**4]
    np.testing.assert_allclose(slopes, expected, atol=5 * np.exp(-12.5) + 1e-6)


def test_a_narrow_plateau_is_refused():
    with pytest.raises(SettingError, match=r"at least 1; found 0\.5"):
        plateau(0.5)
