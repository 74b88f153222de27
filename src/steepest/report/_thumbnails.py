"""Small images of a run: the weights of a linear model, and its worst predictions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..display import short_number
from ..runs import Run
from ..training import Judged

MOST = 10


@dataclass(frozen=True)
class Thumbnail:
    """A small image with a few words.

    Attributes
    ----------
    pixels : (height, width) or (height, width, 3) of uint8
        What it shows.
    words : str
        The text below it.
    """

    pixels: np.ndarray
    words: str


def templates(run: Run) -> list[Thumbnail]:
    """Return the weights of each class as images; none if inputs are no images.

    Gray is a weight of zero, white the largest and black its negative, on one scale for
    all classes.
    """
    shape, params = tuple(run.state.get("input_shape", ())), run.params
    classes = run.data.get("classes") or ()
    if (
        run.settings.get("model") != "linear"
        or run.state.get("features") is not None
        or len(shape) not in (2, 3)
        or not isinstance(params, Mapping)
    ):
        return []
    weight = np.asarray(params.get("weight", np.zeros((0, 0))), float)
    if (
        weight.shape != (len(classes), int(np.prod(shape)))
        or not np.isfinite(weight).all()
    ):
        return []
    images = weight.reshape(len(classes), *shape)
    if len(shape) == 3 and shape[2] != 3:
        images = images.mean(axis=3)
    shown = zip(shown_images(images), classes, strict=True)
    return [Thumbnail(image, str(name)) for image, name in list(shown)[:MOST]]


def shown_images(numbers: np.ndarray) -> np.ndarray:
    """Return numbers as pixels: gray at zero, on one scale for all."""
    highest = np.abs(numbers).max() or 1.0
    return np.rint(127.5 + 127.5 * numbers / highest).astype(np.uint8)


def worst_images(judged: Judged, table: Mapping[str, str]) -> list[Thumbnail]:
    """Return the images that were predicted most wrong; none if rows are no images."""
    inputs: Any = judged.rows.inputs
    if inputs.ndim not in (3, 4) or (
        inputs.ndim == 4 and inputs.shape[3] not in (1, 3)
    ):
        return []
    thumbnails = []
    for row in judged.worst(MOST):
        image = np.asarray(inputs[row], float).squeeze()
        if image.ndim not in (2, 3):
            return []
        low, high = image.min(), image.max()
        pixels = np.rint(255 * (image - low) / ((high - low) or 1.0)).astype(np.uint8)
        truth, predicted = judged.truth[row], judged.predictions.values[row]
        if judged.rows.classes is None:
            truth = short_number(np.ravel(truth)[0])
            predicted = short_number(np.ravel(predicted)[0])
        label = table["was_not"].format(truth=truth, said=predicted)
        thumbnails.append(Thumbnail(pixels, label))
    return thumbnails
