"""What every feature of images does with images that it cannot use."""

import numpy as np
import pytest

from steepest.errors import DataError
from steepest.features import HOG, ColorHistogram, VisualWords, hog_picture

EVERY = [HOG(), ColorHistogram(), VisualWords(words=4)]
IMAGES = np.random.default_rng(0).integers(0, 256, (6, 24, 24, 3), np.uint8)


def broken(value, dtype=np.float32):
    images = (IMAGES / 255).astype(dtype)
    images[4, 3, 2, 1] = value
    return images


@pytest.mark.parametrize("feature", EVERY, ids=lambda feature: type(feature).__name__)
@pytest.mark.parametrize(
    ("images", "message"),
    [
        (IMAGES.astype(np.float32), "float pixels from 0 to 1; found .* Divide by 255"),
        (IMAGES / 127.5 - 1, "float pixels from 0 to 1; found -"),
        (broken(np.nan), "found nan at image 4, row 3, column 2, channel 1 .1 pixels"),
        (broken(np.inf, np.float64), "found inf at image 4, row 3"),
        (IMAGES.astype(np.int32), "found int32. Convert them"),
        (IMAGES[..., :2], "1, 3 or 4 channels in the last axis; found 2"),
        (np.concatenate([IMAGES, IMAGES], axis=3), "found 6 in .6, 24, 24, 6."),
        (IMAGES.transpose(0, 3, 1, 2), "found 24 in .* Move the channel axis last"),
        (IMAGES[0, :, :, 0], "found .24, 24.* A single image is the batch image"),
        (IMAGES[0], r"found .24, 24, 3., which looks like one color image. A single"),
        ([IMAGES[0], IMAGES[1, :9]], "images of one size; found several. Resize them"),
        (IMAGES[:0], "at least one image and one pixel; found .0, 24, 24, 3."),
    ],
)
def test_every_feature_says_what_is_wrong(feature, images, message):
    with pytest.raises(DataError, match=message):
        feature.fit(images)


@pytest.mark.parametrize(
    ("feature", "message"),
    [
        (HOG(), "at least 24 × 24 pixels .* found 1 × 1"),
        (VisualWords(words=4), "patch of 6 × 6 pixels is larger .* have 1 × 1"),
    ],
)
def test_one_pixel_is_too_few(feature, message):
    with pytest.raises(DataError, match=message):
        feature.fit(IMAGES[:, :1, :1])


def test_a_single_pixel_has_a_color_but_no_edge():
    pixel = IMAGES[:, :1, :1]
    values = ColorHistogram(bins=4).fit_transform(pixel)
    np.testing.assert_array_equal(values.sum(axis=1), 3)
    for mode in ("skimage", "opencv", "cs231n"):
        block = None if mode == "cs231n" else 1
        assert not HOG(mode, cell=1, block=block).fit_transform(pixel).any()


def test_fewer_images_than_words_are_enough_if_they_differ():
    words = VisualWords(words=20, coding="hard", grid=1).fit(IMAGES[:2])
    values = words.transform(IMAGES[:2])
    np.testing.assert_allclose(values.sum(axis=1), 19 * 19)  # every place has one word


def test_a_patch_larger_than_the_image():
    with pytest.raises(DataError, match="patch of 25 × 25 pixels is larger than the"):
        VisualWords(words=4, patch=25).fit(IMAGES)


def test_hog_picture_refuses_an_image_with_nan():
    with pytest.raises(DataError, match="found nan at image 0, row 3"):
        hog_picture(broken(np.nan)[4])
