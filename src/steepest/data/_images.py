"""Folders of images → uint8 pixels of one size."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import DataError, SettingError
from ._arrays import ArrayInputs, learn_array
from ._image_files import (
    File,
    Format,
    ImageFiles,
    format_of,
    is_deep,
    opened,
    pixels_of,
    reason,
    size_of_file,
    unreadable,
    white_of,
)
from ._rows import BadRows
from ._scaling import CenterAndFactor
from ._stored import StoredImages

_LONGEST = 128  # pixels of a side, unless another size is given
_CHUNK = 64  # files that a thread decodes at a time
_LARGE = 2**15  # mean bytes of a file above which threads save time


@dataclass(frozen=True)
class ImageInputs:
    """How images are encoded: size, mode and scaling of the training part."""

    format: Format
    array: ArrayInputs

    feature_names = None

    @property
    def row_shape(self) -> tuple[int, ...]:
        """Shape of one image."""
        return self.array.shape

    @property
    def scaling(self) -> CenterAndFactor | None:
        """What the model applies to each batch of pixels."""
        return self.array.scaling

    def check(self, inputs: Any, bad: BadRows) -> np.ndarray:
        """Return uint8 pixels; a file that cannot be read makes its row bad."""
        if isinstance(inputs, ImageFiles):
            return _decode(inputs.paths, self.format, bad)
        if isinstance(inputs, np.ndarray):
            return self.array.check(inputs, bad)
        raise DataError(
            f"{bad.rows.source}: the model was trained on images. Give a folder of "
            "images, or one image."
        )

    def encode(self, pixels: np.ndarray) -> np.ndarray:
        """Return the pixels as they are."""
        return self.array.encode(pixels)

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return JSON values and named arrays, for `from_state`."""
        state, arrays = self.array.to_state()
        return state | {"kind": "images", "format": list(self.format)}, arrays

    @classmethod
    def from_state(
        cls, state: StoredImages, arrays: Mapping[str, np.ndarray]
    ) -> "ImageInputs":
        """Restore what `to_state` returned."""
        return cls(state.format, ArrayInputs.from_state(state, arrays))


def learn_format(
    paths: np.ndarray, image_size: int | tuple[int, int] | None, source: str
) -> tuple[Format, tuple[str, ...]]:
    """Return the size and mode that `learn_images` gives these files, and notes."""
    return _choose([*_headers(paths)], _height_and_width(image_size), source)


def learn_images(
    files: ImageFiles,
    bad: BadRows,
    *,
    scaling: str,
    image_size: int | tuple[int, int] | None,
) -> tuple[ImageInputs, np.ndarray, tuple[str, ...]]:
    """Decode the training part and learn size, mode and scaling from it.

    All images get the most frequent size, with the longer side reduced to at most 128
    pixels, or `image_size`. They are gray if every file is.
    """
    size = _height_and_width(image_size)
    notes, pixels = (), None
    first = next(_headers(files.paths[:1]), None)
    image_format = Format(*(size or (1, 1)), True) if first is None else first[0]
    if size in (None, image_format[:2]) and max(image_format[:2]) <= _LONGEST:
        # most folders hold one size and one mode: then one pass is enough
        pixels = _decode(files.paths, image_format, bad, uniform=True)
    if pixels is None:
        headers = list(_headers(files.paths))
        image_format, notes = _choose(headers, size, bad.rows.source)
        pixels = _decode(files.paths, image_format, bad)
    kept = pixels[~bad.mask] if bad.mask.any() else pixels
    if not len(kept):
        raise DataError(
            f"{bad.rows.source}: no image could be read. Give PNG or JPEG files."
        )
    return ImageInputs(image_format, learn_array(kept, scaling)), pixels, notes


def _height_and_width(
    image_size: int | tuple[int, int] | None,
) -> tuple[int, int] | None:
    if image_size is None:
        return None
    height, width = (
        (image_size, image_size) if isinstance(image_size, int) else image_size
    )
    if min(height, width) < 1:
        raise SettingError(
            f"image_size must be at least 1 pixel; found {image_size}. Try 32."
        )
    return height, width


def _choose(
    found: Sequence[tuple[Format, float]], size: tuple[int, int] | None, source: str
) -> tuple[Format, tuple[str, ...]]:
    headers = [header for header, _ in found]
    counts = Counter(header[:2] for header in headers)
    most = max(counts.values(), default=0)
    height, width = min((s for s in counts if counts[s] == most), default=(1, 1))
    longest = max(height, width)
    if longest > _LONGEST:
        height = max(1, round(height * _LONGEST / longest))
        width = max(1, round(width * _LONGEST / longest))
    height, width = size or (height, width)
    gray = all(header.gray for header in headers)
    deep = [largest for _, largest in found if largest == largest]
    white = white_of(max(deep)) if deep else 65535
    image_format = Format(height, width, gray, white)
    n_resized = len(headers) - counts[height, width]
    notes = ()
    if n_resized:
        notes = (
            f"{n_resized} of the {len(headers)} training images in {source} were "
            f"resized to {width} × {height} pixels; set the image size for another.",
        )
    n_gray = sum(header.gray for header in headers)
    if 0 < n_gray < len(headers):
        notes += (f"{n_gray} gray images in {source} were taken as color images.",)
    if deep:
        notes += (
            f"{len(deep)} training images in {source} hold more than 8 bits, up to "
            f"{max(deep):g}; {white} became white.",
        )
    return image_format, notes


def _headers(paths: np.ndarray) -> Iterator[tuple[Format, float]]:
    """Yield the format of each file that can be opened, and its largest number.

    That is NaN for images of 8 bits, which are not decoded for it.
    """
    for path in paths:
        try:
            with opened(path) as image:
                deep = float(np.asarray(image).max()) if is_deep(image) else np.nan
                yield format_of(image), deep
        except unreadable():
            continue  # decoding reports what is wrong


def _decode(
    paths: np.ndarray, image_format: Format, bad: BadRows, *, uniform: bool = False
) -> Any:
    """Return the pixels of all files; None if `uniform` and one differs."""
    pixels = np.zeros((len(paths), *image_format.shape), np.uint8)

    def decode(start: int) -> dict[int, str] | None:
        problems = {}
        for row in range(start, min(start + _CHUNK, len(paths))):
            try:
                image = pixels_of(paths[row], image_format, uniform)
            except unreadable() as error:
                problems[row] = reason(paths[row], error)
                continue
            if image is None:
                return None
            pixels[row] = image
        return problems

    problems: dict[int, str] = {}
    with ThreadPoolExecutor(_threads(paths)) as pool:
        starts = range(0, len(paths), _CHUNK)
        for chunk_problems in pool.map(decode, starts):
            if chunk_problems is None:
                pool.shutdown(cancel_futures=True)
                return None
            problems |= chunk_problems
    wrong = np.zeros(len(paths), bool)
    wrong[list(problems)] = True
    bad.reject(
        wrong,
        lambda row: (
            f"{_named(paths[row], bad, row)} cannot be read as an image: "
            f"{problems[row]}. "
            "Take the file out."
        ),
    )
    return pixels


def _named(file: File, bad: BadRows, row: int) -> str:
    return file if isinstance(file, str) else bad.rows.place(row)


def _threads(paths: np.ndarray) -> int:
    # Decoding releases Python's lock, opening does not: two threads need 1.5 times
    # the time of one for files of 1 kB, and 0.6 times for files of 160 kB.
    probed = paths[:: max(1, len(paths) // 16)]
    mean_bytes = sum(map(size_of_file, probed)) / max(1, len(probed))
    return min(8, os.cpu_count() or 1) if mean_bytes > _LARGE else 1
