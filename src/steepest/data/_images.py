"""Folders of images → uint8 pixels of one size."""

import os
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..errors import DataError, SettingError
from ._arrays import ArrayInputs, learn_array
from ._rows import BadRows, Rows
from ._scaling import CenterAndFactor

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
_LONGEST = 128  # pixels of a side, unless another size is given
_ORIENTATION = 0x0112  # the EXIF tag; 5 to 8 exchange width and height
_IGNORED = ("thumbs.db", "desktop.ini")
_CHUNK = 64  # files that a thread decodes at a time
_LARGE = 2**15  # mean bytes of a file above which threads save time


class Format(NamedTuple):
    """Size and mode that all images are converted to."""

    height: int
    width: int
    gray: bool

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the pixels of one image."""
        plane = (self.height, self.width)
        return plane if self.gray else (*plane, 3)


@dataclass(frozen=True)
class ImageFiles:
    """Paths of images, not yet opened."""

    paths: np.ndarray

    def __len__(self) -> int:
        return len(self.paths)

    def take(self, rows: Any) -> "ImageFiles":
        """Return the files of these numbers, or where the mask is true."""
        return ImageFiles(self.paths[rows])


@dataclass(frozen=True)
class ImageInputs:
    """How images are encoded: size, mode and scaling of the training part."""

    format: Format
    array: ArrayInputs

    feature_names = None

    @property
    def scaling(self) -> CenterAndFactor | None:
        """What the model applies to each batch of pixels."""
        return self.array.scaling

    def check(
        self, inputs: Any, bad: BadRows, *, allow_unseen: bool = False
    ) -> np.ndarray:
        """Return uint8 pixels; a file that cannot be read makes its row bad."""
        if isinstance(inputs, ImageFiles):
            return _decode(inputs.paths, self.format, bad)
        if isinstance(inputs, np.ndarray):
            return self.array.check(inputs, bad, allow_unseen=allow_unseen)
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
        cls, state: dict[str, Any], arrays: dict[str, np.ndarray]
    ) -> "ImageInputs":
        """Restore what `to_state` returned."""
        return cls(Format(*state["format"]), ArrayInputs.from_state(state, arrays))


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
    image_format = next(_headers(files.paths[:1]), Format(*(size or (1, 1)), True))
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


def read_folder(path: Path, *, with_targets: bool = True) -> Rows:
    """List the images of a folder in sorted order, with a class for each subfolder.

    Parameters
    ----------
    path : Path
        A folder that holds a folder of images for each class. Without targets, also a
        folder of images, at any depth, or one image.
    with_targets : bool
        Whether the classes are needed.
    """
    if not with_targets:
        files = [str(path)] if path.is_file() else list(_files_below(path))
        if not files:
            raise DataError(f"{path} holds no images. Give PNG or JPEG files.")
        names = [
            os.path.relpath(name, path) if name != str(path) else path.name
            for name in files
        ]
        return _image_rows(path, files, names, None)
    classes = sorted(
        e.name for e in os.scandir(path) if e.is_dir() and _is_listed(e.name)
    )
    if not classes:
        raise DataError(
            f"{path} holds no folders. Put the images of each class into a folder "
            "with the name of the class."
        )
    if "train" in classes and set(classes) <= {"train", "test", "validation", "val"}:
        raise DataError(
            f"{path} holds the folders {', '.join(classes)}, which are parts rather "
            f"than classes. Train on {path / 'train'} and give the others as test "
            "and validation part."
        )
    files, names, targets = [], [], []
    for name in classes:
        entries = sorted(e.name for e in os.scandir(path / name) if _is_listed(e.name))
        if not entries:
            raise DataError(
                f"{path / name} is empty: class '{name}' has no images. Add some, or "
                "take the folder out."
            )
        prefix = f"{path / name}{os.sep}"
        files += [prefix + entry for entry in entries]
        names += [f"{name}/{entry}" for entry in entries]
        targets += [name] * len(entries)
    return _image_rows(path, files, names, np.array(targets, object))


def _image_rows(
    path: Path, files: Sequence[str], names: Sequence[str], targets: np.ndarray | None
) -> Rows:
    return Rows(
        inputs=ImageFiles(np.array(files, object)),
        targets=targets,
        target_names=("the folder's name",),
        source=str(path),
        row_names=np.array(names),
        locate=str,
    )


def _is_listed(name: str) -> bool:
    return not name.startswith(".") and name.lower() not in _IGNORED


def _files_below(path: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(filter(_is_listed, folders))
        names = sorted(filter(_is_listed, files))
        yield from (os.path.join(folder, name) for name in names)


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
    headers: Sequence[Format], size: tuple[int, int] | None, source: str
) -> tuple[Format, tuple[str, ...]]:
    counts = Counter(header[:2] for header in headers)
    most = max(counts.values(), default=0)
    height, width = min((s for s in counts if counts[s] == most), default=(1, 1))
    longest = max(height, width)
    if longest > _LONGEST:
        height = max(1, round(height * _LONGEST / longest))
        width = max(1, round(width * _LONGEST / longest))
    height, width = size or (height, width)
    image_format = Format(height, width, all(header.gray for header in headers))
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
    return image_format, notes


def _headers(paths: np.ndarray) -> Iterator[Format]:
    """Yield the format of each file that can be opened."""
    from PIL import Image

    for path in paths:
        try:
            with Image.open(path, formats=FORMATS) as image:
                yield _format_of(image)
        except _unreadable():
            continue  # decoding reports what is wrong


def _format_of(image: Any) -> Format:
    width, height = image.size
    if image.getexif().get(_ORIENTATION, 1) >= 5:
        width, height = height, width
    return Format(height, width, _is_gray(image))


def _is_gray(image: Any) -> bool:
    if image.mode == "P":
        # the palette as stored in the file: before Pillow 13 `tobytes` refused it
        raw = image.palette
        if raw.mode != "RGB" or raw.rawmode not in (None, "RGB"):
            return False
        palette = np.frombuffer(bytes(raw.palette), np.uint8)
        return bool((palette.reshape(-1, 3) == palette[::3, None]).all())
    return image.mode in ("1", "L", "LA", "I", "F") or image.mode.startswith("I;16")


def _decode(
    paths: np.ndarray, image_format: Format, bad: BadRows, *, uniform: bool = False
) -> Any:
    """Return the pixels of all files; None if `uniform` and one differs."""
    pixels = np.zeros((len(paths), *image_format.shape), np.uint8)

    def decode(start: int) -> dict[int, str] | None:
        problems = {}
        for row in range(start, min(start + _CHUNK, len(paths))):
            try:
                image = _pixels(paths[row], image_format, uniform)
            except _unreadable() as error:
                problems[row] = _reason(paths[row], error)
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
            f"{paths[row]} cannot be read as an image: {problems[row]}. "
            "Take the file out, or skip bad files."
        ),
    )
    return pixels


def _threads(paths: np.ndarray) -> int:
    # Decoding releases Python's lock, opening does not: two threads need 1.5 times
    # the time of one for files of 1 kB, and 0.6 times for files of 160 kB.
    probed = paths[:: max(1, len(paths) // 16)]
    mean_bytes = sum(map(os.path.getsize, probed)) / max(1, len(probed))
    return min(8, os.cpu_count() or 1) if mean_bytes > _LARGE else 1


def _pixels(path: str, image_format: Format, uniform: bool) -> np.ndarray | None:
    from PIL import Image, ImageOps

    with Image.open(path, formats=FORMATS) as image:
        size, mode = (
            (image_format.width, image_format.height),
            "L" if image_format.gray else "RGB",
        )
        if uniform and (image.size != size or _is_gray(image) != image_format.gray):
            return None
        if image.format in ("JPEG", "MPO") and image.size != size:
            # the decoder shrinks it by a power of two; EXIF may exchange its sides
            longest = max(size)
            image.draft(mode, (longest, longest))
        image.load()
        upright = image
        if "exif" in image.info:
            upright = ImageOps.exif_transpose(image)
            if uniform and upright.size != size:
                return None
        image = _converted(upright, mode)
        if image.size != size:
            image = image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
        return np.asarray(image)


def _converted(image: Any, mode: str) -> Any:
    """Return the image in mode "L" or "RGB": 8 bits, transparency over white."""
    from PIL import Image

    if image.mode == mode:
        return image
    if image.mode.startswith("I"):  # 16 bits: the upper 8 are kept
        wide = np.asarray(image).astype(np.int64).clip(0, 65535)
        image = Image.fromarray((wide >> 8).astype(np.uint8))
    elif image.mode in ("LA", "RGBA", "PA", "La", "RGBa") or (
        "transparency" in image.info
    ):
        color = image.convert("RGBA")
        white = Image.new("RGBA", color.size, "white")
        image = Image.alpha_composite(white, color)
    return image.convert(mode)


def _reason(path: str, error: Exception) -> str:
    from PIL import UnidentifiedImageError

    if not os.path.getsize(path):
        return "the file is empty (0 bytes)"
    if isinstance(error, UnidentifiedImageError):
        return "it is neither PNG nor JPEG"
    return f"it is damaged ({error})"


def _unreadable() -> tuple[type[Exception], ...]:
    from PIL import Image

    bomb = Image.DecompressionBombError
    return (OSError, SyntaxError, ValueError, EOFError, struct.error, bomb)
