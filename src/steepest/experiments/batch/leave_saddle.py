"""Descent from a ridge to a saddle, with batches of each size.

The loss of a row is ½ (w₁² − w₂²) + ¼ w₂⁴ + ε w₂ with ε = 1 for half of the rows and −1
for the others, so that only the gradient of all rows is exactly 0 across the ridge.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest import descend
>>> rows = jnp.array([1.0, -1.0] * 32)
>>> def loss(w, rows):
...     hill = (w[0] ** 2 - w[1] ** 2) / 2 + w[1] ** 4 / 4
...     return hill + rows.mean() * w[1]
>>> for size in (8, "full"):
...     options = {"batch_size": size, "learning_rate": 0.1, "epochs": 100}
...     run = descend(loss, jnp.array([1.0, 0.0]), rows, **options)
...     print(size, abs(float(run.params[1])) > 0.5)
8 True
full False
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

ROWS = np.tile(np.array([1.0, -1.0], np.float32), 32)
SIZES = (1, 8, 32, len(ROWS))
START = (1.0, 0.0)
RATE, STEPS = 0.1, 256


def saddle(w: jax.Array, rows: jax.Array) -> jax.Array:
    """Return the mean loss of some rows."""
    hill = (w[0] ** 2 - w[1] ** 2) / 2 + w[1] ** 4 / 4
    return hill + jnp.mean(rows) * w[1]


def measure() -> Measured:
    """Take 256 steps from the ridge with each batch size."""
    numbers, names, ends = {}, [], []
    everything = jnp.asarray(ROWS)
    for size in SIZES:
        run = descend(
            saddle,
            jnp.array(START),
            everything,
            learning_rate=RATE,
            batch_size=size,
            epochs=STEPS * size // len(ROWS),
            watch=False,
        )
        numbers[f"across_{size}"] = abs(float(run.params[1]))
        numbers[f"loss_{size}"] = round(float(saddle(run.params, everything)), 6) + 0.0
        names.append(f"B = {size}")
        ends.append(numbers[f"across_{size}"])
    curve = Curve("", tuple(names), ends, "bars")
    title = "distance from the ridge after 256 steps"
    return Measured(numbers, (Panel(title, "", "|w₂|", (curve,)),))


EXPERIMENT = Experiment(
    page=__doc__,
    name="leave_saddle",
    group="batch",
    claim="Small batches leave a saddle that a full batch does not.",
    says=(
        "With all 64 rows descent ends at the saddle, {across_64} away from the "
        "ridge, at a loss of {loss_64}.",
        "With B = 32 it ends {across_32} away, with 8 {across_8} and with 1 "
        "{across_1}; the minima are 1 away.",
        "Their losses are {loss_32}, {loss_8} and {loss_1}; the lowest is −0.25.",
    ),
    measure=measure,
)
