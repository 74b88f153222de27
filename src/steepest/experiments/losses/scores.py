"""The scores of one digit while a softmax loss is minimized.

The gradient of the loss by the scores is p − 1 for the right class and p for the
others, and these numbers sum to 0.

Examples
--------
>>> import jax
>>> import jax.numpy as jnp
>>> from steepest import losses
>>> loss = losses["softmax-cross-entropy"]()
>>> scores = jnp.array([[3.2, 5.1, -1.7]])
>>> slopes = jax.grad(lambda s: loss.per_example(s, jnp.array([0]))[0])(scores)[0]
>>> print(slopes.round(2), "sum", abs(round(float(slopes.sum()), 6)))
[-0.87  0.87  0.  ] sum 0.0
"""

import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named
from .._digits import digits
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

EPOCHS = (0, 1, 3, 10, 30, 100, 300)
RATE, ROW = 0.5, 0


def measure() -> Measured:
    """Train for more and more steps of all rows, and look at the scores of one row."""
    objective = Objective(linear(64, 10), loss_named("softmax_cross_entropy"))
    zeros = {"weight": np.zeros((10, 64)), "bias": np.zeros(10)}
    inputs, targets = digits()
    right = int(targets[ROW])
    scores = [np.zeros(10)]
    for epochs in EPOCHS[1:]:
        run = descend(
            objective,
            zeros,
            digits(),
            learning_rate=RATE,
            batch_size="full",
            epochs=epochs,
            watch=False,
        )
        weight, bias = (np.asarray(run.params[k], float) for k in ("weight", "bias"))
        scores.append(weight @ inputs[ROW].astype(float) + bias)
    table = np.array(scores)
    wrong = np.delete(table, right, axis=1)
    numbers = {
        "right_10": float(table[EPOCHS.index(10), right]),
        "wrong_10": float(wrong[EPOCHS.index(10)].max()),
        "right": float(table[-1, right]),
        "wrong_mean": float(wrong[-1].mean()),
        "wrong_highest": float(wrong[-1].max()),
        "sum": float(abs(table[-1].sum()).round(3)),
    }
    steps = np.array(EPOCHS) + 1
    lines = [Curve("right class", steps, table[:, right])]
    lines += [
        Curve("" if k else "wrong classes", steps, wrong[:, k], "dashed")
        for k in range(wrong.shape[1])
    ]
    panel = Panel("scores of one digit", "steps + 1", "score", tuple(lines), log_x=True)
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="scores",
    group="losses",
    claim="Training raises the score of the right class and lowers the others.",
    says=(
        "All ten scores of a digit start at 0. After 10 steps the right one is "
        "{right_10}, and the highest wrong one {wrong_10}.",
        "After 300 steps the right one is {right}; the wrong ones are {wrong_mean} in "
        "the mean, and {wrong_highest} at most.",
        "Their sum stays {sum}: what the right class gains, the others lose.",
    ),
    measure=measure,
)
