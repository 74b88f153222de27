"""The sharpness of a small network while full batches train it.

Progressive sharpening: λ_max rises while it is below 2/η. On a quadratic, descent
would diverge beyond it; on a network it goes on, and λ_max stays near 2/η (Cohen et
al. 2021).

Examples
--------
>>> import jax
>>> import numpy as np
>>> from steepest import descend
>>> from steepest.landscape import curvature
>>> from steepest.models import mlp
>>> from steepest.objectives import Objective, losses
>>> model = mlp(1, [20], 1, activation="tanh", last_start="glorot")
>>> objective = Objective(model, losses["squared-error"]())
>>> x = np.linspace(-1, 1, 20, dtype=np.float32)[:, None]
>>> data = x, np.sin(4 * x[:, 0])
>>> params = model.init(jax.random.key(0))
>>> options = {"batch_size": "full", "learning_rate": 0.15, "epochs": 3000}
>>> run = descend(objective, params, data, **options)
>>> for at in (params, run.params):
...     sharpness = float(curvature(objective, at, (data,)).largest.value)
...     print(round(sharpness * 0.15 / 2, 1))  # as a share of 2/η
0.5
1.0
"""

import math
from functools import cache

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from ...landscape import curvature
from ...models import Model, mlp
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

ROWS, UNITS, RATE, PIECE, PIECES = 20, 20, 0.15, 250, 24


def data() -> tuple[np.ndarray, np.ndarray]:
    """Return points of a curve."""
    x = np.linspace(-1.0, 1.0, ROWS, dtype=np.float32)[:, None]
    return x, np.sin(4 * x[:, 0]).astype(np.float32)


def network() -> Model:
    """Return the network that is trained."""
    return mlp(1, [UNITS], 1, activation="tanh", last_start="glorot")


@cache
def measure() -> Measured:
    """Train in pieces, and measure λ_max and the loss between them."""
    objective = Objective(network(), loss_named("squared_error"))
    rows = data()
    params = objective.model.init(jax.random.key(0))
    batch = (jnp.asarray(rows[0]), jnp.asarray(rows[1]))

    def loss(at: object, inputs: jax.Array, targets: jax.Array) -> jax.Array:
        return objective(at, (inputs, targets))

    sharpness, losses = [], []
    for piece in range(PIECES + 1):
        sharpness.append(float(curvature(loss, params, batch).largest.value))
        losses.append(float(objective(params, rows)))
        if piece < PIECES:
            params = descend(
                objective,
                params,
                rows,
                learning_rate=RATE,
                batch_size="full",
                epochs=PIECE,
                watch=False,
            ).params
    late = np.array(sharpness[PIECES // 2 :])
    steps = PIECE * np.arange(PIECES + 1)
    numbers = {
        "rate": RATE,
        "edge": 2 / RATE,
        "start": sharpness[0],
        "late": float(late.mean()),
        "ratio": float(late.mean() * RATE / 2),
        "loss_start": losses[0],
        "loss_late": math.ceil(100 * max(losses[PIECES // 2 :])) / 100,
    }
    return Measured(
        numbers,
        (
            Panel(
                "largest curvature",
                "step",
                "λ_max",
                (
                    Curve("λ_max", steps, sharpness),
                    Curve("2/η", steps, np.full(len(steps), 2 / RATE), "dashed"),
                ),
            ),
            Panel("loss", "step", "loss", (Curve("", steps, losses),), log_y=True),
        ),
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="edge_of_stability",
    group="learning_rate",
    claim="Full batches drive a network to the edge of stability, and it stays there.",
    says=(
        "With η = {rate} the edge is 2/η = {edge}. The sharpness λ_max rises from "
        "{start}, and is {late} in the mean of the second half, {ratio} of the edge.",
        "The loss, {loss_start} at the start, stays below {loss_late} in the second "
        "half: it falls, but not at every step.",
    ),
    measure=measure,
)
