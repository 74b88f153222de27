import re

import numpy as np
import pytest
from sklearn.preprocessing import StandardScaler

from steepest.data._scaling import check_scaling, of_columns, of_pixels
from steepest.errors import SettingError


def test_columns_agree_with_scikit_learn():
    values = np.random.default_rng(3).normal(5, [1, 10, 0.1], (40, 3))
    center, factor = of_columns(values, "standard")
    theirs = StandardScaler().fit_transform(values)
    np.testing.assert_allclose((values - center) * factor, theirs, rtol=1e-12)


def test_a_constant_column_becomes_zero():
    values = np.full((7, 1), 0.1)  # its computed deviation is 1e-17, not 0
    center, factor = of_columns(values, "standard")
    assert factor.tolist() == [1]
    assert ((values - center) * factor == 0).all()


def test_center_and_none():
    values = np.array([[1.0, 4.0], [3.0, 8.0]])
    assert of_columns(values, "center").center.tolist() == [2, 6]
    assert of_columns(values, "center").factor.tolist() == [1, 1]
    assert of_columns(values, "none").center.tolist() == [0, 0]
    assert of_pixels(values[:, :, None], "none") is None


def test_pixels_get_a_center_each_and_one_factor():
    pixels = np.random.default_rng(0).integers(0, 256, (1500, 3, 2), np.uint8)
    center, factor = of_pixels(pixels, "standard")
    assert center.dtype == factor.dtype == np.float32
    assert center.shape == (3, 2)
    assert factor.shape == ()
    plain = pixels.astype(float) - pixels.astype(float).mean(axis=0)
    np.testing.assert_allclose(center, pixels.astype(float).mean(axis=0), rtol=1e-6)
    np.testing.assert_allclose(factor, 1 / np.sqrt((plain**2).mean()), rtol=1e-6)
    assert of_pixels(pixels, "center").factor == 1


def test_bytes_are_added_up_exactly():
    pixels = np.random.default_rng(0).integers(0, 256, (700, 3, 2), np.uint8)
    pixels[:, 0, 0] = 255
    whole = pixels.astype(int)
    n, sums = len(whole), whole.sum(axis=0)
    center, factor = of_pixels(pixels, "standard")
    assert (center == (sums / n).astype(np.float32)).all()
    variance = int((n * whole**2).sum() - (sums**2).sum()) / n / pixels.size
    assert factor == np.float32(1 / np.sqrt(variance))
    again = of_pixels(pixels[np.random.default_rng(1).permutation(n)], "standard")
    assert (again.center == center).all()
    assert again.factor == factor


def test_equal_images_get_factor_one():
    assert of_pixels(np.full((4, 2, 2), 9, np.uint8), "standard").factor == 1


def test_unknown_scaling():
    message = "scaling must be one of standard, center, none; found 'unit'."
    with pytest.raises(SettingError, match=re.escape(message)):
        check_scaling("unit")
