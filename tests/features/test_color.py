from fractions import Fraction

import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import DataError, SettingError, UnknownNameError
from steepest.features import ColorHistogram, FeatureStack, color_histogram
from steepest.features._color import hue_bins


@pytest.mark.parametrize("bins", [1, 3, 6, 7, 16, 100, 256])
def test_counts_equal_numpy(noise, bins):
    expected = [
        np.concatenate([np.histogram(i[..., c], bins, (0, 256))[0] for c in range(3)])
        for i in noise
    ]
    np.testing.assert_array_equal(color_histogram(noise, bins=bins), expected)


def test_joint_counts_equal_numpy(noise):
    sides = (4, 3, 5)
    expected = [
        np.histogramdd(i.reshape(-1, 3), sides, [(0, 256)] * 3)[0].ravel()
        for i in noise
    ]
    histograms = color_histogram(noise, bins=sides, joint=True)
    np.testing.assert_array_equal(histograms, expected)


@pytest.mark.parametrize("joint", [False, True])
@pytest.mark.parametrize("power", [0.5, 0.3])
def test_the_power_is_taken_of_every_count(noise, joint, power):
    counts = color_histogram(noise, "hsv", (4, 2, 3), joint)
    assert (counts == 0).any() or not joint
    assert counts.max() > 50
    histograms = color_histogram(noise, "hsv", (4, 2, 3), joint, power)
    np.testing.assert_allclose(histograms, counts.astype(float) ** power, rtol=1e-6)
    by_name = FeatureStack(
        f"color-histogram:space=hsv:bins=4x2x3:joint={joint}:power={power}", "none"
    ).fit_transform(noise)
    np.testing.assert_array_equal(by_name, histograms)


def as_fractions(pixel):
    """Hue, saturation and value as exact fractions of the circle and of 1."""
    red, green, blue = (int(value) for value in pixel)
    most, d = max(pixel), int(max(pixel)) - int(min(pixel))
    most = int(most)
    if d == 0:
        return Fraction(0), Fraction(0), Fraction(most, 255)
    if most == red:
        hue = Fraction(green - blue, d) % 6
    elif most == green:
        hue = Fraction(blue - red, d) + 2
    else:
        hue = Fraction(red - green, d) + 4
    return hue / 6, Fraction(d, most), Fraction(most, 255)


@pytest.mark.parametrize("bins", [6, 10, 360, 4096])
def test_hue_is_exact(noise, bins):
    pixels = np.concatenate([noise.reshape(-1, 3)[:2000], np.eye(3, dtype=int) * 255])
    expected = [as_fractions(pixel)[0] * bins // 1 for pixel in pixels]
    hues = hue_bins(*jnp.asarray(pixels.T, jnp.int32), bins)
    np.testing.assert_array_equal(hues, expected)


def test_joint_hsv_is_exact(noise):
    sides = (8, 4, 4)
    images = noise[:2, :9, :9]
    for image, histogram in zip(
        images, color_histogram(images, "hsv", sides, joint=True), strict=True
    ):
        expected = np.zeros(sides)
        for pixel in image.reshape(-1, 3):
            place = [
                min(int(value * side), side - 1)
                for value, side in zip(as_fractions(pixel), sides, strict=True)
            ]
            expected[tuple(place)] += 1
        np.testing.assert_array_equal(histogram, expected.ravel())


def test_every_numerator_and_denominator_divides_exactly():
    for bins in (7, 10, 4096):
        for d in range(1, 256):
            numerator = np.arange(6 * d) * bins
            quotient = numerator.astype(np.float32) / np.float32(6 * d)
            np.testing.assert_array_equal(np.floor(quotient), numerator // (6 * d))


def test_gray_has_one_channel(noise):
    gray = noise[..., 0]
    histograms = color_histogram(gray, bins=5)
    expected = [np.histogram(image, 5, (0, 256))[0] for image in gray]
    np.testing.assert_array_equal(histograms, expected)
    names = ColorHistogram(bins=5).fit(gray).get_feature_names_out()
    assert names[0] == "gray 0"


def test_names_stand_at_their_columns():
    red = np.zeros((1, 2, 2, 3), np.uint8)
    red[..., 0] = 255
    for joint, name in ((False, "red 3"), (True, "red 3, green 0, blue 0")):
        histogram = ColorHistogram(bins=4, joint=joint).fit(red)
        names = histogram.get_feature_names_out()
        assert name in names[histogram.transform(red)[0] == 4]


def test_settings_that_cannot_work(noise):
    with pytest.raises(UnknownNameError, match="Did you mean 'hsv'"):
        color_histogram(noise, "hsb")
    with pytest.raises(DataError, match="Gray images have no hue"):
        color_histogram(noise[..., 0], "hue")
    with pytest.raises(SettingError, match="found 5000"):
        color_histogram(noise, bins=5000)
    with pytest.raises(SettingError, match="or 3 of them"):
        color_histogram(noise, bins=(2, 2))
    with pytest.raises(SettingError, match="`power` must be .* at most 1; found 2"):
        color_histogram(noise, power=2)
