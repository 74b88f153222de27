"""Trainings to be logged: settings with and without a fault, and what came of them.

The truth about a training never comes from its log: it is measured on all training
rows, on test rows that the log knows nothing of, and by training on.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

MORE_THAN_CHANCE = 0.97  # of the loss of the best constant answer
ROSE = 1.05  # times the loss at the start
WORSE = 1.08  # times the lowest test loss
SURE = 1.64  # standard errors: one in twenty by chance
GAINS = 0.1  # of the test loss, by training twice as long


@dataclass(frozen=True)
class Training:
    """One training.

    `loop` is what runs it; the others are what it is given.
    """

    data: str
    seed: int
    fault: str = "none"
    model: str = "mlp"
    hidden: int = 32
    optimizer: str = "adam"
    rate: float = 1e-3
    epochs: int = 25
    rows: int = 400
    batch: int = 32
    scaled: bool = True
    schedule: str = "constant"
    options: dict[str, Any] = field(default_factory=dict)


RATES = {"adam": 3e-3, "sgd": 0.1}


def trainings(data: tuple[str, ...], seeds: range) -> list[Training]:
    """Return healthy trainings and such with one fault."""
    made = []
    for name in data:
        for seed in seeds:
            for optimizer, rate in RATES.items():
                fine = Training(name, seed, optimizer=optimizer, rate=rate)
                made += [fine, replace(fine, schedule="cosine", epochs=40)]
                made.append(replace(fine, hidden=0, epochs=40))
                made += [
                    replace(fine, fault=fault, **change)
                    for fault, change in FAULTS.items()
                ]
                for factor in (1000, 100, 1e-2, 1e-3):
                    changed = replace(fine, fault=f"rate x {factor:g}")
                    made.append(replace(changed, rate=rate * factor))
    return made


FAULTS: dict[str, dict[str, Any]] = {
    "unscaled": {"scaled": False},
    "shuffled labels": {},
    "dead start": {},
    "few rows": {"rows": 60, "hidden": 256, "epochs": 100},
    "noisy labels": {"rows": 150, "hidden": 256, "epochs": 60},
    "few epochs": {"epochs": 5, "batch": 128},
    "rate spent": {"schedule": "exponential", "options": {"end": 1e-8}},
}


def rows_of(training: Training, images: str | None = None) -> dict[str, Any]:
    """Return the rows: training, validation and test part."""
    x, y = _source(training.data, images)
    order = np.random.default_rng(1000 + training.seed).permutation(len(x))
    x, y = x[order].astype(np.float32), y[order].astype(np.int32)
    n = min(training.rows, len(x) // 3)
    cuts = [n, n + min(200, len(x) // 6)]
    parts = [slice(0, cuts[0]), slice(*cuts), slice(cuts[1], cuts[1] + 2000)]
    train, validation, test = ((x[part], y[part]) for part in parts)
    if training.scaled:
        center, spread = train[0].mean(0), train[0].std(0)
        spread = spread.clip(0.1 * train[0].std())  # of pixels that hardly differ
        train, validation, test = (
            ((a - center) / spread, b) for a, b in (train, validation, test)
        )
    draw = np.random.default_rng(training.seed)
    if training.fault == "shuffled labels":
        train = train[0], draw.permutation(train[1])
    if training.fault == "noisy labels":
        wrong = draw.random(n) < 0.3
        train = train[0], np.where(wrong, draw.permutation(train[1]), train[1])
    classes = int(y.max()) + 1
    return {"train": train, "validation": validation, "test": test, "classes": classes}


def _source(name: str, images: str | None) -> tuple[np.ndarray, np.ndarray]:
    if name == "mnist":
        with np.load(str(images)) as stored:
            return stored["x"].reshape(len(stored["x"]), -1), stored["y"]
    from sklearn import datasets

    return getattr(datasets, f"load_{name}")(return_X_y=True)


def truth(facts: dict[str, Any]) -> list[str]:
    """Return what came of a training, by numbers that its log does not hold."""
    found = []
    if not facts["finite"]:
        return ["not_finite"]
    if facts["train_end"] > ROSE * facts["train_start"]:
        found.append("rises")
    elif facts["train_end"] > MORE_THAN_CHANCE * facts["constant"]:
        found.append("stuck")
    test = np.asarray(facts["test"])
    best = int(np.argmin(test))
    surely = facts["test_end_z"] > SURE
    if test[-1] > WORSE * test[best] and surely:
        found.append("overfits")
    elif not found and facts["test_longer"] < (1 - GAINS) * test[-1]:
        found.append("goes_on")
    return found


def constant_loss(targets: np.ndarray) -> float:
    """Return the loss of the class frequencies."""
    shares = np.bincount(targets) / len(targets)
    shares = shares[shares > 0]
    return float(-(shares * np.log(shares)).sum())
