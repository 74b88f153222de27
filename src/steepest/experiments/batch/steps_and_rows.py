"""The loss after as many steps, and after as many rows, for batches of each size.

A step of B rows computes B gradients: rows are what a step costs.

Examples
--------
>>> import numpy as np
>>> from steepest import descend
>>> from steepest.models import linear
>>> from steepest.objectives import Objective, losses
>>> x = np.random.default_rng(0).normal(size=(256, 1))
>>> objective = Objective(linear(1, 1), losses["squared-error"]())
>>> start, data = {"weight": np.zeros((1, 1)), "bias": np.zeros(1)}, (x, 3 * x[:, 0])
>>> for size in (8, "full"):
...     options = {"batch_size": size, "learning_rate": 0.05, "epochs": 2}
...     run = descend(objective, start, data, **options)
...     print(len(run.history.steps["loss"]), float(objective(run.params, data)) < 0.1)
64 True
2 False
"""

import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named
from .._digits import ROWS, digits
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

SIZES = (1, 8, 32, 128, ROWS)
RATE, STEPS, EPOCHS = 0.05, 30, 4


def measure() -> Measured:
    """Train for four epochs with each size, and for 30 steps where those are fewer."""
    objective = Objective(linear(64, 10), loss_named("softmax_cross_entropy"))
    start = {"weight": np.zeros((10, 64)), "bias": np.zeros(10)}
    numbers, by_step, by_row = {}, [], []
    for size in SIZES:
        per_epoch = -(-ROWS // size)
        epochs = max(EPOCHS, -(-STEPS // per_epoch))
        run = descend(
            objective,
            start,
            digits(),
            learning_rate=RATE,
            batch_size=size,
            epochs=epochs,
            watch=False,
        )
        losses = np.asarray(run.history.steps["loss"], float)
        numbers[f"jumps_{size}"] = float(np.abs(np.diff(losses[:STEPS])).mean())
        few = descend(
            objective,
            start,
            digits(),
            learning_rate=RATE,
            batch_size=size,
            epochs=EPOCHS,
            watch=False,
        )
        numbers[f"rows_{size}"] = float(objective(few.params, digits()))
        numbers[f"steps_{size}"] = float(EPOCHS * per_epoch)
        name = f"B = {size}"
        by_step.append(Curve(name, np.arange(STEPS), losses[:STEPS]))
        seen = np.arange(EPOCHS * per_epoch) * size
        smooth = _smooth(losses[: EPOCHS * per_epoch], max(1, 32 // size))
        by_row.append(Curve(name, seen[: len(smooth)], smooth))
    return Measured(
        numbers,
        (
            Panel("loss of each batch", "step", "loss", tuple(by_step)),
            Panel("loss of each batch", "rows looked at", "loss", tuple(by_row)),
        ),
    )


def _smooth(values: np.ndarray, n: int) -> np.ndarray:
    return np.convolve(values, np.full(n, 1 / n), "valid")


EXPERIMENT = Experiment(
    page=__doc__,
    name="steps_and_rows",
    group="batch",
    claim="Small batches jump and get far for their rows; full batches fall steadily.",
    says=(
        "From one step to the next the loss of a batch jumps by {jumps_1} with B = 1, "
        "{jumps_32} with 32, and moves by {jumps_300} with all 300 rows.",
        "After looking at 1200 rows, B = 1 has made {steps_1} steps and is at a loss "
        "of {rows_1}, B = 8 at {rows_8} and B = 32 at {rows_32}.",
        "B = 128 is at {rows_128}, and all rows, {steps_300} steps, at {rows_300}.",
    ),
    measure=measure,
)
