"""How well the first and the second order predict a step, as it becomes shorter.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest.landscape import taylor
>>> f = lambda w: jnp.sin(w[0]) * jnp.exp(w[1])
>>> for h in (0.1, 0.01):
...     told = taylor(f, jnp.array([1.0, 0.5]), h * jnp.array([0.6, 0.8]))
...     print(h, f"{float(told.actual - told.first_order):.1e}")
0.1 6.3e-03
0.01 6.2e-05
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...landscape import taylor
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

POINT, UNIT = (1.0, 0.5), (0.6, 0.8)
LENGTHS = (0.1, 0.05, 0.02, 0.01, 0.005)


def wave(w: jax.Array) -> jax.Array:
    """Return sin(w₁) exp(w₂)."""
    return jnp.sin(w[0]) * jnp.exp(w[1])


def measure() -> Measured:
    """Measure both errors at five lengths, in float64."""
    first, second = [], []
    with jax.enable_x64(True):
        point, unit = jnp.array(POINT), jnp.array(UNIT)
        for length in LENGTHS:
            told = taylor(wave, point, length * unit)
            first.append(abs(float(told.actual - told.first_order)))
            second.append(abs(float(told.actual - told.second_order)))
    numbers = {
        "first_long": first[0],
        "first_short": first[LENGTHS.index(0.01)],
        "second_long": second[0],
        "second_short": second[LENGTHS.index(0.01)],
        "first_power": _power(first),
        "second_power": _power(second),
    }
    panel = Panel(
        "error of the prediction",
        "length h of the step",
        "error",
        (
            Curve("∇f · s", LENGTHS, first, "line"),
            Curve("∇f · s + ½ sᵀHs", LENGTHS, second, "line"),
        ),
        log_x=True,
        log_y=True,
    )
    return Measured(numbers, (panel,))


def _power(errors: list[float]) -> float:
    """Return p where the error is about hᵖ."""
    return float(np.log(errors[0] / errors[-1]) / np.log(LENGTHS[0] / LENGTHS[-1]))


EXPERIMENT = Experiment(
    page=__doc__,
    name="taylor",
    group="direction",
    claim="The gradient predicts short steps: its error shrinks with the square.",
    says=(
        "At h = 0.1 the prediction ∇f·s is wrong by {first_long}, at 0.01 by "
        "{first_short}: like h to the power {first_power}.",
        "With ½ sᵀHs it is wrong by {second_long} and {second_short}: like h to the "
        "power {second_power}.",
    ),
    measure=measure,
)
