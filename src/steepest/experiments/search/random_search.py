"""A thousand random weights, a thousand random steps, a thousand steps of descent.

All look for a linear classifier of 300 digits, of ten classes.

Examples
--------
>>> import numpy as np
>>> from steepest.experiments import experiments
>>> numbers = experiments["random-search"].measure().numbers
>>> print(numbers["random"] < numbers["local"] < numbers["descent"])
True
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named
from .._digits import digits
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

TRIES, SPREAD, LOCAL, RATE = 1000, 0.1, 0.02, 0.1
SEEN = ("loss", "accuracy")


def draws() -> np.ndarray:
    """Return the random numbers of both searches, (tries, classes, inputs)."""
    return np.random.default_rng(0).normal(size=(TRIES, 10, 64)).astype(np.float32)


@dataclass(frozen=True)
class Found:
    """What one way of searching finds, try by try.

    Attributes
    ----------
    losses : (tries,)
        The loss of the best weights so far.
    right : (tries,)
        The percentage of the digits that they get right.
    """

    losses: np.ndarray
    right: np.ndarray


@cache
def searched() -> tuple[Found, Found, Found]:
    """Search with random weights, with random steps and by descent, 1000 tries each."""
    objective = Objective(linear(64, 10), loss_named("softmax_cross_entropy"))
    inputs, targets = map(jnp.asarray, digits())

    def judged(weight: jax.Array) -> tuple[jax.Array, jax.Array]:
        params = {"weight": weight, "bias": jnp.zeros(10)}
        right = (inputs @ weight.T).argmax(1) == targets
        return objective(params, (inputs, targets)), 100 * right.mean()

    @jax.jit
    def at_random(steps: jax.Array) -> tuple[jax.Array, jax.Array]:
        return jax.lax.map(lambda step: judged(SPREAD * step), steps)

    @jax.jit
    def locally(steps: jax.Array) -> tuple[jax.Array, jax.Array]:
        def step(at: jax.Array, draw: jax.Array) -> tuple[jax.Array, Any]:
            tried = at + LOCAL * draw
            at = jnp.where(judged(tried)[0] < judged(at)[0], tried, at)
            return at, judged(at)

        return jax.lax.scan(step, jnp.zeros((10, 64)), steps)[1]

    steps = jnp.asarray(draws())
    losses, right = (np.asarray(values, float) for values in at_random(steps))
    lowest = np.minimum.accumulate(losses)
    best = np.searchsorted(-lowest, -lowest)  # where each of them was found
    local = (np.asarray(values, float) for values in locally(steps))
    run = descend(
        objective,
        {"weight": np.zeros((10, 64)), "bias": np.zeros(10)},
        digits(),
        learning_rate=RATE,
        batch_size="full",
        epochs=TRIES,
        evaluate_every=1,
        watch=False,
    )
    by_slope = (np.asarray(run.history.epochs[f"train_{x}"]) for x in SEEN)
    loss_of_descent, right_of_descent = by_slope
    return (
        Found(lowest, right[best]),
        Found(*local),
        Found(loss_of_descent, 100 * right_of_descent),
    )


def measure() -> Measured:
    """Search in three ways with 1000 tries each, and count what is right."""
    random, local, slope = searched()
    ways = {"random": random, "local": local, "descent": slope}
    numbers = {name: float(found.right[-1]) for name, found in ways.items()}
    for name, found in ways.items():
        numbers[f"{name}_loss"] = float(found.losses[-1])
    tries = np.arange(1, TRIES + 1)
    panel = Panel(
        "lowest loss so far",
        "tries or steps",
        "loss",
        (
            Curve("random weights", tries, random.losses),
            Curve("random steps", tries, local.losses),
            Curve("descent", tries, slope.losses),
        ),
        log_x=True,
    )
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="random_search",
    group="search",
    claim="Random weights are poor, random steps are better, the slope is best.",
    says=(
        "The best of 1000 random weights gets {random} % of 300 digits right; guessing "
        "gets 10 %.",
        "1000 random steps, kept where the loss falls, get {local} %.",
        "1000 steps of descent get {descent} %; the losses are {random_loss}, "
        "{local_loss} and {descent_loss}.",
    ),
    measure=measure,
)
