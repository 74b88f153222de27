"""Checks of a batch of images, before features are computed from it."""

from collections.abc import Sequence

import numpy as np

from ..errors import DataError, SettingError

CHANNELS = (1, 3, 4)


def as_images(images: np.ndarray, feature: str) -> np.ndarray:
    """Return a batch of shape (images, height, width) or (…, 3), or raise.

    One channel loses its axis; a fourth channel (opacity) is left out. Nothing is
    copied, so that a memory-mapped batch stays on disk.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, channels)
        uint8, or floats from 0 to 1.
    feature : str
        Name of the feature, for the message.

    Raises
    ------
    DataError
        If this is not a batch of images, or a float is not from 0 to 1.

    Examples
    --------
    >>> as_images(np.zeros((2, 8, 6, 1), np.uint8), "HOG").shape
    (2, 8, 6)
    """
    try:
        images = np.asanyarray(images)
    except ValueError:  # a list of images of unequal size
        raise DataError(
            f"{feature} needs images of one size; found several. "
            "Resize them, or compute the features of each size separately."
        ) from None
    if images.ndim == 3 and images.shape[2] == 3:
        raise DataError(
            f"{feature} needs a batch of images; found {images.shape}, which looks "
            "like one color image. A single image is the batch image[None]; gray "
            "images of width 3 need an axis of one channel: images[..., None]."
        )
    if images.ndim not in (3, 4):
        raise DataError(
            f"{feature} needs a batch of images of shape (images, height, width) or "
            f"(images, height, width, channels); found {images.shape}. "
            "A single image is the batch image[None]."
        )
    if images.ndim == 4 and images.shape[3] not in CHANNELS:
        raise DataError(
            f"{feature} reads images with 1, 3 or 4 channels in the last axis; found "
            f"{images.shape[3]} in {images.shape}. "
            "Move the channel axis last, or choose three channels."
        )
    if 0 in images.shape:
        raise DataError(
            f"{feature} needs at least one image and one pixel; found {images.shape}."
        )
    _check_pixels(images, feature)
    if images.ndim == 4:
        images = images[..., 0] if images.shape[3] == 1 else images[..., :3]
    return images


def as_bytes(images: np.ndarray) -> np.ndarray:
    """Return uint8 pixels; floats from 0 to 1 go to the nearest of 256 levels.

    Examples
    --------
    >>> as_bytes(np.array([0.0, 0.5, 1.0])).tolist()
    [0, 128, 255]
    """
    if images.dtype == np.uint8:
        return images
    return np.rint(np.asarray(images) * 255).astype(np.uint8)


def pair(name: str, value: int | tuple[int, int]) -> tuple[int, int]:
    """Return (rows, columns) from one number or two, or raise.

    Examples
    --------
    >>> from steepest.features._images import pair
    >>> pair("cell", 8)
    (8, 8)
    """
    sides = tuple(value) if isinstance(value, Sequence) else (value, value)
    if len(sides) != 2 or any(int(side) != side or side < 1 for side in sides):
        raise SettingError(
            f"`{name}` must be a whole number from 1, or two: (rows, columns); "
            f"found {value!r}."
        )
    return int(sides[0]), int(sides[1])


def _check_pixels(images: np.ndarray, feature: str) -> None:
    if images.dtype == np.uint8:
        return
    if images.dtype not in (np.float32, np.float64, np.float16):
        raise DataError(
            f"{feature} reads pixels that are uint8, or floats from 0 to 1; found "
            f"{images.dtype}. Convert them: images.astype(np.uint8)."
        )
    low, high = images.min(), images.max()  # NaN if any pixel is NaN
    if low >= 0 and high <= 1:
        return
    wrong = ~((images >= 0) & (images <= 1))
    where = tuple(int(i) for i in np.argwhere(wrong)[0])
    place = ", ".join(
        f"{axis} {i}"
        for axis, i in zip(("image", "row", "column", "channel"), where, strict=False)
    )
    raise DataError(
        f"{feature} reads float pixels from 0 to 1; found {images[where]} at {place} "
        f"({int(wrong.sum())} pixels are outside). "
        "Divide by 255, or give uint8; replace pixels that are not numbers."
    )
