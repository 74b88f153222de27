"""How the gradient shrinks on its way back through a deep network."""

import jax
import numpy as np

from ..._core import norm
from ...display import short_number
from ...models import mlp
from ...objectives import Objective, loss_named
from .._picture import Curve, Panel
from .._trial import Choice, Trial, Tried

ROWS, WIDTH = 64, 16


def measure(depth: int, activation: str) -> Tried:
    """Measure the gradient of every layer of an untrained network."""
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(ROWS, 4)).astype(np.float32)
    targets = (inputs.sum(axis=1) > 0).astype(int)
    model = mlp(4, [WIDTH] * depth, 2, activation=activation, last_start="glorot")
    objective = Objective(model, loss_named("softmax_cross_entropy"))
    gradient = objective.gradient(model.init(jax.random.key(0)), (inputs, targets))
    sizes = [float(norm(layer["weight"])) for layer in gradient]
    ratio = sizes[0] / sizes[-1]
    names = [str(i + 1) for i in range(len(sizes))]
    panel = Panel(
        "gradient of every layer",
        "layer",
        "‖∂L/∂W‖",
        (Curve("", list(range(1, len(names) + 1)), sizes), *_dots(sizes)),
        log_y=True,
    )
    said = (
        f"The first layer's gradient is {short_number(sizes[0])} and the last one's "
        f"{short_number(sizes[-1])}: a ratio of {short_number(ratio)}."
    )
    return Tried((said,), (panel,))


def _dots(sizes: list[float]) -> tuple[Curve, ...]:
    return (Curve("", list(range(1, len(sizes) + 1)), sizes, "dots"),)


TRIAL = Trial(
    name="deep",
    title="Vanishing gradients",
    claim="σ′ of a sigmoid is at most ¼, and every layer multiplies the gradient by "
    "it: the first layers hardly learn.",
    choices=(
        Choice("depth", "hidden layers", 8, 1, 12, whole=True),
        Choice(
            "activation", "activation", "sigmoid", words=("sigmoid", "tanh", "relu")
        ),
    ),
    presets={
        "wrong: sigmoid": {"activation": "sigmoid", "depth": 8},
        "right: relu": {"activation": "relu", "depth": 8},
        "right: two layers": {"activation": "sigmoid", "depth": 1},
    },
    measure=measure,
)
