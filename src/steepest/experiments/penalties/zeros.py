"""Ten inputs of which three are of use, under l1 and l2.

A proximal step takes every weight toward zero by the same amount and leaves it there,
so that useless weights are zero exactly.

Examples
--------
>>> import numpy as np
>>> from steepest import descend
>>> from steepest.models import linear
>>> from steepest.objectives import Objective, losses, penalties
>>> rng = np.random.default_rng(0)
>>> inputs = rng.normal(size=(60, 4))
>>> data = inputs, 2 * inputs[:, 0] + 0.1 * rng.normal(size=60)
>>> start = {"weight": np.zeros((1, 4)), "bias": np.zeros(1)}
>>> for name in ("l1", "l2"):
...     R = penalties[name]()
...     objective = Objective(linear(4, 1), losses["squared-error"](), R, 0.2)
...     run = descend(objective, start, data, learning_rate=0.1, epochs=200)
...     print(name, int(np.sum(run.params["weight"] == 0)))
l1 3
l2 0
"""

import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named, penalty_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

ROWS, INPUTS, STEPS, RATE = 60, 10, 500, 0.1
STRENGTHS = (0.001, 0.01, 0.1, 1.0)
TRUE = np.array([3.0, -2.0, 1.0, *[0.0] * (INPUTS - 3)])


def data() -> tuple[np.ndarray, np.ndarray]:
    """Return the rows and their targets."""
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(ROWS, INPUTS))
    return inputs, inputs @ TRUE + 0.5 * rng.normal(size=ROWS)


def measure() -> Measured:
    """Train with four strengths of each penalty, and count weights of exactly 0."""
    numbers: dict[str, float] = {}
    curves, bars = [], []
    for kind in ("l1", "l2"):
        zeros = []
        for strength in STRENGTHS:
            weights = weights_under(kind, strength)
            zeros.append(int((weights == 0).sum()))
            numbers[f"{kind}_zeros_{strength:g}".replace(".", "_")] = zeros[-1]
            if strength == 0.1:
                numbers[f"{kind}_smallest"] = float(np.abs(weights).min())
                numbers[f"{kind}_largest"] = float(np.abs(weights).max())
                names = tuple(map(str, range(1, INPUTS + 1)))
                bars.append(Curve(f"{kind}, λ = 0.1", names, weights, "dots"))
        curves.append(Curve(kind, STRENGTHS, zeros, "line"))
    return Measured(
        {name: float(value) for name, value in numbers.items()},
        (
            Panel("weights", "input", "weight", tuple(bars)),
            Panel(
                "weights of exactly 0",
                "λ",
                "number of weights",
                tuple(curves),
                log_x=True,
            ),
        ),
    )


def weights_under(kind: str, strength: float) -> np.ndarray:
    """Return the weights after a training with a penalty."""
    objective = Objective(
        linear(INPUTS, 1), loss_named("squared_error"), penalty_named(kind), strength
    )
    start = {"weight": np.zeros((1, INPUTS)), "bias": np.zeros(1)}
    run = descend(
        objective,
        start,
        data(),
        learning_rate=RATE,
        batch_size="full",
        epochs=STEPS,
        watch=False,
    )
    return np.asarray(run.params["weight"], float)[0]


EXPERIMENT = Experiment(
    page=__doc__,
    name="zeros",
    group="penalties",
    claim="l1 makes weights exactly zero; l2 only makes them small.",
    says=(
        "Three of ten inputs are of use. With λ = 0.1 l1 makes {l1_zeros_0_1} weights "
        "exactly 0, l2 {l2_zeros_0_1}.",
        "The smallest weight under l2 is {l2_smallest}, the largest {l2_largest}.",
        "Of l1, λ = 0.001, 0.01 and 1 make {l1_zeros_0_001}, {l1_zeros_0_01} and "
        "{l1_zeros_1} zeros.",
    ),
    measure=measure,
)
