"""A linear model trained with hinges of margin 0, 1 and 100.

From weights of zero, m times the margin with m times the learning rate gives exactly m
times the weights: the margin chooses a scale and nothing else. At a margin of 0 the
start is already a minimum.

Examples
--------
>>> import jax
>>> import numpy as np
>>> from steepest import descend
>>> from steepest.models import linear
>>> from steepest.objectives import Objective, losses
>>> data = np.array([[1.0, 0.2], [-1.0, 0.4]]), np.array([0, 1])
>>> for margin in (0, 1, 100):
...     objective = Objective(linear(2, 2), losses["hinge"](margin=margin))
...     params = objective.model.init(jax.random.key(0))
...     run = descend(objective, params, data, learning_rate=0.1, epochs=100)
...     print(margin, round(float(np.abs(run.params["weight"]).sum()), 2))
0 0.0
1 1.18
100 22.0
"""

import jax
import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel
from .._separable import SEPARABLE

MARGINS = (0.0, 1.0, 100.0)
RATE, STEPS = 0.1, 60


def measure() -> Measured:
    """Train with each margin, and with 100 at a rate 100 times as large."""
    numbers, curves = {}, []
    for margin, rate in (*((margin, RATE) for margin in MARGINS), (100.0, 100 * RATE)):
        label = f"margin_{margin:g}" + "_fast" * (rate != RATE)
        losses, weights = _train(margin, rate)
        numbers |= {
            f"{label}_start": losses[0],
            f"{label}_end": losses[-1],
            f"{label}_norm": float(np.sqrt((weights**2).sum())),
        }
        shown = losses / margin if margin else losses
        name = f"Δ = {margin:g}, η = {rate:g}"
        steps = np.arange(1, STEPS + 1)
        curves.append(Curve(name, steps, shown, "dashed" if rate > 1 else "line"))
    ratio = numbers["margin_100_fast_norm"] / numbers["margin_1_norm"]
    numbers["ratio"] = ratio
    title = "loss as a share of the margin"
    return Measured(numbers, (Panel(title, "step", "loss / Δ", tuple(curves)),))


def _train(margin: float, rate: float) -> tuple[np.ndarray, np.ndarray]:
    objective = Objective(linear(2, 2), loss_named("hinge", margin=margin))
    params = objective.model.init(jax.random.key(0))
    run = descend(
        objective,
        params,
        SEPARABLE,
        learning_rate=rate,
        batch_size="full",
        epochs=STEPS,
        watch=False,
    )
    return np.asarray(run.history.steps["loss"], float), np.asarray(
        run.params["weight"], float
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="margin",
    group="losses",
    claim=(
        "The margin sets the scale of the weights, and a margin of 0 asks for nothing."
    ),
    says=(
        "With a margin of 0, weights of zero have a loss of {margin_0_start} and no "
        "slope: after the training the weights are {margin_0_norm} long.",
        "With a margin of 1 the loss falls from {margin_1_start} to {margin_1_end}, "
        "and the weights are {margin_1_norm} long.",
        "With a margin of 100 and the same learning rate it falls from "
        "{margin_100_start} to {margin_100_end} in as many steps.",
        "With 100 times the learning rate it falls to {margin_100_fast_end}, and the "
        "weights are {ratio} times as long as with a margin of 1.",
    ),
    measure=measure,
)
