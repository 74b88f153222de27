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


def draws() -> np.ndarray:
    """Return the random numbers of both searches, (tries, classes, inputs)."""
    return np.random.default_rng(0).normal(size=(TRIES, 10, 64)).astype(np.float32)


def measure() -> Measured:
    """Search in three ways with 1000 tries each, and count what is right."""
    objective = Objective(linear(64, 10), loss_named("softmax_cross_entropy"))
    inputs, targets = map(jnp.asarray, digits())

    @jax.jit
    def loss(weight: jax.Array) -> jax.Array:
        params = {"weight": weight, "bias": jnp.zeros(10)}
        return objective(params, (inputs, targets))

    @jax.jit
    def at_random(steps: jax.Array) -> jax.Array:
        return jax.lax.map(lambda step: loss(SPREAD * step), steps)

    @jax.jit
    def locally(steps: jax.Array) -> tuple[jax.Array, jax.Array]:
        def step(at: jax.Array, draw: jax.Array) -> tuple[jax.Array, jax.Array]:
            tried = at + LOCAL * draw
            at = jnp.where(loss(tried) < loss(at), tried, at)
            return at, loss(at)

        return jax.lax.scan(step, jnp.zeros((10, 64)), steps)

    steps = draws()
    losses = np.asarray(at_random(jnp.asarray(steps)), float)
    best = SPREAD * steps[int(losses.argmin())]
    local, local_losses = locally(jnp.asarray(steps))
    run = descend(
        objective,
        {"weight": np.zeros((10, 64)), "bias": np.zeros(10)},
        digits(),
        learning_rate=RATE,
        batch_size="full",
        epochs=TRIES,
        watch=False,
    )

    def right(weight: object, bias: object = 0.0) -> float:
        scores = np.asarray(inputs) @ np.asarray(weight).T + np.asarray(bias)
        return float(100 * (scores.argmax(1) == np.asarray(targets)).mean())

    numbers = {
        "random": right(best),
        "local": right(local),
        "descent": right(run.params["weight"], run.params["bias"]),
        "random_loss": float(losses.min()),
        "local_loss": float(local_losses[-1]),
        "descent_loss": float(objective(run.params, digits())),
    }
    tries = np.arange(1, TRIES + 1)
    panel = Panel(
        "lowest loss so far",
        "tries or steps",
        "loss",
        (
            Curve("random weights", tries, np.minimum.accumulate(losses)),
            Curve("random steps", tries, np.asarray(local_losses, float)),
            Curve("descent", tries, np.asarray(run.history.steps["loss"], float)),
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
