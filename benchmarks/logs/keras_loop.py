"""The same trainings by Keras' fit, logged by its CSVLogger."""

import csv
import tempfile
from pathlib import Path
from typing import Any

import keras
import numpy as np

from .trainings import Training, constant_loss, rows_of

OPTIMIZERS = {"adam": keras.optimizers.Adam, "sgd": keras.optimizers.SGD}


class Unseen(keras.callbacks.Callback):
    """The test loss after every epoch, which no log holds."""

    def __init__(self, rows: tuple) -> None:
        super().__init__()
        self.rows, self.losses = rows, []

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        self.losses.append(_losses(self.model, self.rows))


def run(training: Training, images: str | None) -> tuple[list[dict], dict[str, Any]]:
    keras.utils.set_random_seed(training.seed)
    rows = rows_of(training, images)
    layers: list[Any] = [keras.layers.Input((rows["train"][0].shape[1],))]
    start: Any = "zeros" if training.fault == "dead start" else "glorot_uniform"
    if training.hidden:
        layers.append(
            keras.layers.Dense(training.hidden, "relu", kernel_initializer=start)
        )
    layers.append(keras.layers.Dense(rows["classes"], kernel_initializer=start))
    model = keras.Sequential(layers)
    steps = training.epochs * -(-len(rows["train"][0]) // training.batch)
    rate: Any = training.rate
    if training.schedule == "cosine":
        rate = keras.optimizers.schedules.CosineDecay(rate, steps)
    if training.schedule == "exponential":
        end = training.options["end"]
        rate = keras.optimizers.schedules.ExponentialDecay(rate, steps, end)
    model.compile(
        OPTIMIZERS[training.optimizer](rate),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    first = float(_losses(model, rows["train"]).mean())
    unseen = Unseen(rows["test"])
    fitted: dict[str, Any] = {"batch_size": training.batch, "verbose": 0}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "log.csv")
        model.fit(
            *rows["train"],
            epochs=training.epochs,
            validation_data=rows["validation"],
            callbacks=[keras.callbacks.CSVLogger(str(file)), unseen],
            **fitted,
        )
        with file.open() as lines:
            log = list(csv.DictReader(lines))
    end = float(_losses(model, rows["train"]).mean())
    model.fit(*rows["train"], epochs=training.epochs, **fitted)
    test = [float(losses.mean()) for losses in unseen.losses]
    best = int(np.argmin(np.nan_to_num(test, nan=np.inf)))
    apart = unseen.losses[-1] - unseen.losses[best]
    error = float(apart.std() / len(apart) ** 0.5)
    return log, {
        "finite": bool(np.isfinite([end, *test]).all()),
        "train_start": first,
        "train_end": end,
        "constant": constant_loss(rows["train"][1]),
        "test": test,
        "test_end_z": float(apart.mean() / error) if error > 0 else 0.0,
        "test_longer": float(_losses(model, rows["test"]).mean()),
    }


def _losses(model: Any, part: tuple) -> np.ndarray:
    scores = np.asarray(model.predict(part[0], verbose=0, batch_size=512), np.float64)
    highest = scores.max(1, keepdims=True)
    log_sum = np.log(np.exp(scores - highest).sum(1)) + highest[:, 0]
    return log_sum - scores[np.arange(len(scores)), part[1]]
