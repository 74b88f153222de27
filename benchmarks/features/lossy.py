"""What JPEG costs visual words: lose once more, at full size and at half size.

    python -m benchmarks.features.lossy TRAIN

TRAIN is a folder of class folders of 32 × 32 JPEG images (quality 75, colors at half
resolution). Their originals are not needed: averaged over 2 × 2 pixels, the images of
half the size keep little of what JPEG did, so that there a first loss can be compared
with a second one, as at full size only a second can be seen.

20,000 training images, 5000 of them held out; 400 words (triangle coding, 2 × 2 grid),
learned from the images as they are after the loss; squared hinges of one class against
all others by Adam. Three seeds of words and of the training. No test image is used.
One line of JSON per kind of image: root mean squared change, accuracy on the images
held out, and the difference to the kind it came from with its standard error over
those images.
"""

import argparse
import io
import json

import numpy as np
from PIL import Image

from steepest._core import key_for
from steepest.descent import descend
from steepest.features import FeatureStack
from steepest.models import linear
from steepest.objectives import Batch, Objective, penalty_named

from .accuracy import L2_SVM, arrays

ROWS, HELD_OUT, SEEDS = 20_000, 5_000, 3
WORDS = "visual-words:words=400:grid=2"
MORE = WORDS + ":samples=400000:passes=50"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train")
    images, targets = arrays(parser.parse_args().train)
    images, targets = images[:ROWS], targets[:ROWS]
    half = halved(images)
    once, again = stored(half, 0), stored(images, 4)
    kinds = {
        "full size": (images, None, WORDS),
        "full size, more patches and passes": (images, "full size", MORE),
        "full size, JPEG once more": (again, "full size", WORDS),
        "half size": (half, None, WORDS),
        "half size, JPEG": (once, "half size", WORDS),
        "half size, JPEG twice": (stored(once, 4), "half size, JPEG", WORDS),
    }
    right = {}
    for name, (kind, before, features) in kinds.items():
        right[name] = right_of(kind, targets, features)
        said = {"images": name, "held_out": round(float(right[name].mean()), 4)}
        if before is not None:
            change = kind.astype(np.float32) - kinds[before][0]
            lost = right[before] - right[name]
            said |= {
                "rms_change": round(float(np.sqrt(np.mean(change**2))), 1),
                "lost": round(float(lost.mean()), 4),
                "error": round(float(lost.std() / np.sqrt(len(lost))), 4),
            }
        print(json.dumps(said), flush=True)


def halved(images: np.ndarray) -> np.ndarray:
    n, height, width, channels = images.shape
    squares = images.reshape(n, height // 2, 2, width // 2, 2, channels)
    return squares.mean(axis=(2, 4)).round().astype(np.uint8)


def stored(images: np.ndarray, shift: int) -> np.ndarray:
    """Return what JPEG makes of images whose squares begin `shift` pixels earlier."""
    side = images.shape[1]
    frame = (shift, -(side + shift) % 16)
    found = np.empty_like(images)
    for k, image in enumerate(images):
        framed = Image.fromarray(np.pad(image, (frame, frame, (0, 0)), "symmetric"))
        file = io.BytesIO()
        framed.save(file, "JPEG", quality=75, subsampling=2)
        seen = np.asarray(Image.open(file))
        found[k] = seen[shift : shift + side, shift : shift + side]
    return found


def right_of(images: np.ndarray, targets: np.ndarray, features: str) -> np.ndarray:
    """Return how often each held-out image was recognized, as a share of the seeds."""
    found = np.zeros(HELD_OUT)
    for seed in range(SEEDS):
        stack = FeatureStack(features)
        train = stack.fit_transform(images[HELD_OUT:], seed)
        model = linear(train.shape[1], 10, "zero")
        run = descend(
            Objective(model, L2_SVM, penalty_named("l2"), 0.01),
            model.init(key_for(seed, "start")),
            Batch(train, targets[HELD_OUT:]),
            optimizer="adam",
            learning_rate=1e-2,
            schedule="cosine",
            batch_size=128,
            epochs=30,
            seed=seed,
            watch=False,
        )
        scores = model.apply(run.params, stack.transform(images[:HELD_OUT]))
        found += np.asarray(scores).argmax(axis=1) == targets[:HELD_OUT]
    return found / SEEDS


if __name__ == "__main__":
    main()
