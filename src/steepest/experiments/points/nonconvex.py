"""The smallest curvature of the same loss for a linear model and for a network.

Examples
--------
>>> import jax
>>> import numpy as np
>>> from steepest.landscape import curvature
>>> from steepest.models import linear, mlp
>>> from steepest.objectives import Objective, losses
>>> rng = np.random.default_rng(0)
>>> data = rng.normal(size=(30, 2)), rng.normal(size=30)
>>> network = mlp(2, [3], 1, activation="tanh", last_start="glorot")
>>> for model in (linear(2, 1), network):
...     objective = Objective(model, losses["squared-error"]())
...     params = model.init(jax.random.key(1))
...     print(curvature(objective, params, (data,)).smallest.value > 0)
True
False
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ...landscape import dense_hessian
from ...models import Model, linear, mlp
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

ROWS, POINTS = 30, 40


def data() -> tuple[np.ndarray, np.ndarray]:
    """Return rows whose targets are the product of two inputs."""
    inputs = np.random.default_rng(0).normal(size=(ROWS, 2)).astype(np.float32)
    return inputs, inputs[:, 0] * inputs[:, 1]


def network() -> Model:
    """Return a network of three tanh units."""
    return mlp(2, [3], 1, activation="tanh", last_start="glorot")


def points(model: Model) -> list[Any]:
    """Return random parameters with normal entries."""
    rng = np.random.default_rng(1)
    params = model.init(jax.random.key(0))

    def normal(leaf: jax.Array) -> jax.Array:
        return jnp.asarray(rng.normal(size=leaf.shape), jnp.float32)

    return [jax.tree.map(normal, params) for _ in range(POINTS)]


def measure() -> Measured:
    """Measure the smallest eigenvalue of the Hessian at 40 random points of each."""
    numbers, curves = {}, []
    for name, model in (("linear", linear(2, 1)), ("network", network())):
        objective = Objective(model, loss_named("squared_error"))
        lowest = np.array([_lowest(objective, at) for at in points(model)])
        numbers |= {
            f"{name}_lowest": float(lowest.min()),
            f"{name}_highest": float(lowest.max()),
            f"{name}_negative": float((lowest < 0).sum()),
        }
        label = {"linear": "linear model", "network": "network of three units"}[name]
        curves.append(Curve(label, np.arange(1, POINTS + 1), np.sort(lowest), "dots"))
    title = "smallest curvature at 40 random points"
    panel = Panel(title, "point, in the order of curvature", "λ_min", tuple(curves))
    return Measured(numbers, (panel,))


def _lowest(objective: Objective, params: Any) -> float:
    hessian = np.asarray(dense_hessian(objective, params, (data(),)), float)
    return float(np.linalg.eigvalsh(hessian)[0])


EXPERIMENT = Experiment(
    page=__doc__,
    name="nonconvex",
    group="points",
    claim="A loss is not convex because the prediction bends with the weights.",
    says=(
        "For a linear model the smallest curvature of the squared error is "
        "{linear_lowest} at every one of 40 points, and never negative.",
        "For a network of three tanh units with the same loss it is negative at "
        "{network_negative} of 40 points, down to {network_lowest}.",
    ),
    measure=measure,
)
