"""Two trainings on rows that a line separates: hinge and softmax, the same otherwise.

Examples
--------
>>> import jax
>>> import numpy as np
>>> from steepest import descend
>>> from steepest.models import linear
>>> from steepest.objectives import Objective, losses
>>> data = np.array([[1.0, 0.2], [-1.0, 0.4]]), np.array([0, 1])
>>> for name in ("hinge", "softmax-cross-entropy"):
...     objective = Objective(linear(2, 2), losses[name]())
...     params = objective.model.init(jax.random.key(0))
...     run = descend(objective, params, data, learning_rate=0.1, epochs=300)
...     gradient = objective.gradient(run.params, data)["weight"]
...     print(bool(np.all(gradient == 0)))
True
False
"""

from typing import Any

import jax
import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel
from .._separable import SEPARABLE

STOPS = (1, 10, 100, 1000)
RATE = 0.1


def measure() -> Measured:
    """Follow the gradient and the weights of both to 1, 10, 100 and 1000 steps."""
    numbers: dict[str, float] = {}
    gradients, sizes = [], []
    for label, name in (("hinge", "hinge"), ("softmax", "softmax_cross_entropy")):
        objective = Objective(linear(2, 2), loss_named(name))
        slopes, norms = _path(objective)
        for stop, slope, norm in zip(STOPS, slopes, norms, strict=True):
            numbers |= {f"{label}_gradient_{stop}": slope, f"{label}_norm_{stop}": norm}
        shown = [slope if slope > 0 else np.nan for slope in slopes]
        gradients.append(Curve(label, STOPS, shown, "dots"))
        sizes.append(Curve(label, STOPS, norms))
    return Measured(
        numbers,
        (
            Panel(
                "length of the gradient, where it is not 0",
                "step",
                "‖∇L‖",
                tuple(gradients),
                log_x=True,
                log_y=True,
            ),
            Panel("length of the weights", "step", "‖W‖", tuple(sizes), log_x=True),
        ),
    )


def _path(objective: Objective) -> tuple[list[float], list[float]]:
    params, done = objective.model.init(jax.random.key(0)), 0
    slopes, norms = [], []
    for stop in STOPS:
        run = descend(
            objective,
            params,
            SEPARABLE,
            learning_rate=RATE,
            batch_size="full",
            epochs=stop - done,
            watch=False,
        )
        params, done = run.params, stop
        slopes.append(_length(objective.gradient(params, SEPARABLE)))
        norms.append(_length(params["weight"]))
    return slopes, norms


def _length(tree: Any) -> float:
    leaves = [np.asarray(leaf, float) for leaf in jax.tree.leaves(tree)]
    return float(np.sqrt(sum((leaf**2).sum() for leaf in leaves)))


EXPERIMENT = Experiment(
    page=__doc__,
    name="content",
    group="losses",
    claim="An SVM stops caring once the margin is met; softmax never does.",
    says=(
        "After 100 steps the gradient of the hinge is exactly {hinge_gradient_100}. "
        "Its weights are {hinge_norm_100} long then, and {hinge_norm_1000} long after "
        "1000 steps.",
        "The gradient of softmax is {softmax_gradient_100} after 100 steps and "
        "{softmax_gradient_1000} after 1000, and its weights grow from "
        "{softmax_norm_100} to {softmax_norm_1000}.",
    ),
    measure=measure,
)
