"""What features see in one image: its colors, its edges, its typical patches."""

import numpy as np

from ..errors import DataError
from ..features import (
    color_histogram,
    hog_picture,
    learn_codebook,
    visual_words,
    words_picture,
)
from ._picture import Curve, Panel
from ._trial import Tried

BINS, WORDS, PATCH, LEAST = 32, 25, 8, 32


def features_of_image(image: np.ndarray) -> Tried:
    """Return the color histogram, the oriented edges and the visual words of an image.

    Parameters
    ----------
    image : (height, width) or (height, width, 3)
        uint8; at least 32 pixels on each side, or it is repeated until it is.

    Examples
    --------
    >>> image = np.random.default_rng(0).integers(0, 256, (40, 48, 3), np.uint8)
    >>> seen = features_of_image(image)
    >>> [title for title, _ in seen.images]
    ['image', 'edges (HOG)', 'visual words']
    """
    image = np.asarray(image)
    down, across = (max(1, -(-LEAST // side)) for side in image.shape[:2])
    image = np.tile(image, (down, across, *[1] * (image.ndim - 2)))
    batch = image[None]
    colors = color_histogram(batch, bins=BINS)[0].reshape(-1, BINS)
    names = ("red", "green", "blue") if len(colors) == 3 else ("brightness",)
    levels = np.linspace(0, 255, BINS)
    histogram = Panel(
        "color histogram",
        "level",
        "share of the pixels",
        tuple(
            Curve(name, levels, row / max(row.sum(), 1e-12))
            for name, row in zip(names, colors, strict=True)
        ),
    )
    images = [("image", image), ("edges (HOG)", hog_picture(image))]
    try:
        book = learn_codebook(batch, WORDS, patch=PATCH, samples=20_000, passes=8)
    except DataError:
        said = "The image has too few different patches to find typical ones."
        return Tried((said,), (histogram,), images=tuple(images))
    counts = visual_words(batch, book, coding="hard", grid=1)[0]
    counts = counts / max(counts.sum(), 1e-12)
    words = Panel(
        "how often each word occurs",
        "word",
        "share of the places",
        (Curve("", [str(k + 1) for k in range(len(counts))], counts, "bars"),),
    )
    said = (
        f"{len(book.words)} typical patches of {PATCH} × {PATCH} pixels describe it, "
        "and what a linear model gets are these numbers instead of the pixels."
    )
    images.append(("visual words", words_picture(book)))
    return Tried((said,), (histogram, words), images=tuple(images))
