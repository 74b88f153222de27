"""One step of descent from the left and from the right of a minimum.

The change is −η f′(w)² to first order, and a square is never negative.

Examples
--------
>>> import jax
>>> from steepest import descend
>>> f = lambda w: (w - 3) ** 2
>>> for start in (1.0, 5.0):
...     run = descend(f, start, learning_rate=0.1, epochs=1)
...     before, after = f(start), float(f(run.params))
...     print(float(jax.grad(f)(start)), before, "→", round(after, 2))
-4.0 4.0 → 2.56
4.0 4.0 → 2.56
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

RATE = 0.1
STARTS = {"left": 1.0, "right": 5.0}


def parabola(w: jax.Array) -> jax.Array:
    """Return (w − 3)²."""
    return (w - 3) ** 2


def measure() -> Measured:
    """Take a step from both sides."""
    shown = np.linspace(0.0, 6.0, 121)
    numbers, curves = {}, [Curve("(w − 3)²", shown, (shown - 3) ** 2)]
    for side, start in STARTS.items():
        at = jnp.array(start)
        run = descend(parabola, at, learning_rate=RATE, epochs=1, watch=False)
        end = float(run.params)
        numbers |= {
            f"{side}_gradient": float(jax.grad(parabola)(at)),
            f"{side}_move": end - start,
            f"{side}_before": float(parabola(at)),
            f"{side}_after": float(parabola(jnp.array(end))),
        }
        pair = np.array([start, end])
        label = f"w = {start:g}"
        curves.append(Curve(label, pair, (pair - 3) ** 2, "dots"))
    panel = Panel("one step from both sides", "w", "loss", tuple(curves))
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="sign",
    group="direction",
    claim="A small step against the gradient goes down, whatever its sign.",
    says=(
        "Left of the minimum the gradient is {left_gradient}: the step moves w by "
        "{left_move}, and the loss falls from {left_before} to {left_after}.",
        "Right of it the gradient is {right_gradient}: the step moves w by "
        "{right_move}, and the loss falls from {right_before} to {right_after}.",
    ),
    correction=(
        "Notes say that a negative gradient makes the step raise the loss. The step is "
        "−η times the gradient: where the gradient is negative it goes to the right, "
        "where the loss is lower."
    ),
    measure=measure,
)
