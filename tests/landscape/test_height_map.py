"""Heights on a grid against the formula, and what cannot be shown."""

import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.landscape import height_map
from steepest.surfaces import bowl, make_surface, surface_of


def test_rows_are_y_and_columns_are_x():
    domain = ((-1.0, 1.0), (0.0, 4.0))
    found = height_map(surface_of("x + 10*y", domain=domain), grid=5)
    assert found.x.tolist() == [-1, -0.5, 0, 0.5, 1]
    assert found.y.tolist() == [0, 1, 2, 3, 4]
    np.testing.assert_allclose(found.heights, found.x + 10 * found.y[:, None])
    order = np.argsort(found.heights, axis=None)
    assert (np.diff(found.scaled.ravel()[order]) > 0).all()
    assert found.scaled.min() == 0


def test_what_is_not_finite_is_masked():
    found = height_map(surface_of("log(x) + y^2"), grid=7)
    assert found.heights.mask[:, :4].all()
    assert not found.heights.mask[:, 4:].any()


def test_a_surface_that_is_finite_nowhere_is_refused():
    with pytest.raises(SettingError, match="no finite value"):
        height_map(make_surface("log(-1 - x^2) + y"))


def test_three_coordinates_have_no_map():
    with pytest.raises(SettingError, match="two coordinates"):
        height_map(bowl((1.0, 2.0, 3.0)))
