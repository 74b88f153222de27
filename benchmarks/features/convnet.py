"""How far learned features carry a model: a convnet, tested once.

    python -m benchmarks.features.convnet TRAIN TEST
    python -m benchmarks.features.convnet TRAIN --rows 8000 --epochs 4

TRAIN and TEST are folders of class folders, or .npz files with inputs and targets. With
TEST, one line of JSON: the accuracy on TEST, trained on all of TRAIN by the recipe
below, and the processor seconds of everything, reading included. Without, the accuracy
on 5000 images of TRAIN that are put aside, trained on some of the others: what the
recipe was chosen by. Processor seconds of a machine that does other work are a tenth to
a third too many.
"""

import argparse
import json
import time
from pathlib import Path

import jax

from steepest._core import keep_compiled_programs, key_for
from steepest.descent import descend
from steepest.models import convnet
from steepest.objectives import (
    Batch,
    Objective,
    Scaling,
    augmentations,
    softmax_cross_entropy,
)
from steepest.training import Settings, train

from .accuracy import arrays

FILTERS = (32, 32, 64, 64, 128, 128)
RECIPE = {
    "optimizer": "muon",
    "learning_rate": 0.02,
    "schedule": "one_cycle",
    "batch_size": 128,
    "epochs": 5,
}
HELD = 5000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("test", type=Path, nargs="?")
    parser.add_argument("--rows", type=int, default=45_000)
    parser.add_argument("--filters", default=",".join(map(str, FILTERS)))
    for name, value in RECIPE.items():
        flag = f"--{name.replace('_', '-')}"
        parser.add_argument(flag, default=value, type=type(value))
    asked = parser.parse_args()
    recipe = {name: getattr(asked, name) for name in RECIPE}
    filters = tuple(int(number) for number in asked.filters.split(","))
    found = (
        held_out(asked.train, asked.rows, filters, recipe)
        if asked.test is None
        else tested(asked.train, asked.test, filters, recipe)
    )
    found["processor_seconds"] = round(time.process_time())
    print(json.dumps({"filters": filters, **recipe, **found}), flush=True)


def tested(folder: Path, test: Path, filters: tuple, recipe: dict) -> dict:
    settings = Settings(
        data=str(folder),
        test=str(test),
        validation=0.0,
        model="convnet",
        filters=filters,
        augment="horizontal_flip",
        **recipe,
    )
    began = time.perf_counter()
    run = train(settings)
    seconds = round(time.perf_counter() - began)
    return {"test": run.metrics["test"]["accuracy"], "seconds": seconds}


def held_out(folder: Path, rows: int, filters: tuple, recipe: dict) -> dict:
    keep_compiled_programs()
    images, labels = arrays(str(folder))
    learn = slice(HELD, HELD + rows)
    pixels = images[learn].astype("float32")
    objective = Objective(
        convnet(images.shape[1:], filters, int(labels.max()) + 1),
        softmax_cross_entropy(),
        scaling=Scaling(pixels.mean(0), 1 / pixels.std()),
        augment=augmentations["horizontal_flip"],
    )
    run = descend(
        objective,
        objective.model.init(key_for(0, "start")),
        Batch(images[learn], labels[learn]),
        validation=Batch(images[:HELD], labels[:HELD]),
        **recipe,
    )
    return {"rows": rows, "held_out": run.metrics["validation"]["accuracy"]}


if __name__ == "__main__":
    jax.config.update("jax_platforms", "cpu")
    main()
