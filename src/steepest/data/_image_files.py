"""Files of images → their size and mode, and their pixels in 8 bits."""

import io
import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "AVIF")
ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".avif")
_ORIENTATION = 0x0112  # the EXIF tag; 5 to 8 exchange width and height
_WHITES = (1, 255, 1023, 4095, 16383, 65535)
_MARKS = {
    b"ftypavif": "AVIF",
    b"ftypheic": "HEIC",
    b"ftypmif1": "HEIF",
    b"8BPS": "Photoshop",
    b"%PDF": "PDF",
    b"<svg": "SVG",
    b"SIMPLE  =": "FITS",
    b"DICM": "DICOM",
}


class Format(NamedTuple):
    """Size and mode that all images are converted to.

    `white` is the number that becomes 255 in images of more than 8 bits.
    """

    height: int
    width: int
    gray: bool
    white: int = 65535

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the pixels of one image."""
        plane = (self.height, self.width)
        return plane if self.gray else (*plane, 3)


@dataclass(frozen=True)
class ImageFiles:
    """Paths of images, or the bytes of files, not yet opened."""

    paths: np.ndarray

    def __len__(self) -> int:
        return len(self.paths)

    def take(self, rows: Any) -> "ImageFiles":
        """Return the files of these numbers, or where the mask is true."""
        return ImageFiles(self.paths[rows])


@dataclass(frozen=True, slots=True)
class PackedImage:
    """The bytes of an image somewhere in a file of many."""

    path: str
    begin: int
    size: int

    def read(self) -> bytes:
        """Return them."""
        with open(self.path, "rb") as file:
            file.seek(self.begin)
            return file.read(self.size)


File = str | bytes | PackedImage
"""A path, or what a file holds."""


def opened(file: File) -> Any:
    """Return an image that is open, not yet decoded.

    Raises
    ------
    OSError
        If it is no image of a known format.
    """
    from PIL import Image

    if isinstance(file, PackedImage):
        file = file.read()
    Image.init()
    known = [name for name in FORMATS if name in Image.OPEN]
    source = io.BytesIO(file) if isinstance(file, bytes) else file
    return Image.open(source, formats=known)


def format_of(image: Any) -> Format:
    """Return the size and mode of an image."""
    width, height = image.size
    if image.getexif().get(_ORIENTATION, 1) >= 5:
        width, height = height, width
    return Format(height, width, is_gray(image))


def white_of(largest: float) -> int:
    """Return the number that is white, where this is the largest one.

    Examples
    --------
    >>> [white_of(largest) for largest in (0.5, 200, 3120, 60000)]
    [1, 255, 4095, 65535]
    """
    return next((white for white in _WHITES if largest <= white), _WHITES[-1])


def is_deep(image: Any) -> bool:
    """Return whether an image holds numbers of more than 8 bits."""
    return image.mode.startswith("I") or image.mode == "F"


def is_gray(image: Any) -> bool:
    """Return whether an image has no colors."""
    if image.mode == "P":
        # the palette as stored in the file: before Pillow 13 `tobytes` refused it
        raw = image.palette
        if raw.mode != "RGB" or raw.rawmode not in (None, "RGB"):
            return False
        palette = np.frombuffer(bytes(raw.palette), np.uint8)
        return bool((palette.reshape(-1, 3) == palette[::3, None]).all())
    return image.mode in ("1", "L", "LA") or is_deep(image)


def pixels_of(file: File, image_format: Format, uniform: bool) -> np.ndarray | None:
    """Return the pixels of a file; None if `uniform` and it has another format."""
    from PIL import Image, ImageOps

    with opened(file) as image:
        size, mode = (
            (image_format.width, image_format.height),
            "L" if image_format.gray else "RGB",
        )
        differs = image.size != size or is_gray(image) != image_format.gray
        if uniform and (differs or is_deep(image)):
            return None
        if image.format in ("JPEG", "MPO") and image.size != size:
            # the decoder shrinks it by a power of two; EXIF may exchange its sides
            longest = max(size)
            image.draft(mode, (longest, longest))
        image.load()
        upright = image
        if "exif" in image.info:
            with suppress(TypeError, ValueError, KeyError, SyntaxError, OSError):
                upright = ImageOps.exif_transpose(image)  # unless EXIF is damaged
            if uniform and upright.size != size:
                return None
        image = _converted(upright, mode, image_format.white)
        if image.size != size:
            image = image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
        return np.asarray(image)


def _converted(image: Any, mode: str, white: int) -> Any:
    """Return the image in mode "L" or "RGB": 8 bits, transparency over white."""
    from PIL import Image

    if image.mode == mode:
        return image
    if is_deep(image):
        image = Image.fromarray(_eight_bits(np.asarray(image), white))
    elif image.mode in ("LA", "RGBA", "PA", "La", "RGBa") or (
        "transparency" in image.info
    ):
        color = image.convert("RGBA")
        paper = Image.new("RGBA", color.size, "white")
        image = Image.alpha_composite(paper, color)
    return image.convert(mode)


def _eight_bits(values: np.ndarray, white: int) -> np.ndarray:
    if white == 65535:  # the upper eight of sixteen bits are kept
        return (values.astype(np.int64).clip(0, white) >> 8).astype(np.uint8)
    numbers = np.nan_to_num(values.astype(np.float64)).clip(0, white)
    return np.round(numbers * (255 / white)).astype(np.uint8)


def size_of_file(file: File) -> int:
    """Return the bytes of a file; 0 if it is not there."""
    if isinstance(file, PackedImage):
        return file.size
    if isinstance(file, bytes):
        return len(file)
    return os.path.getsize(file) if os.path.exists(file) else 0


def reason(file: File, error: Exception) -> str:
    """Return why a file cannot be read as an image."""
    from PIL import UnidentifiedImageError

    if isinstance(file, PackedImage):
        file = file.read()
    if isinstance(file, str):
        if os.path.islink(file) and not os.path.exists(file):
            return "it is a link to a file that is not there"
        if not os.path.exists(file):
            return "there is no such file"
        if os.path.isdir(file):
            return "it is a folder"
        if not os.access(file, os.R_OK) or isinstance(error, PermissionError):
            return "it may not be read"
    if not size_of_file(file):
        return "the file is empty (0 bytes)"
    if isinstance(error, UnidentifiedImageError):
        head = file[:256] if isinstance(file, bytes) else _first_bytes(file)
        known = next((name for mark, name in _MARKS.items() if mark in head), None)
        if known is not None:
            return f"it is {known}, which cannot be read here"
        return "it is neither PNG nor JPEG"
    return f"it is damaged ({error})"


def _first_bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(256)


def unreadable() -> tuple[type[Exception], ...]:
    """Return the errors of files that are no images, or damaged ones."""
    from PIL import Image

    bomb = Image.DecompressionBombError
    kinds = (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        TypeError,
        KeyError,
        IndexError,
    )
    return (*kinds, MemoryError, OverflowError, struct.error, bomb)
