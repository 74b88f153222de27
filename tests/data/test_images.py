import re

import numpy as np
import pytest
from PIL import Image

from steepest._core._stored import stored
from steepest.data._image_files import Format, ImageFiles
from steepest.data._image_folders import read_folder
from steepest.data._images import ImageInputs, learn_images
from steepest.data._rows import BadRows, Rows
from steepest.data._stored import StoredImages
from steepest.errors import DataError, SettingError

GRAY = np.arange(48, dtype=np.uint8).reshape(6, 8) * 5
COLOR = np.stack([GRAY, 255 - GRAY, GRAY // 2], axis=2)


def folder(tmp_path, **classes):
    """Write a folder: `cat={"1.png": array or image or bytes}`."""
    for name, files in classes.items():
        (tmp_path / name).mkdir()
        for file, content in files.items():
            path = tmp_path / name / file
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                is_array = isinstance(content, np.ndarray)
                image = Image.fromarray(content) if is_array else content
                image.save(path)
    return tmp_path


def learned(path, *, skip=False, scaling="standard", image_size=None):
    rows = read_folder(path)
    bad = BadRows(rows, skip)
    learned_images = learn_images(
        rows.inputs, bad, scaling=scaling, image_size=image_size
    )
    return (*learned_images, bad)


def decoded(tmp_path, image, name="1.png", gray=False):
    path = folder(tmp_path, a={name: image})
    inputs = ImageInputs(Format(6, 8, gray), None)
    rows = read_folder(path)
    return inputs.check(rows.inputs, BadRows(rows, False))[0]


def test_a_gray_folder_stays_gray_and_exact(tmp_path):
    path = folder(tmp_path, a={"1.png": GRAY}, b={"1.png": 255 - GRAY})
    inputs, pixels, notes, _ = learned(path)
    assert pixels.dtype == np.uint8
    np.testing.assert_array_equal(pixels, [GRAY, 255 - GRAY])
    assert inputs.format == Format(6, 8, True)
    assert notes == ()
    np.testing.assert_allclose(inputs.scaling.center, 127.5)


def test_one_color_image_makes_all_color(tmp_path):
    path = folder(tmp_path, a={"1.png": GRAY}, b={"1.png": COLOR})
    inputs, pixels, notes, _ = learned(path)
    np.testing.assert_array_equal(pixels[0], np.stack([GRAY] * 3, axis=2))
    np.testing.assert_array_equal(pixels[1], COLOR)
    assert not inputs.format.gray
    assert notes == (f"1 gray images in {path} were taken as color images.",)


def test_palette(tmp_path):
    image = Image.fromarray(COLOR).quantize(200)
    expected = np.asarray(image.convert("RGB"))
    np.testing.assert_array_equal(decoded(tmp_path, image), expected)


@pytest.mark.parametrize("gray", [True, False])
def test_a_palette_of_grays_is_gray(tmp_path, gray):
    image = Image.fromarray(GRAY).convert("P")
    levels = np.repeat(np.arange(256, dtype=np.uint8), 3)
    levels[0] += not gray
    image.putpalette(levels.tobytes())
    inputs, *_ = learned(folder(tmp_path, a={"1.png": image}))
    assert inputs.format.gray == gray


def test_transparency_lies_over_white(tmp_path):
    alpha = np.full((6, 8, 1), 51, np.uint8)  # a fifth
    pixels = decoded(tmp_path, np.concatenate([COLOR, alpha], axis=2))
    expected = 0.2 * COLOR + 0.8 * 255
    np.testing.assert_allclose(pixels, expected, atol=1)


def test_gray_with_transparency_is_gray(tmp_path):
    alpha = np.full((6, 8), 0, np.uint8)
    image = Image.merge("LA", [Image.fromarray(GRAY), Image.fromarray(alpha)])
    inputs, pixels, *_ = learned(folder(tmp_path, a={"1.png": image}))
    assert inputs.format.gray
    assert (pixels == 255).all()


def test_sixteen_bits_keep_the_upper_eight(tmp_path):
    wide = GRAY.astype(np.uint16) * 256 + 77
    inputs, pixels, *_ = learned(folder(tmp_path, a={"1.png": wide}))
    assert inputs.format.gray
    np.testing.assert_array_equal(pixels[0], GRAY)


def test_exif_rotation(tmp_path):
    image = Image.fromarray(COLOR)
    exif = image.getexif()
    exif[0x0112] = 6  # to be turned by 90 degrees clockwise
    path = folder(tmp_path, a={}, b={})
    for name in "ab":
        image.save(tmp_path / name / "1.png", exif=exif)
    inputs, pixels, *_ = learned(path)
    assert inputs.format == Format(8, 6, False)
    np.testing.assert_array_equal(pixels[1], np.rot90(COLOR, -1))


def test_a_turned_image_among_others_is_found(tmp_path):
    square = np.ascontiguousarray(COLOR[:, :6])
    path = folder(tmp_path, a={"1.png": square, "2.png": square})
    image = Image.fromarray(square)
    exif = image.getexif()
    exif[0x0112] = 3  # upside down
    image.save(tmp_path / "a" / "2.png", exif=exif)
    _, pixels, *_ = learned(path)
    np.testing.assert_array_equal(pixels[1], square[::-1, ::-1])
    turned = Image.fromarray(COLOR)
    exif[0x0112] = 8
    turned.save(tmp_path / "a" / "1.png", exif=exif)
    turned.save(tmp_path / "a" / "2.png")
    inputs, *_ = learned(path)
    assert inputs.format == Format(6, 8, False)  # a tie of 6 × 8 and 8 × 6


def test_mixed_sizes_take_the_most_frequent(tmp_path):
    large = np.full((60, 80, 3), 90, np.uint8)
    path = folder(
        tmp_path, a={"1.jpg": large}, b={"1.png": COLOR, "2.png": COLOR, "3.jpg": large}
    )
    (tmp_path / "b" / "4.png").write_bytes((tmp_path / "b" / "1.png").read_bytes())
    inputs, pixels, notes, _ = learned(path)
    assert inputs.format == Format(6, 8, False)
    assert np.abs(pixels[0].astype(int) - 90).max() <= 2  # draft, then resized
    assert notes[0].startswith(
        f"2 of the 5 training images in {path} were resized to 8 × 6 pixels"
    )


@pytest.mark.parametrize(
    ("image_size", "shape"), [(None, (64, 128)), (16, (16, 16)), ((5, 9), (5, 9))]
)
def test_image_size(tmp_path, image_size, shape):
    large = np.full((100, 200), 90, np.uint8)
    inputs, pixels, notes, _ = learned(
        folder(tmp_path, a={"1.png": large}), image_size=image_size
    )
    assert inputs.format[:2] == shape
    assert pixels.shape == (1, *shape)
    assert (pixels == 90).all()
    assert len(notes) == 1


def test_image_size_below_one(tmp_path):
    with pytest.raises(
        SettingError, match="image_size must be at least 1 pixel; found"
    ):
        learned(folder(tmp_path, a={"1.png": GRAY}), image_size=0)


def test_the_training_part_decides_for_later_images(tmp_path):
    path = folder(tmp_path, a={"1.png": GRAY}, b={"1.png": GRAY})
    inputs, *_ = learned(path)
    (tmp_path / "a" / "1.png").unlink()
    Image.fromarray(COLOR).resize((16, 12)).save(tmp_path / "a" / "1.png")
    rows = read_folder(path)
    pixels = inputs.check(rows.inputs, BadRows(rows, False))
    assert pixels.shape == (2, 6, 8)


def test_state_is_restored(tmp_path):
    inputs, pixels, *_ = learned(folder(tmp_path, a={"1.png": COLOR}))
    state, arrays = inputs.to_state()
    restored = ImageInputs.from_state(stored(StoredImages, state, "it"), arrays)
    assert restored.format == inputs.format
    assert restored.format.shape == (6, 8, 3)
    np.testing.assert_array_equal(restored.scaling.center, inputs.scaling.center)
    assert restored.encode(pixels).tobytes() == pixels.tobytes()


def truncated(tmp_path):
    path = tmp_path / "whole.png"
    Image.fromarray(COLOR).save(path)
    content = path.read_bytes()
    path.unlink()
    return content[:-30]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty (0 bytes)"),
        (b"hello", "it is neither PNG nor JPEG"),
        (None, "it is damaged ("),
    ],
)
def test_a_file_that_is_no_image_is_named_or_skipped(tmp_path, content, reason):
    content = truncated(tmp_path) if content is None else content
    path = folder(tmp_path, a={"1.png": COLOR, "2.png": content}, b={"1.png": COLOR})
    message = f"{path / 'a' / '2.png'} cannot be read as an image: {reason}"
    with pytest.raises(DataError, match=re.escape(message)):
        learned(path)
    inputs, pixels, _, bad = learned(path, skip=True)
    assert bad.mask.tolist() == [False, True, False]
    assert len(pixels) == 3
    np.testing.assert_array_equal(inputs.scaling.center, COLOR)


def test_no_image_can_be_read(tmp_path):
    path = folder(tmp_path, a={"1.png": b"x"})
    with pytest.raises(DataError, match="no image could be read. Give PNG or JPEG"):
        learned(path, skip=True)


@pytest.mark.parametrize(
    ("largest", "white"), [(200, 255), (3120, 4095), (1000, 1023), (9000, 16383)]
)
def test_more_than_eight_bits_are_scaled_by_what_the_files_hold(
    tmp_path, largest, white
):
    deep = np.linspace(0, largest, 48).reshape(6, 8).round().astype(np.uint16)
    path = folder(tmp_path, a={"1.png": deep, "2.png": GRAY}, b={"1.png": GRAY})
    inputs, pixels, (note,), _ = learned(path)
    np.testing.assert_array_equal(pixels[0], np.round(deep * 255.0 / white))
    np.testing.assert_array_equal(pixels[1], GRAY)
    assert note == (
        f"1 training images in {path} hold more than 8 bits, up to {largest}; {white} "
        "became white."
    )
    state, arrays = inputs.to_state()
    restored = ImageInputs.from_state(stored(StoredImages, state, "it"), arrays)
    again = restored.check(read_folder(path).inputs, BadRows(read_folder(path), False))
    np.testing.assert_array_equal(again, pixels)


def test_shares_of_one_are_scaled(tmp_path):
    image = Image.fromarray((GRAY / 255).astype(np.float32))
    path = folder(tmp_path, a={"1.tiff": image}, b={"1.tiff": image})
    np.testing.assert_array_equal(learned(path)[1][0], GRAY)


@pytest.mark.parametrize("name", ["1.tif", "1.bmp", "1.webp", "1.gif"])
def test_other_formats(tmp_path, name):
    options = {"lossless": True} if name == "1.webp" else {}
    (tmp_path / "a").mkdir()
    Image.fromarray(GRAY).save(tmp_path / "a" / name, **options)
    path = folder(tmp_path, b={"1.png": GRAY})
    pixels = learned(path)[1]
    np.testing.assert_array_equal(pixels[0].reshape(6, 8, -1)[..., 0], GRAY)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\0\0\0\x20ftypheic" + bytes(30), "it is HEIC, which cannot be read here"),
        ("a link", "it is a link to a file that is not there"),
    ],
)
def test_what_cannot_be_opened_is_said_and_skipped(tmp_path, content, reason):
    path = folder(tmp_path, a={"1.png": GRAY}, b={"1.png": GRAY})
    if content == "a link":
        (path / "a" / "2.png").symlink_to(tmp_path / "nowhere.png")
    else:
        (path / "a" / "2.png").write_bytes(content)
    with pytest.raises(DataError, match=re.escape(f"read as an image: {reason}")):
        learned(path)
    assert learned(path, skip=True)[3].mask.tolist() == [False, True, False]


def test_arrays_stand_for_images_and_tables_do_not(tmp_path):
    inputs, *_ = learned(folder(tmp_path, a={"1.png": GRAY}))
    bad = BadRows(Rows(None, None, (), "t.csv", np.arange(1)), False)
    assert inputs.check(GRAY[None], bad).shape == (1, 6, 8)
    with pytest.raises(DataError, match="t.csv: the model was trained on images. Give"):
        inputs.check(object(), bad)


def test_many_files_keep_their_order(tmp_path):
    images = {f"{i:03}.png": np.full((2, 2), i, np.uint8) for i in range(150)}
    rows = read_folder(folder(tmp_path, a=images))
    bad = BadRows(rows, False)
    pixels = learn_images(rows.inputs, bad, scaling="none", image_size=None)[1]
    assert pixels[:, 0, 0].tolist() == list(range(150))
    assert ImageFiles(rows.inputs.paths).take([3]).paths[0].endswith("003.png")
