"""When a hinge and a softmax loss are content with rows that a line separates."""

import jax
import numpy as np

from ..._core import norm
from ...descent import descend
from ...display import short_number
from ...models import linear
from ...objectives import Objective, loss_named, penalty_named
from .._picture import Curve, Panel
from .._separable import SEPARABLE
from .._trial import Choice, Trial, Tried

LOSSES = {"hinge": "hinge", "softmax": "softmax_cross_entropy"}
RATE = 0.1


def measure(loss: str, strength: float, steps: int) -> Tried:
    """Follow the lengths of gradient and weights, from weights of zero."""
    objective = Objective(
        linear(2, 2), loss_named(LOSSES[loss]), penalty_named("l2"), strength
    )
    run = descend(
        objective,
        {"weight": np.zeros((2, 2)), "bias": np.zeros(2)},
        SEPARABLE,
        learning_rate=RATE,
        batch_size="full",
        epochs=steps,
    )
    gradient = float(norm(objective.gradient(run.params, SEPARABLE)))
    weights = float(norm(run.params["weight"]))
    history = run.history.steps
    known = np.flatnonzero(np.isfinite(history["gradient_norm"]))
    at = np.append(known + 1, steps + 1)
    slopes = np.append(np.asarray(history["gradient_norm"], float)[known], gradient)
    sizes = np.append(
        np.asarray(history["weight_norm"], float)[known],
        norm(jax.tree.leaves(run.params)),
    )
    said = (
        f"After {steps} steps the gradient is {short_number(gradient)} long, and the "
        f"weights are {short_number(weights)} long."
    )
    over = "The gradient is exactly 0: no row comes closer than the margin."
    panels = (
        Panel(
            "length of the gradient, where it is not 0",
            "step",
            "‖∇L‖",
            (Curve("", at, np.where(slopes > 0, slopes, np.nan)),),
            log_x=True,
            log_y=True,
            low=1e-4,
            high=10.0,
        ),
        Panel(
            "length of the weights",
            "step",
            "‖W‖",
            (Curve("", at, sizes),),
            log_x=True,
            low=0.0,
            high=4.0,
        ),
    )
    return Tried((said, over) if gradient == 0 else (said,), panels)


TRIAL = Trial(
    name="content",
    title="SVM and softmax, once the margin is met",
    claim="A hinge is content once every row keeps the margin: its gradient is exactly "
    "0. Softmax never is; waiting for a gradient of 0, you wait forever, unless a "
    "penalty holds the weights.",
    choices=(
        Choice("loss", "loss", "hinge", words=tuple(LOSSES)),
        Choice("strength", "penalty strength λ", 0.0, 0.0, 0.1),
        Choice("steps", "steps", 1000, 10, 1000, log=True, whole=True),
    ),
    presets={
        "wrong: softmax, until the gradient is 0": {"loss": "softmax"},
        "right: a hinge": {"loss": "hinge"},
        "right: softmax with λ = 0.02": {"loss": "softmax", "strength": 0.02},
    },
    measure=measure,
)
