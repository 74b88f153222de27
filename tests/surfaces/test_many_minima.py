import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.surfaces import styblinski_tang, two_basins


@pytest.mark.parametrize("tilt", [0.05, 0.5, 1.5])
def test_two_basins_roots_by_a_polynomial_solver(tilt):
    deep, shallow, top = two_basins(tilt).known
    roots = np.sort(np.roots([4.0, 0.0, -4.0, tilt]).real)
    places = [known.point[0] for known in (deep, top, shallow)]
    np.testing.assert_allclose(places, roots, atol=1e-9)
    assert deep.is_global
    assert not shallow.is_global
    assert deep.value < shallow.value < top.value


@pytest.mark.parametrize("tilt", [0.0, 1.55, -1.0])
def test_a_tilt_without_two_basins_is_refused(tilt):
    with pytest.raises(SettingError, match=r"between 0 and 1\.5396, both excluded"):
        two_basins(tilt)


def test_lowest_value_of_styblinski_and_tang_in_print():
    lowest = min(known.value for known in styblinski_tang().known)
    assert lowest == pytest.approx(2 * -39.16616570377142, rel=1e-13)
    height = jax.jit(styblinski_tang())(jnp.array([-2.903534, -2.903534]))
    assert float(height) == pytest.approx(lowest, rel=1e-6)
