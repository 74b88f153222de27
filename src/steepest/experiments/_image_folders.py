"""Real images from folders, a folder for each class, a few of each."""

from pathlib import Path

import numpy as np

from ..errors import DataError

ENDINGS = {".png", ".jpg", ".jpeg"}


def images_of(
    folder: str | Path, name: str, part: str, per_class: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the first images of each class, and their classes.

    Parameters
    ----------
    folder : str or Path
        What holds the folder `name`.
    name, part : str
        "cifar10" and "train" are the folder cifar10/train, with a folder for each
        class.
    per_class : int
        How many images of each class, in the order of their file names.

    Returns
    -------
    images : (rows, height, width[, 3])
        uint8; the classes take turns.
    targets : (rows,)
        int32.

    Raises
    ------
    DataError
        If the folder is not there, or a class has fewer images.
    """
    from PIL import Image

    place = Path(folder, name, part)
    if not place.is_dir():
        raise DataError(
            f"There is no folder {place}. Give the folder that holds '{name}', with "
            f"'{part}' and a folder of images for each class in it."
        )
    classes = sorted(one for one in place.iterdir() if one.is_dir())
    files = []
    for one in classes:
        of_class = sorted(f for f in one.iterdir() if f.suffix.lower() in ENDINGS)
        if len(of_class) < per_class:
            raise DataError(
                f"The folder {one} has {len(of_class)} images; {per_class} are needed. "
                "Give the folder with all of them."
            )
        files.append(of_class[:per_class])
    pixels = []
    for turn in zip(*files, strict=True):
        for file in turn:
            with Image.open(file) as image:
                pixels.append(np.asarray(image))
    targets = np.tile(np.arange(len(classes), dtype=np.int32), per_class)
    return np.stack(pixels), targets


def centered(images: np.ndarray, *others: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return rows of pixels less the mean image of the first, over their deviation."""
    first = images.reshape(len(images), -1).astype(np.float32)
    center = first.mean(0)
    factor = np.float32(1 / (first - center).std())
    rows = (one.reshape(len(one), -1).astype(np.float32) for one in (images, *others))
    return tuple((one - center) * factor for one in rows)
