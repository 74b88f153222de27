"""One image from bytes: its size, its rotation, and what is no image."""

import io

import numpy as np
import pytest
from PIL import Image

from steepest.data import decode_image
from steepest.errors import DataError


def encoded(image, kind="PNG", **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def test_a_small_image_stays_as_it_is():
    pixels = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
    found = decode_image(encoded(Image.fromarray(pixels)))
    np.testing.assert_array_equal(found, pixels)
    assert decode_image(encoded(Image.new("L", (6, 3), 9))).tolist() == [[9] * 6] * 3


def test_a_photograph_is_upright():
    image = Image.new("RGB", (40, 20), "white")
    image.paste("black", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    found = decode_image(encoded(image, "JPEG", exif=exif))
    assert found.shape == (40, 20, 3)
    assert found[:16].mean() < 20 < 230 < found[24:].mean()


@pytest.mark.parametrize(
    "content", [b"", b"hello", encoded(Image.new("L", (9, 9)))[:40]]
)
def test_what_is_no_image_is_said(content):
    with pytest.raises(DataError, match="cannot be read as an image"):
        decode_image(content)
