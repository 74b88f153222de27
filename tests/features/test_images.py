import numpy as np
import pytest

from steepest.errors import DataError, SettingError
from steepest.features._images import as_bytes, as_images, pair


def test_channels_become_gray_or_three():
    for channels, shape in ((1, (2, 4, 5)), (3, (2, 4, 5, 3)), (4, (2, 4, 5, 3))):
        assert as_images(np.zeros((2, 4, 5, channels), np.uint8), "HOG").shape == shape


@pytest.mark.parametrize(
    ("images", "message"),
    [
        (np.zeros((4, 4), np.uint8), r"A single image is the batch image\[None\]"),
        (np.zeros((1, 4, 4, 2), np.uint8), "1, 3 or 4 channels in the last axis"),
        (np.zeros((0, 4, 4), np.uint8), "at least one image and one pixel"),
        (np.zeros((1, 4, 4), np.int64), "found int64. Convert them"),
    ],
)
def test_arrays_that_are_not_a_batch_of_images(images, message):
    with pytest.raises(DataError, match=message):
        as_images(images, "HOG")


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -0.1, 1.5])
def test_a_pixel_outside_is_named(wrong):
    images = np.zeros((3, 4, 5, 3), np.float32)
    images[2, 1, 3, 0] = wrong
    with pytest.raises(DataError, match="at image 2, row 1, column 3, channel 0"):
        as_images(images, "HOG")


def test_float_levels_become_the_same_bytes():
    levels = np.arange(256, dtype=np.uint8)
    for dtype in (np.float32, np.float64):
        np.testing.assert_array_equal(as_bytes((levels / 255).astype(dtype)), levels)


@pytest.mark.parametrize("value", [0, 2.5, (1, 2, 3), (2, 0)])
def test_a_pair_is_one_or_two_whole_numbers(value):
    with pytest.raises(SettingError, match="`cell` must be a whole number from 1"):
        pair("cell", value)
