"""The loss before the first step, for any number of classes and size of weights."""

import jax
import numpy as np

from ...display import short_number
from ...models import linear
from ...objectives import Objective, loss_named
from .._picture import Curve, Panel
from .._trial import Choice, Trial, Tried

LOSSES = {"softmax": "softmax_cross_entropy", "hinge": "hinge"}
ROWS, INPUTS = 200, 20
SIZES = np.geomspace(1e-3, 10, 25)


def measure(loss: str, classes: int, size: float) -> Tried:
    """Measure the loss of a linear model with normal weights of this size."""
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(ROWS, INPUTS)).astype(np.float32)
    batch = inputs, rng.integers(0, classes, ROWS)
    weight = rng.normal(size=(classes, INPUTS)).astype(np.float32)
    objective = Objective(linear(INPUTS, classes), loss_named(LOSSES[loss]))

    def at(scale: jax.Array) -> jax.Array:
        params = {"weight": scale * weight, "bias": np.zeros(classes, np.float32)}
        return objective(params, batch)

    sizes = np.append(SIZES, size)
    values = np.asarray(jax.jit(jax.vmap(at))(sizes), float)
    equal = float(np.log(classes)) if loss == "softmax" else classes - 1.0
    name = "log(C)" if loss == "softmax" else "C − 1"
    panel = Panel(
        "loss before the first step",
        "standard deviation of the weights",
        "loss",
        (
            Curve("measured", SIZES, values[:-1]),
            Curve(name, SIZES, np.full(len(SIZES), equal), "dashed"),
            Curve("here", sizes[-1:], values[-1:], "dots"),
        ),
        log_x=True,
        log_y=True,
    )
    said = (
        f"The first loss is {short_number(values[-1])}; with equal scores it is "
        f"{name} = {short_number(equal)}."
    )
    return Tried((said,), (panel,))


TRIAL = Trial(
    name="initial_loss",
    title="The first loss: log C and C − 1",
    claim="Before anything is learned all scores should be about equal: softmax is "
    "then log C, a hinge C − 1. Another first loss shows a mistake before any "
    "training.",
    choices=(
        Choice("loss", "loss", "softmax", words=tuple(LOSSES)),
        Choice("classes", "number of classes C", 10, 2, 100, log=True, whole=True),
        Choice("size", "standard deviation of the weights", 0.01, 1e-3, 10.0, log=True),
    ),
    presets={
        "right: small weights": {"size": 0.01},
        "wrong: large weights": {"size": 3.0},
        "right: a hinge": {"loss": "hinge", "size": 0.01},
        "wrong: a hinge with large weights": {"loss": "hinge", "size": 3.0},
    },
    measure=measure,
)
