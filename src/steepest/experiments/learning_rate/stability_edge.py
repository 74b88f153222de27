"""Descent just below and just above 2 / λ_max, which is 0.2 here.

Along the direction of curvature λ, a step multiplies the distance by 1 − ηλ.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest import descend
>>> from steepest.landscape import largest_stable_rate
>>> valley = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
>>> print(round(float(largest_stable_rate(valley, jnp.ones(2), "sgd").rate), 4))
0.2
>>> for rate in (0.199, 0.201):
...     run = descend(valley, jnp.ones(2), learning_rate=rate, epochs=400)
...     print(rate, round(abs(float(run.params[1])), 3))
0.199 0.018
0.201 53.52
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from ...landscape import curvature, largest_stable_rate
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

STEEP, STEPS = 10.0, 400
RATES = {"below": 0.199, "above": 0.201}


def valley(w: jax.Array) -> jax.Array:
    """Return ½ (w₁² + 10 w₂²)."""
    return 0.5 * (w[0] ** 2 + STEEP * w[1] ** 2)


def measure() -> Measured:
    """Measure λ_max and the edge, and descend on both sides of it."""
    start = jnp.ones(2)
    numbers = {
        "sharpness": float(curvature(valley, start).largest.value),
        "edge": float(largest_stable_rate(valley, start, "sgd").rate),
    }
    curves = []
    for name, rate in RATES.items():
        run = descend(valley, start, learning_rate=rate, epochs=STEPS, watch=False)
        numbers[name] = abs(float(run.params[1]))
        losses = np.asarray(run.history.steps["loss"], float)
        curves.append(Curve(f"η = {rate:g}", np.arange(STEPS), losses))
    title = "descent on ½ (w₁² + 10 w₂²)"
    panel = Panel(title, "step", "loss", tuple(curves), log_y=True)
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="stability_edge",
    group="learning_rate",
    claim="Descent on a quadratic diverges beyond 2 / λ_max, and not before.",
    says=(
        "The largest curvature is {sharpness}, so that the edge is at η = {edge}.",
        "From 1, 400 steps with η = 0.199 end {below} away from the minimum, and with "
        "η = 0.201 {above} away.",
    ),
    measure=measure,
)
