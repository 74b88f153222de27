"""A linear classifier of the digits at the learning rates that people try first.

Examples
--------
>>> import numpy as np
>>> from sklearn.datasets import load_digits
>>> from steepest import descend
>>> from steepest.models import linear
>>> from steepest.objectives import Objective, losses
>>> inputs, targets = load_digits(return_X_y=True)
>>> objective = Objective(linear(64, 10), losses["softmax-cross-entropy"]())
>>> start = {"weight": np.zeros((10, 64)), "bias": np.zeros(10)}
>>> data = inputs[:300] / 16, targets[:300]
>>> for rate in (0.1, 1e-5):
...     options = {"batch_size": "full", "learning_rate": rate, "epochs": 100}
...     run = descend(objective, start, data, **options)
...     print(rate, round(float(objective(run.params, data)), 3))
0.1 0.915
1e-05 2.302
"""

import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named
from .._digits import digits
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

RATES = (1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0)
STEPS = 100


def measure() -> Measured:
    """Train for 100 steps of all rows with each rate."""
    objective = Objective(linear(64, 10), loss_named("softmax_cross_entropy"))
    start = {"weight": np.zeros((10, 64)), "bias": np.zeros(10)}
    rows = digits()
    numbers, losses = {}, []
    for rate in RATES:
        run = descend(
            objective,
            start,
            rows,
            learning_rate=rate,
            batch_size="full",
            epochs=STEPS,
            watch=False,
        )
        losses.append(float(objective(run.params, rows)))
        numbers[f"at_{rate:g}".replace(".", "_").replace("-", "_")] = losses[-1]
    curve = Curve("", RATES, losses)
    title = "digits, 100 steps of a linear model"
    panel = Panel(title, "learning rate η", "loss", (curve,), log_x=True)
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="sweep",
    group="learning_rate",
    claim="Rates from 0.1 down are tried because a factor of ten decides.",
    says=(
        "From log 10 = 2.303, 100 steps on 300 digits end at {at_1e_05} with η = "
        "0.00001, {at_0_0001} with 0.0001 and {at_0_001} with 0.001.",
        "They end at {at_0_01} with η = 0.01, {at_0_1} with 0.1 and {at_1} with 1.",
    ),
    measure=measure,
)
