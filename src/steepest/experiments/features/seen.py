"""What a histogram of gradients, a color histogram and visual words see of a photo.

Each describes the photo by numbers. How far they move when it is made darker, shifted
or when its pixels are shuffled says what they look at; the unit is how far they are
from those of another photo.

Examples
--------
>>> import numpy as np
>>> from steepest.features import color_histogram, hog
>>> photo = np.random.default_rng(0).integers(0, 256, (1, 32, 32, 3), np.uint8)
>>> shuffled = photo[:, ::-1, ::-1]
>>> for feature in (color_histogram, hog):
...     print(bool(np.allclose(feature(photo), feature(shuffled))))
True
False
"""

from collections.abc import Callable

import numpy as np

from ...features import (
    color_histogram,
    hog,
    hog_picture,
    learn_codebook,
    visual_words,
    words_picture,
)
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

SIDE, SHIFT, DARKER, BINS, WORDS = 96, 3, 0.6, 12, 16
NAMES = ("pixels", "hog", "colors", "words")
SHOWN = ("pixels", "HOG", "color histogram", "visual words")


def photos() -> np.ndarray:
    """Return eight cuts from two photos, (8, 96, 96, 3); the second shows a flower."""
    from PIL import Image
    from sklearn.datasets import load_sample_image

    cuts = []
    for left in (0, 100, 200, 300):
        for name in ("china.jpg", "flower.jpg"):
            cut = load_sample_image(name)[50:370, left : left + 320]
            cuts.append(np.asarray(Image.fromarray(cut).resize((SIDE, SIDE))))
    return np.stack(cuts)


def changed(photo: np.ndarray) -> dict[str, np.ndarray]:
    """Return the photo darker, shifted to the right, and with its pixels shuffled."""
    shuffled = np.random.default_rng(0).permutation(photo.reshape(-1, 3))
    return {
        "darker": np.rint(DARKER * photo).astype(np.uint8),
        "shifted": np.roll(photo, SHIFT, axis=1),
        "shuffled": shuffled.reshape(photo.shape),
    }


def measure() -> Measured:
    """Compute each feature of each photo, and measure distances."""
    images = photos()
    photo, other = images[5], images[4]
    book = learn_codebook(images, words=WORDS, samples=4000, passes=5)
    features: dict[str, Callable[[np.ndarray], np.ndarray]] = {
        "pixels": lambda batch: batch / 255,
        "hog": hog,
        "colors": lambda batch: color_histogram(batch, space="hue", bins=BINS),
        "words": lambda batch: visual_words(batch, book),
    }
    changes = changed(photo)
    batch = np.stack([photo, other, *changes.values()])
    numbers = {}
    for name, feature in features.items():
        rows = np.asarray(feature(batch), float).reshape(len(batch), -1)
        numbers[f"{name}_count"] = float(rows.shape[1])
        far = np.linalg.norm(rows - rows[0], axis=1)
        for k, change in enumerate(changes, 2):
            numbers[f"{name}_{change}"] = float(far[k] / far[1])
    counts = np.asarray(features["colors"](photo[None]), float)[0]
    angles = tuple(f"{360 * k // BINS}°" for k in range(BINS))
    hues = Curve("", angles, counts, "bars")
    bars = tuple(
        Curve(change, SHOWN, [numbers[f"{name}_{change}"] for name in NAMES], "bars")
        for change in changes
    )
    panels = (
        Panel("the photo", "", "", image=photo),
        Panel("what HOG sees: edges", "", "", image=hog_picture(photo)),
        Panel("what the words are", "", "", image=words_picture(book)),
        Panel("the photo, shuffled", "", "", image=changes["shuffled"]),
        Panel("what a color histogram sees", "hue", "pixels", (hues,)),
        Panel("how far each moves", "", "as a share of another photo", bars),
    )
    return Measured(numbers, panels)


EXPERIMENT = Experiment(
    page=__doc__,
    name="seen",
    group="features",
    claim="Each feature sees something and is blind to something else.",
    says=(
        "HOG describes a photo of 96 × 96 pixels by {hog_count} numbers, a color "
        "histogram by {colors_count} and visual words by {words_count}.",
        "Darker by 40 %, its pixels move {pixels_darker} of the way to another photo, "
        "HOG {hog_darker}, the colors {colors_darker} and the words {words_darker}.",
        "Shifted by 3 pixels they move {pixels_shifted}, {hog_shifted}, "
        "{colors_shifted} and {words_shifted}: colors do not care where they are, "
        "edges do.",
        "With its pixels shuffled they move {pixels_shuffled}, {hog_shuffled}, "
        "{colors_shuffled} and {words_shuffled}: a color histogram cannot tell the "
        "photo from noise of its colors.",
    ),
    measure=measure,
)
