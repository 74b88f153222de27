"""What a batch of images is, checked before any feature is computed from it."""

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
        Who asks, for the message.

    Raises
    ------
    DataError
        If this is no batch of images, or a float is not a number from 0 to 1.

    Examples
    --------
    >>> as_images(np.zeros((2, 8, 6, 1), np.uint8), "HOG").shape
    (2, 8, 6)
    """
    try:
        images = np.asanyarray(images)
    except ValueError:  # a list that is no array
        raise DataError(
            f"{feature} needs images of one size; found several. "
            "Resize them to one, or compute the features of each size by itself."
        ) from None
    if images.ndim == 3 and images.shape[2] == 3:
        raise DataError(
            f"{feature} needs a batch of images; found {images.shape}, which looks "
            "like one color image. A single image is the batch image[None]; gray "
            "images so narrow need an axis of one channel: images[..., None]."
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
    both = tuple(value) if isinstance(value, Sequence) else (value, value)
    if len(both) != 2 or any(int(side) != side or side < 1 for side in both):
        raise SettingError(
            f"`{name}` must be a whole number from 1, or two: (rows, columns); "
            f"found {value!r}."
        )
    return int(both[0]), int(both[1])


def _check_pixels(images: np.ndarray, feature: str) -> None:
    if images.dtype == np.uint8:
        return
    if images.dtype not in (np.float32, np.float64, np.float16):
        raise DataError(
            f"{feature} reads pixels that are uint8, or floats from 0 to 1; found "
            f"{images.dtype}. Convert them: images.astype(np.uint8)."
        )
    low, high = images.min(), images.max()  # NaN travels through both
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
