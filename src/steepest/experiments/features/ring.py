"""A disc inside a ring, in the coordinates x, y and in those of distance and angle.

No line separates the disc from the ring. A line of constant distance does.

Examples
--------
>>> import numpy as np
>>> from steepest import DescentClassifier
>>> from steepest.features import polar_coordinates
>>> rng = np.random.default_rng(0)
>>> angle, kind = rng.uniform(-np.pi, np.pi, 300), np.arange(300) % 2
>>> radius = np.where(kind == 0, rng.uniform(0, 1, 300), rng.uniform(1.5, 2.5, 300))
>>> points = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
>>> for inputs in (points, polar_coordinates(points)):
...     model = DescentClassifier(learning_rate=0.1, epochs=100).fit(inputs, kind)
...     print(model.score(inputs, kind) > 0.99)
False
True
"""

import numpy as np

from ...descent import descend
from ...features import polar_coordinates
from ...models import linear
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

ROWS = 300


def points() -> tuple[np.ndarray, np.ndarray]:
    """Return 300 points (300, 2) of a disc, class 0, and a ring, class 1."""
    rng = np.random.default_rng(0)
    kind = np.arange(ROWS, dtype=np.int32) % 2
    angle = rng.uniform(-np.pi, np.pi, ROWS)
    radius = np.where(kind == 0, rng.uniform(0, 1, ROWS), rng.uniform(1.5, 2.5, ROWS))
    both = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return both.astype(np.float32), kind


def measure() -> Measured:
    """Train a linear model in both coordinates, and count what is right."""
    objective = Objective(linear(2, 2), loss_named("softmax_cross_entropy"))
    start = {"weight": np.zeros((2, 2)), "bias": np.zeros(2)}
    plane, kind = points()
    numbers, panels = {}, []
    for name, inputs, labels in (
        ("plane", plane, ("x", "y")),
        ("polar", polar_coordinates(plane), ("distance r", "angle θ")),
    ):
        run = descend(
            objective,
            start,
            (inputs, kind),
            learning_rate=0.5,
            batch_size="full",
            epochs=500,
            watch=False,
        )
        numbers[name] = 100 * float(run.metrics["train"]["accuracy"])
        numbers[f"{name}_loss"] = float(run.metrics["train"]["loss"])
        curves = tuple(
            Curve(of, *inputs[kind == k].T, "dots")
            for k, of in enumerate(("disc", "ring"))
        )
        panels.append(
            Panel("a disc and a ring", *labels, curves, equal=name == "plane")
        )
    return Measured(numbers, tuple(panels))


EXPERIMENT = Experiment(
    page=__doc__,
    name="ring",
    group="features",
    claim="Polar coordinates make a ring separable by a line.",
    says=(
        "In x and y the best line gets {plane} % of 300 points right, at a loss of "
        "{plane_loss}.",
        "In distance and angle a line gets {polar} % right, at a loss of {polar_loss}.",
    ),
    measure=measure,
)
