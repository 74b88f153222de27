"""Linear classifiers of MNIST and of CIFAR-10 at the rates that people try first.

Pixels less their mean image, over their standard deviation; 1000 training images of
each class, in batches of 64, for three epochs.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest import Objective, losses, models
>>> from steepest.landscape import curvature
>>> loss = losses["softmax-cross-entropy"]()
>>> pixels, classes = jnp.ones((10, 784)), jnp.arange(10)
>>> objective = Objective(models.linear(784, 10), loss)
>>> zeros = {"weight": jnp.zeros((10, 784)), "bias": jnp.zeros(10)}
>>> sharpness = curvature(lambda w: objective(w, (pixels, classes)), zeros).largest
>>> print(round(2 / sharpness.value, 3))  # with many pixels the edge is low
0.025
"""

from pathlib import Path

import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._image_folders import centered, images_of
from .._picture import Curve, Panel

RATES = (1e-5, 1e-4, 1e-3, 1e-2, 0.1)
SETS = ("mnist", "cifar10")
PER_CLASS, TEST_PER_CLASS, EPOCHS = 1000, 200, 3


def measure(
    folder: str | Path,
    per_class: int = PER_CLASS,
    test_per_class: int = TEST_PER_CLASS,
    epochs: int = EPOCHS,
) -> Measured:
    """Train with each rate, and look at the loss and at test images."""
    numbers, losses, rights = {}, [], []
    for name in SETS:
        images, classes = images_of(folder, name, "train", per_class)
        test, test_classes = images_of(folder, name, "test", test_per_class)
        rows, test = centered(images, test)
        n = rows.shape[1]
        objective = Objective(linear(n, 10), loss_named("softmax_cross_entropy"))
        zeros = {"weight": np.zeros((10, n)), "bias": np.zeros(10)}
        of_set, right = [], []
        for rate in RATES:
            run = descend(
                objective,
                zeros,
                (rows, classes),
                validation=(test, test_classes),
                learning_rate=rate,
                batch_size=64,
                epochs=epochs,
                watch=False,
            )
            key = f"{name}_{rate:g}".replace(".", "_").replace("-", "_")
            of_set.append(float(run.metrics["train"]["loss"]))
            right.append(100 * float(run.metrics["validation"]["accuracy"]))
            numbers[key], numbers[f"{key}_right"] = of_set[-1], right[-1]
        losses.append(Curve(name.upper().replace("R1", "R-1"), RATES, of_set))
        rights.append(Curve(name.upper().replace("R1", "R-1"), RATES, right))
    return Measured(
        numbers,
        (
            Panel(
                "loss after 3 epochs",
                "learning rate η",
                "loss",
                tuple(losses),
                log_x=True,
                log_y=True,
            ),
            Panel(
                "right of the test images",
                "learning rate η",
                "%",
                tuple(rights),
                log_x=True,
            ),
        ),
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="image_rates",
    group="learning_rate",
    claim="The best of 0.1 … 0.00001 is another one for CIFAR-10 than for MNIST.",
    says=(
        "MNIST: the loss after three epochs is {mnist_1e_05} with η = 0.00001, "
        "{mnist_0_0001} with 0.0001, {mnist_0_001} with 0.001, {mnist_0_01} with 0.01 "
        "and {mnist_0_1} with 0.1, which gets {mnist_0_1_right} % of 2000 test images "
        "right.",
        "CIFAR-10: it is {cifar10_1e_05}, {cifar10_0_0001}, {cifar10_0_001}, "
        "{cifar10_0_01} and {cifar10_0_1}: 0.1 is too large here.",
        "Of the test images of CIFAR-10, 0.001 gets {cifar10_0_001_right} % right, "
        "0.01 {cifar10_0_01_right} % and 0.1 {cifar10_0_1_right} %.",
    ),
    measure=measure,
    needs=("mnist", "cifar10"),
)
