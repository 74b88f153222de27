"""What the hidden units of a network look for, before and after the training.

The weights of a unit are as many as there are pixels, so that they can be seen as an
image. How good its features are is measured by a linear model of them alone.

Examples
--------
>>> import jax
>>> from sklearn.datasets import load_digits
>>> from steepest import Objective, descend, losses, models
>>> images, digits = load_digits(return_X_y=True)
>>> model = models.mlp(64, [16], 10)
>>> objective = Objective(model, losses["softmax-cross-entropy"]())
>>> data = images[:300] / 16, digits[:300]
>>> start = model.init(jax.random.key(0))
>>> run = descend(objective, start, data, optimizer="adam", learning_rate=0.01)
>>> print(run.params[0]["weight"].shape)  # 16 units, each with the weights of 64 pixels
(16, 64)
"""

from typing import Any

import jax
import numpy as np

from ...descent import descend
from ...models import linear, mlp
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

UNITS, TRAINED, SCALE, GAP = 16, 1000, 6, 1


def rows() -> tuple[np.ndarray, np.ndarray]:
    """Return all digits from 0 to 1, (1797, 64), and their classes."""
    from sklearn.datasets import load_digits

    inputs, targets = load_digits(return_X_y=True)
    return (inputs / 16).astype(np.float32), targets.astype(np.int32)


def hidden(params: Any, inputs: np.ndarray) -> np.ndarray:
    """Return what the hidden units make of inputs."""
    return np.maximum(inputs @ np.asarray(params[0]["weight"]).T + params[0]["bias"], 0)


def measure() -> Measured:
    """Train a network; then a linear model of pixels, of first and of last features."""
    inputs, targets = rows()
    model = mlp(64, [UNITS], 10)
    start = model.init(jax.random.key(0))
    network = Objective(model, loss_named("softmax_cross_entropy"))
    run = _trained(network, start, inputs, targets)
    described = {
        "pixels": inputs,
        "random": hidden(start, inputs),
        "learned": hidden(run.params, inputs),
    }
    numbers = {}
    for name, features in described.items():
        n = features.shape[1]
        readout = Objective(linear(n, 10), loss_named("softmax_cross_entropy"))
        scaled = (features - features[:TRAINED].mean(0)) / features[:TRAINED].std()
        zeros = {"weight": np.zeros((10, n)), "bias": np.zeros(10)}
        fitted = _trained(readout, zeros, scaled, targets)
        numbers[name] = 100 * float(fitted.metrics["validation"]["accuracy"])
    numbers["units"] = float(UNITS)
    names = ("16 random features", "64 pixels", "16 learned features")
    heights = [numbers[name] for name in ("random", "pixels", "learned")]
    return Measured(
        numbers,
        (
            Panel("weights of 16 units at the start", "", "", image=picture(start)),
            Panel("the same after the training", "", "", image=picture(run.params)),
            Panel(
                "a linear model of them",
                "",
                "right of 797 digits, %",
                (Curve("", names, np.round(heights, 2), "bars"),),
                low=50,
                high=100,
            ),
        ),
    )


def _trained(
    objective: Objective, start: Any, inputs: np.ndarray, targets: np.ndarray
) -> Any:
    return descend(
        objective,
        start,
        (inputs[:TRAINED], targets[:TRAINED]),
        validation=(inputs[TRAINED:], targets[TRAINED:]),
        optimizer="adam",
        learning_rate=0.01,
        schedule="cosine",
        batch_size=50,
        epochs=60,
        watch=False,
    )


def picture(params: Any) -> np.ndarray:
    """Return the weights of the units as images side by side, gray where they are 0."""
    weights = np.asarray(params[0]["weight"]).reshape(4, 4, 8, 8)
    levels = 127.5 + 127.5 * weights / np.abs(weights).max((2, 3), keepdims=True)
    tiles = np.pad(levels, ((0, 0), (0, 0), (0, GAP), (0, GAP)))
    whole = tiles.transpose(0, 2, 1, 3).reshape(4 * (8 + GAP), 4 * (8 + GAP))
    return (
        np.rint(whole[:-GAP, :-GAP]).astype(np.uint8).repeat(SCALE, 0).repeat(SCALE, 1)
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="learned",
    group="features",
    claim="Hidden layers learn features in which the classes are easy to separate.",
    says=(
        "A linear model of the features of {units} random units gets {random} % of 797 "
        "digits right that were not trained on.",
        "Of the features that the same {units} units have learned it gets {learned} %, "
        "and of all 64 pixels {pixels} %.",
    ),
    measure=measure,
)
