"""One image from the bytes of its file, such as one that was dropped on a page."""

import numpy as np

from ..errors import DataError
from ._image_files import Format, format_of, opened, pixels_of, reason, unreadable

LARGEST = 50_000_000  # pixels of an image that is decoded at all


def decode_image(content: bytes, longest: int = 256) -> np.ndarray:
    """Return the pixels of an image file, upright and reduced.

    Parameters
    ----------
    content : bytes
        A PNG, JPEG or another format that a folder of images can hold.
    longest : int
        Pixels of its longer side, at most.

    Returns
    -------
    (height, width) or (height, width, 3)
        uint8; gray images have one channel.

    Raises
    ------
    DataError
        If it is no image, or has more than 50 million pixels.

    Examples
    --------
    >>> import io
    >>> from PIL import Image
    >>> file = io.BytesIO()
    >>> Image.new("RGB", (40, 20), "red").save(file, "PNG")
    >>> decode_image(file.getvalue(), longest=10).shape
    (5, 10, 3)
    """
    try:
        with opened(content) as image:
            found = format_of(image)
        if found.width * found.height > LARGEST:
            raise DataError(
                f"The image has {found.width} × {found.height} pixels; at most "
                f"{LARGEST:,} can be decoded here. Make it smaller first."
            )
        scale = min(1.0, longest / max(found.width, found.height))
        small = Format(
            max(1, round(found.height * scale)),
            max(1, round(found.width * scale)),
            found.gray,
        )
        pixels = pixels_of(content, small, uniform=False)
    except DataError:
        raise
    except unreadable() as error:
        raise DataError(
            f"The file cannot be read as an image: {reason(content, error)}."
        ) from error
    return np.asarray(pixels)
