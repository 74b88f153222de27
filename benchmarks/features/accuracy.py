"""How far designed features carry a model: choose on held-out rows, then test once.

    python -m benchmarks.features.accuracy TRAIN TEST NAME…

TRAIN and TEST are folders of class folders, or .npz files with inputs and targets.
A row's settings are chosen on 5000 training images that are put aside, with seed 0;
then features and model are learned again on all training images with three seeds, and
each is tested once; where one setting is left, nothing is chosen any more. One line of
JSON per name. A row marked `once` learns its features once, on all training images
without their labels; its seeds are those of the model. A row marked `on_disk` keeps its
features in temporary files. `until_tested` counts from the start of the command to the
first test: reading, features, choosing and one training.
"""

import argparse
import json
import tempfile
import time
from itertools import product
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from steepest._core import key_for
from steepest.data import load
from steepest.descent import descend, evaluate
from steepest.features import FeatureStack
from steepest.models import linear, mlp
from steepest.objectives import Batch, Loss, Objective, loss_named, penalty_named


def _one_against_all(scores: jax.Array, targets: jax.Array) -> jax.Array:
    sign = jnp.where(jnp.arange(scores.shape[1]) == targets[:, None], 1.0, -1.0)
    return jnp.sum(jnp.maximum(0, 1 - sign * scores) ** 2, axis=1)


L2_SVM = Loss(
    "squared hinges, one class against all others",
    _one_against_all,
    "classification",
    lambda n_classes, targets=None, weights=None: float(n_classes or 0),
    n_scores=lambda n: n,
    predict=lambda scores: scores.argmax(axis=1),
)
BASIC = "hog:block=2,color-histogram:space=hue:bins=10"
ALL = (
    BASIC
    + ",hog:cell=4:block=2,color-histogram:space=hsv:bins=8x4x4:joint=true"
    + ",color-histogram:bins=16"
)
ROOTS = (
    "hog:block=2,hog:cell=4:block=2,color-histogram:space=hue:bins=10:power=0.5"
    + ",color-histogram:space=hsv:bins=8x4x4:joint=true:power=0.5"
    + ",color-histogram:bins=16:power=0.5"
)
HARD = "visual-words:descriptor=dense-sift-like:patch=16:stride=2:whiten=none"
THRESHOLD = "visual-words:coding=threshold:mirror=true:dtype=float16"
SOFT = THRESHOLD + ":whiten=0.5:grid=3"
EDGES = THRESHOLD + ":descriptor=dense-sift-like:stride=2:whiten=0.01:grid=2"
SMALL = {"learning_rate": (1e-3, 3e-3), "strength": (1e-3, 3e-3)}

ROWS = {
    "raw-linear": {"features": "raw", "grid": SMALL, "epochs": 20},
    "basic-linear": {"features": BASIC, "grid": SMALL, "epochs": 30},
    "all-linear": {
        "features": ALL,
        "grid": {"learning_rate": (3e-4, 1e-3), "strength": (1e-3, 3e-3, 1e-2)},
        "epochs": 30,
    },
    "all-linear-flips": {
        "features": ALL,
        "grid": {"learning_rate": (3e-4, 1e-3), "strength": (1e-3, 3e-3)},
        "epochs": 20,
        "flips": True,
    },
    "all-linear-roots": {
        "features": ROOTS,
        "grid": {"learning_rate": (3e-4, 1e-3), "strength": (3e-4, 1e-3, 3e-3)},
        "epochs": 30,
    },
    "all-mlp": {
        "features": ROOTS,
        "hidden": (1024,),
        "dropout": (0.3, 0.5),
        "grid": {"learning_rate": (5e-4,), "strength": (0.0,), "decay": (0.1,)},
        "epochs": 12,
        "flips": True,
    },
    "hog-linear": {"features": "hog:block=2", "grid": SMALL, "epochs": 30},
    "hard-words": {
        "features": HARD + ":words=400:coding=hard:grid=1x2x4",
        "grid": {"learning_rate": (1e-3,), "strength": (3e-3, 1e-2, 3e-2)},
        "epochs": 15,
        "once": True,
    },
    **{
        f"paper-{words}": {
            "features": f"visual-words:words={words}:grid=2:samples=400000:passes=50"
            ":dtype=float16",
            "loss": L2_SVM,
            "grid": {"learning_rate": (3e-3,), "strength": (1e-2, 3e-2, 1e-1)},
            "epochs": 30,
            "once": True,
        }
        for words in (1600, 4000)
    },
    "soft-words": {
        "features": ",".join(
            (
                SOFT + ":power=0.5:words=1024",
                *(f"{EDGES}:power=0.5:words=2048:patch={side}" for side in (16, 12, 8)),
            )
        ),
        "grid": {"learning_rate": (1e-3,), "strength": (5e-3,)},
        "epochs": 12,
        "once": True,
        "on_disk": True,
    },
    "soft-words-small": {
        "features": SOFT + ":words=768",
        "loss": loss_named("squared_hinge"),
        "grid": {"learning_rate": (1e-3,), "strength": (0.01, 0.03)},
        "epochs": 12,
        "once": True,
    },
    "mnist-hog": {
        "features": "hog:mode=opencv:cell=4,hog:mode=opencv:cell=7",
        "scaling": "center",
        "grid": {"learning_rate": (3e-3, 1e-2), "strength": (1e-5, 1e-6)},
        "epochs": 20,
    },
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train")
    parser.add_argument("test")
    parser.add_argument("rows", nargs="+", choices=sorted(ROWS))
    parser.add_argument("--seeds", type=int, default=3)
    asked = parser.parse_args()
    for name in asked.rows:
        began, used = time.perf_counter(), time.process_time()
        train, test = arrays(asked.train), arrays(asked.test)
        with tempfile.TemporaryDirectory() as folder:
            row = {**ROWS[name], "folder": folder}
            found = measured(row, train, test, asked.seeds, (began, used))
        print(json.dumps({"name": name, **found}), flush=True)


def arrays(path: str) -> tuple[np.ndarray, np.ndarray]:
    rows = load(path, validation=0, scaling="none").train
    order = np.random.default_rng(123).permutation(len(rows))
    return rows.inputs[order], rows.targets[order]


def measured(
    row: dict, train: tuple, test: tuple, seeds: int, since: tuple[float, float]
) -> dict:
    images, labels = train
    learn, held = slice(5000, None), slice(0, 5000)
    began, used = time.perf_counter(), time.process_time()
    if row.get("once"):
        whole = features_of(row, images, test[0], seed=0)
        parts = whole[0][learn], whole[0][held]
    else:
        parts = features_of(row, images[learn], images[held], seed=0)
    computing, busy = time.perf_counter() - began, time.process_time() - used
    print(json.dumps({"features": round(computing), "cpu": round(busy)}), flush=True)
    grid = row["grid"]
    scores = {}
    settings = list(product(*grid.values()))
    for values in settings if len(settings) > 1 else ():
        chosen = dict(zip(grid, values, strict=True))
        accuracy, _ = fitted(row, chosen, parts, labels[learn], labels[held], seed=0)
        scores[values] = accuracy
        print(json.dumps({"held out": round(accuracy, 4), **chosen}), flush=True)
    best = max(scores, key=scores.__getitem__, default=settings[0])
    chosen = dict(zip(grid, best, strict=True))
    del parts
    tested, training, encoding, first = [], [], [], {}
    used = time.process_time()
    for seed in range(seeds):
        began = time.perf_counter()
        if row.get("once"):
            parts = whole
        elif seed == 0 or "visual-words" in row["features"]:
            parts = features_of(row, images, test[0], seed)
        encoding.append(time.perf_counter() - began)
        accuracy, seconds = fitted(row, chosen, parts, labels, test[1], seed)
        tested.append(accuracy)
        training.append(seconds)
        first = first or {
            "seconds": round(time.perf_counter() - since[0]),
            "cpu": round(time.process_time() - since[1]),
        }
    return {
        "columns": parts[0].shape[1],
        "chosen": chosen,
        "held_out": round(scores[best], 4) if scores else None,
        "test": [round(value, 4) for value in tested],
        "mean": round(float(np.mean(tested)), 4),
        "spread": round(float(np.std(tested)), 4),
        "until_tested": first,
        "seconds_features": round(max(computing, *encoding), 1),
        "seconds_training": round(float(np.mean(training)), 1),
        "cpu_seconds_features": round(busy),
        "cpu_seconds_after_choosing": round((time.process_time() - used) / seeds),
    }


def features_of(row: dict, train: np.ndarray, other: np.ndarray, seed: int) -> tuple:
    stack = FeatureStack(row["features"], row.get("scaling", "standard"))
    if row.get("flips"):
        train = np.concatenate([train, train[:, :, ::-1]])
    if not row.get("on_disk"):
        return stack.fit_transform(train, seed), stack.transform(other)
    folder = Path(row["folder"])
    return (
        stack.fit_transform(train, seed, into=folder / "train.npy"),
        stack.transform(other, into=folder / "test.npy"),
    )


def fitted(
    row: dict, chosen: dict, parts: tuple, labels: np.ndarray, held: np.ndarray,
    seed: int,
) -> tuple[float, float]:  # fmt: skip
    train, other = parts
    if row.get("flips"):
        labels = np.concatenate([labels, labels])
    columns, classes = train.shape[1], int(labels.max()) + 1
    model = linear(columns, classes, "zero")
    if "hidden" in row:
        before, inside = row["dropout"]
        model = mlp(
            columns, row["hidden"], classes, dropout=inside, input_dropout=before
        )
    objective = Objective(
        model,
        row.get("loss", loss_named("softmax_cross_entropy")),
        penalty_named("l2"),
        chosen["strength"],
    )
    decay = chosen.get("decay")
    run = descend(
        objective,
        model.init(key_for(seed, "start")),
        Batch(train, labels),
        optimizer="adamw" if decay else "adam",
        optimizer_options={"weight_decay": decay} if decay else None,
        learning_rate=chosen["learning_rate"],
        schedule="cosine",
        batch_size=128,
        epochs=row["epochs"],
        seed=seed,
        watch=False,
    )
    metrics = evaluate(objective, run.params, Batch(other, held))
    return metrics["accuracy"], run.seconds["train"]


if __name__ == "__main__":
    main()
