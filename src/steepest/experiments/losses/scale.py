"""Weights that separate the rows, multiplied by 1, 2 and 3.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest.models import linear
>>> from steepest.objectives import Objective, losses
>>> rows = jnp.array([[2.0, 0.0], [0.0, 2.0]])
>>> for name in ("hinge", "softmax-cross-entropy"):
...     objective = Objective(linear(2, 2), losses[name]())
...     values = [
...         objective({"weight": k * jnp.eye(2), "bias": jnp.zeros(2)}, (rows, [0, 1]))
...         for k in (1.0, 2.0, 3.0)
...     ]
...     print([round(float(value), 4) for value in values])
[0.0, 0.0, 0.0]
[0.1269, 0.0181, 0.0025]
"""

from typing import Any

import jax
import numpy as np

from ...models import linear
from ...objectives import Objective, loss_named, penalty_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

ROWS = np.array([[2.0, 0.0], [0.0, 2.0], [3.0, -1.0]], np.float32)
TARGETS = np.array([0, 1, 0])
STRENGTH = 0.05


def measure() -> Measured:
    """Measure three objectives while the weights grow."""
    penalty = penalty_named("l2")
    hinge, softmax = loss_named("hinge"), loss_named("softmax_cross_entropy")
    model = linear(2, 2)
    objectives = {
        "hinge": Objective(model, hinge),
        "softmax": Objective(model, softmax),
        "penalized": Objective(model, hinge, penalty, STRENGTH),
    }
    factors = np.linspace(0.0, 4.0, 41)
    curves = {
        name: np.array([_at(objective, factor) for factor in factors])
        for name, objective in objectives.items()
    }
    numbers = {
        f"{name}_{k}": _at(objective, float(k))
        for name, objective in objectives.items()
        for k in (1, 2, 3)
    }
    numbers["best_factor"] = float(factors[np.argmin(curves["penalized"])])
    labels = ("hinge", "softmax", "hinge + 0.05 · l2")
    return Measured(
        numbers,
        (
            Panel(
                "loss while the weights grow",
                "factor k of the weights",
                "loss",
                tuple(
                    Curve(label, factors, values)
                    for label, values in zip(labels, curves.values(), strict=True)
                ),
            ),
        ),
    )


def _at(objective: Objective, factor: float) -> float:
    weight = np.float32(factor) * np.eye(2, dtype=np.float32)
    params = {"weight": weight, "bias": np.zeros(2, np.float32)}
    return float(_value(objective, params))


@jax.jit
def _value(objective: Objective, params: Any) -> jax.Array:
    return objective(params, (ROWS, TARGETS))


EXPERIMENT = Experiment(
    page=__doc__,
    name="scale",
    group="losses",
    claim=(
        "A hinge of zero stays zero for 2W and 3W; only a penalty chooses among them."
    ),
    says=(
        "W, 2W and 3W have hinge losses of {hinge_1}, {hinge_2} and {hinge_3}.",
        "Softmax falls on: {softmax_1}, {softmax_2}, {softmax_3}.",
        "With 0.05 · l2 the hinge is {penalized_1}, {penalized_2} and {penalized_3}, "
        "and lowest at {best_factor} W.",
    ),
    measure=measure,
)
