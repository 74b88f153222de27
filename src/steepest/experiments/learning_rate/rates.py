"""Descent on f = ½ w² from w = 5 with three learning rates.

Every step multiplies w by 1 − η.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest import descend
>>> bowl, start = lambda w: 0.5 * w**2, jnp.array(5.0)
>>> for rate in (1e-3, 0.5, 2.5):
...     run = descend(bowl, start, learning_rate=rate, epochs=20)
...     print(rate, f"{float(run.params):.4g}")
0.001 4.901
0.5 4.768e-06
2.5 1.663e+04
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

RATES = {"small": 0.001, "right": 0.5, "large": 2.5}
START, STEPS = 5.0, 20


def bowl(w: jax.Array) -> jax.Array:
    """Return ½ w²."""
    return 0.5 * w**2


def measure() -> Measured:
    """Descend with each rate."""
    numbers, curves = {}, []
    for name, rate in RATES.items():
        run = descend(
            bowl, jnp.array(START), learning_rate=rate, epochs=STEPS, watch=False
        )
        numbers[name] = float(run.params)
        losses = np.asarray(run.history.steps["loss"], float)
        curves.append(Curve(f"η = {rate:g}", np.arange(STEPS), losses))
    title = "descent on ½ w² from 5"
    panel = Panel(title, "step", "loss", tuple(curves), log_y=True)
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="rates",
    group="learning_rate",
    claim="Too small a learning rate crawls, too large a one diverges.",
    says=(
        "From w = 5, after 20 steps on ½ w², η = 0.001 is at {small}: it has hardly "
        "moved.",
        "η = 0.5 is at {right}.",
        "η = 2.5 is at {large}: every step is 1.5 times as far from the minimum.",
    ),
    measure=measure,
)
