"""Two rings, one inside the other, for a linear model, also in polar coordinates."""

import numpy as np

from ...descent import descend
from ...display import short_number
from ...features import polar_coordinates
from ...models import linear
from ...objectives import Objective, loss_named
from .._picture import Curve, Panel
from .._trial import Choice, Trial, Tried
from ._line import line_of_equal_scores

ROWS = 120


def measure(coordinates: str) -> Tried:
    """Train a linear model to tell the rings apart."""
    rng = np.random.default_rng(0)
    targets = np.arange(ROWS) % 2
    radius = 1.0 + targets + rng.normal(0, 0.12, ROWS)
    angle = rng.uniform(-np.pi, np.pi, ROWS)
    points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    is_polar = coordinates == "polar"
    inputs = polar_coordinates(points) if is_polar else points
    inputs = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)
    model = linear(2, 2)
    run = descend(
        Objective(model, loss_named("softmax_cross_entropy")),
        {"weight": np.zeros((2, 2)), "bias": np.zeros(2)},
        (inputs, targets),
        optimizer="lbfgs",
        batch_size="full",
        epochs=100,
        watch=False,
    )
    scores = np.asarray(model.apply(run.params, inputs, None))
    right = float((scores.argmax(axis=1) == targets).mean())
    line = line_of_equal_scores(run.params)
    names = ("distance", "angle") if is_polar else ("x", "y")
    curves = [
        Curve(name, *inputs[targets == i].T, "dots")
        for i, name in enumerate(("inner ring", "outer ring"))
    ]
    panel = Panel(
        "what the model sees, standardized",
        *names,
        (*curves, Curve("decision boundary", *line, "line")),
        low=-3.0,
        high=3.0,
    )
    said = f"The linear model is right on {short_number(right)} of the rows."
    return Tried((said,), (panel,))


TRIAL = Trial(
    name="rings",
    title="Polar coordinates",
    claim="No straight line parts a ring from the one around it; in polar coordinates "
    "one number, the distance, does.",
    choices=(
        Choice("coordinates", "coordinates", "cartesian", words=("cartesian", "polar")),
    ),
    presets={
        "wrong: x and y": {"coordinates": "cartesian"},
        "right: distance and angle": {"coordinates": "polar"},
    },
    measure=measure,
)
