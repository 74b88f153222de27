"""Descent from a poor local minimum, with batches of each size and a falling rate.

The loss of a row is (w² − 1)² + w/4 + ε w with ε = 5 for half of the rows and −5 for
the others. The mean of all rows has a local minimum near 1 and a lower one near −1;
the noise of a batch of B rows is 5/√B.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest import descend
>>> rows = jnp.array([5.0, -5.0] * 32)
>>> def loss(w, rows):
...     return (w**2 - 1) ** 2 + w / 4 + rows.mean() * w
>>> for size in (1, "full"):
...     options = {"batch_size": size, "learning_rate": 0.1, "schedule": "cosine"}
...     run = descend(loss, jnp.array(1.0), rows, epochs=20, **options)
...     print(size, "global" if run.params < 0 else "local")
1 global
full local
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

NOISE = 5.0
ROWS = np.tile(np.array([NOISE, -NOISE], np.float32), 32)
SIZES = (1, 2, 4, 8, 16, len(ROWS))
SEEDS, RATE, STEPS = 40, 0.1, 1280


def wells(w: jax.Array, rows: jax.Array) -> jax.Array:
    """Return the mean loss of some rows."""
    return (w**2 - 1) ** 2 + w / 4 + jnp.mean(rows) * w


def measure() -> Measured:
    """Descend from the local minimum with 40 seeds and each batch size."""
    rows = jnp.asarray(ROWS)
    numbers, paths = {}, []
    for size in SIZES:
        ends, losses = [], []
        for seed in range(SEEDS):
            run = descend(
                wells,
                jnp.array(1.0),
                rows,
                learning_rate=RATE,
                schedule="cosine",
                batch_size=size,
                epochs=STEPS * size // len(ROWS),
                seed=seed,
                watch=False,
            )
            ends.append(float(run.params))
            losses.append(float(wells(run.params, rows)))
        numbers[f"global_{size}"] = float(np.sum(np.array(ends) < 0))
        numbers[f"loss_{size}"] = float(np.mean(losses))
        paths.append(np.array(ends))
    x = np.linspace(-1.5, 1.5, 121)
    heights = (x**2 - 1) ** 2 + x / 4
    names = tuple(f"B = {size}" for size in SIZES)
    shares = [numbers[f"global_{size}"] for size in SIZES]
    return Measured(
        numbers,
        (
            Panel("mean loss of all rows", "w", "loss", (Curve("", x, heights),)),
            Panel(
                "ends in the global minimum",
                "",
                "of 40 descents",
                (Curve("", names, shares, "bars"),),
            ),
        ),
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="explore",
    group="batch",
    claim="Small batches explore several minima and often end in a better one.",
    says=(
        "Of 40 descents from the local minimum {global_1} end in the global one with "
        "B = 1, {global_2} with 2, {global_4} with 4 and {global_8} with 8.",
        "With B = 16 it is {global_16}, and with all rows {global_64}.",
        "The mean loss at the end is {loss_1} with B = 1, {loss_2} with 2, {loss_4} "
        "with 4 and {loss_64} with all rows.",
    ),
    measure=measure,
    correction="Notes say that small batches find a better minimum. They do if the "
    "noise is large enough to climb out, and the rate then falls: with little noise, "
    "or a rate that stays high, they do not.",
)
