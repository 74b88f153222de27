"""Is a diagnosis of a small convolutional net within reach on two processors?

    python -m benchmarks.convnet_diagnosis IMAGES [--rows 10000] [--budget SECONDS]

IMAGES is a folder of class folders, or an .npz file. A net with batch normalization is
trained for two epochs and diagnosed, with no compiled program kept from before. One
line of JSON: seconds to the first finding, without and with the training before it,
until data, scale, output and learning rate are judged, and of the whole diagnosis.
Goals: 20 s to the first finding, 60 s for the whole. To be run on an idle machine.
"""

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from pathlib import Path

GOALS = {"first": 20, "all": 60}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("images", type=Path)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--budget", type=float)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder  # nothing is compiled yet
        print(json.dumps(measured(asked)), flush=True)


def measured(asked: argparse.Namespace) -> dict:
    from steepest._core import key_for
    from steepest.descent import descend
    from steepest.diagnosis import case_of, diagnose
    from steepest.models import convnet
    from steepest.objectives import Batch, Objective, Scaling, softmax_cross_entropy

    from .features.accuracy import arrays

    images, labels = arrays(str(asked.images))
    held = min(1000, len(images) // 10)
    learn = slice(held, held + asked.rows)
    pixels = images[learn].astype("float32")
    objective = Objective(
        convnet(images.shape[1:], (16, 32), int(labels.max()) + 1),
        softmax_cross_entropy(),
        scaling=Scaling(pixels.mean(), 1 / pixels.std()),
    )
    params = objective.model.init(key_for(0, "start"))
    rows = Batch(images[learn], labels[learn])
    validation = Batch(images[:held], labels[:held])
    began = time.perf_counter()
    run = descend(
        objective,
        params,
        rows,
        validation=validation,
        optimizer="adam",
        learning_rate=3e-3,
        batch_size=128,
        epochs=2,
    )
    training = time.perf_counter() - began
    case = case_of(
        run, objective=objective, params=params, data=rows, validation=validation
    )
    times: list[float] = []
    begun: dict[str, float] = {}
    began = time.perf_counter()

    def on_check(name: str, number: int, of: int) -> None:
        begun[name] = time.perf_counter() - began
        times.append(begun[name])

    found = diagnose(case, budget=asked.budget, on_check=on_check)
    verdicts = Counter(str(finding.verdict) for finding in found.findings)
    slowest = sorted(found.spent.items(), key=lambda entry: -entry[1].seconds)[:6]
    return {
        "goals": GOALS,
        "training": round(training, 1),
        "first": round(times[1], 1),
        "first_with_training": round(training + times[1], 1),
        "until_learning_rate": round(begun.get("stability", 0.0), 1),
        "all": round(time.perf_counter() - began, 1),
        "verdicts": dict(verdicts),
        "slowest": {name: round(spent.seconds, 1) for name, spent in slowest},
    }


if __name__ == "__main__":
    main()
