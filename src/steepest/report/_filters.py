"""Pictures of a convnet: its first filters, and what its last ones answer to."""

from typing import Any

import numpy as np

from ..models import Layers
from ..runs import Run
from ..training import Judged, build_model, predictor_of
from ._thumbnails import MOST, Thumbnail, shown_images

IMAGES = 512  # that are looked through for what a filter answers to: chosen


def filters(run: Run) -> list[Thumbnail]:
    """Return the first block's filters as images; none if the model has none.

    Gray is a weight of zero, white the largest and black its negative, on one scale for
    all filters.
    """
    layers = _layers(run)
    if layers is None:
        return []
    weight = np.asarray(run.params[0]["weight"], float)
    channels = layers.input_shape[2]
    if not np.isfinite(weight).all() or channels not in (1, 3):
        return []
    square = weight.reshape(len(weight), layers.kernel, layers.kernel, channels)
    shown = shown_images(square.squeeze(axis=3) if channels == 1 else square)
    return [Thumbnail(image, f"{i + 1}") for i, image in enumerate(shown[:MOST])]


def answered(run: Run, judged: Judged) -> list[Thumbnail]:
    """Return, by class, the part of an image that its most important filter likes most.

    Of the last block's filters that is the one with the largest weight for the class;
    of all parts of up to 512 images, the one where its value is largest. None if the
    model has no filters or the scores are not one for each class.

    See Also
    --------
    filters : those of the first block.
    """
    layers, classes = _layers(run), run.data.get("classes") or ()
    weight: Any = run.params[-1]["weight"] if layers is not None else ()
    if layers is None or len(weight) != len(classes):
        return []
    images: Any = judged.rows.inputs[:IMAGES]
    if images.ndim not in (3, 4) or (
        images.ndim == 4 and images.shape[3] not in (1, 3)
    ):
        return []
    objective = predictor_of(run).objective
    inputs: Any = images
    if objective.scaling is not None:
        inputs = objective.scaling(inputs)
    units: Any = objective.model.units
    values = np.asarray(units(run.params, inputs)[-1])
    if not np.isfinite(values).all():
        return []
    size, step, edge = _seen(layers)
    low, high = float(images.min()), float(images.max())
    thumbnails = []
    for name, weights in list(zip(classes, np.asarray(weight), strict=True))[:MOST]:
        answers = values[..., int(np.argmax(weights))]
        image, row, column = np.unravel_index(np.argmax(answers), answers.shape)
        top, left = (max(int(at) * step - edge, 0) for at in (row, column))
        bottom, right = (int(at) * step - edge + size for at in (row, column))
        part = np.asarray(images[image], float)[top:bottom, left:right].squeeze()
        pixels = np.rint(255 * (part - low) / ((high - low) or 1.0)).astype(np.uint8)
        thumbnails.append(Thumbnail(pixels, str(name)))
    return thumbnails


def _layers(run: Run) -> Layers | None:
    """Return the layers of a convnet on images; None of any other model."""
    shape = tuple(run.state.get("input_shape", ()))
    asked = run.settings.get("asked", run.settings)
    if asked.get("model") != "convnet" or len(shape) not in (2, 3):
        return None
    return _built(run, shape)


def _built(run: Run, shape: tuple[int, ...]) -> Layers | None:
    from ..settings import Settings

    settings = Settings.from_json(run.settings["asked"])
    outputs = len(run.params[-1]["bias"])
    return build_model(settings, np.zeros((2, *shape)), outputs).layers


def _seen(layers: Layers) -> tuple[int, int, int]:
    """Return the pixels that a unit of the last block sees on a side.

    Also how many pixels its neighbor is away, and how many of what the first unit sees
    lie outside the image.

    Examples
    --------
    >>> from steepest.models import convnet
    >>> _seen(convnet((8, 8), [4], 2).layers), _seen(convnet((8, 8), [4, 4], 2).layers)
    ((4, 2, 1), (8, 2, 3))
    """
    size, step, edge = 1, 1, 0
    sides = list(layers.input_shape[:2])
    for block, number in enumerate(layers.hidden):
        size += (layers.kernel - 1) * step
        edge += layers.kernel // 2 * step
        if (block == 0 or number != layers.hidden[block - 1]) and min(sides) > 1:
            size, step = size + step, 2 * step
            sides = [side // 2 for side in sides]
    return size, step, edge
