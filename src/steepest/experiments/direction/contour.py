"""The gradient stands at a right angle to the contour, and the step is η‖∇f‖ long.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest import descend
>>> f = lambda w: 0.5 * (w[0] ** 2 + 3 * w[1] ** 2)
>>> run = descend(f, jnp.array([2.0, 1.0]), learning_rate=0.1, epochs=1)
>>> print(round(float(run.history.steps["update_norm"][0]), 4))
0.3606
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from ...landscape import cosine
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel
from ._bowl import POINT, bowl

RATE, ARC = 0.1, 1e-3


def measure() -> Measured:
    """Walk along the contour through the point, and take a step from it."""
    level = float(bowl(POINT))
    ellipse = np.linspace(0.0, 2 * np.pi, 181)
    axes = np.sqrt([2 * level, 2 * level / 3])
    contour = axes[:, None] * np.stack([np.cos(ellipse), np.sin(ellipse)])
    at = np.arctan2(float(POINT[1]) / axes[1], float(POINT[0]) / axes[0])
    ends = [axes * [np.cos(at + s * ARC), np.sin(at + s * ARC)] for s in (-1, 1)]
    tangent = jnp.asarray(ends[1] - ends[0], jnp.float32)
    gradient = jax.grad(bowl)(POINT)
    run = descend(bowl, POINT, learning_rate=RATE, epochs=1)
    numbers = {
        "level_change": abs(float(bowl(jnp.asarray(ends[1]))) - level),
        "tangent_degrees": float(np.degrees(np.arccos(cosine(gradient, tangent)))),
        "rate": RATE,
        "length": float(jnp.linalg.norm(gradient)),
        "step": float(run.history.steps["update_norm"][0]),
    }
    step = np.stack([np.asarray(POINT), np.asarray(run.params)])
    panel = Panel(
        "a step from a contour",
        "w₁",
        "w₂",
        (
            Curve("contour", contour[0], contour[1]),
            Curve("step", step[:, 0], step[:, 1]),
        ),
        equal=True,
    )
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="contour",
    group="direction",
    claim="The gradient is at a right angle to the contour; a step is η‖∇f‖ long.",
    says=(
        "Along the contour through the point f stays the same, and the angle between "
        "that direction and the gradient is {tangent_degrees}°.",
        "The gradient is {length} long, and with η = {rate} the step is {step} long.",
    ),
    correction=(
        "Notes call the gradient the direction of the tangent. Along the tangent of "
        "the contour f does not change; the gradient stands at a right angle to it. "
        "And the step is not η long but η‖∇f‖: shorter where it is flat."
    ),
    measure=measure,
)
