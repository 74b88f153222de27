"""How far the gradient of a batch is from that of all rows, by batch size.

Batches of B of N rows, drawn without replacement, are off by √(V/B · (N−B)/(N−1)),
where V is the mean square distance of the gradients of single rows. V divided by the
squared length of the full gradient is the noise scale, in rows.

Examples
--------
>>> import jax
>>> import numpy as np
>>> from steepest.objectives import Objective, losses
>>> from steepest.models import linear
>>> objective = Objective(linear(1, 1), losses["squared-error"]())
>>> start = {"weight": np.zeros((1, 1)), "bias": np.zeros(1)}
>>> x = np.random.default_rng(0).normal(size=(4096, 1))
>>> gradient = jax.jit(objective.gradient)
>>> for size in (4, 64):
...     batches = zip(*(np.split(a, len(a) // size) for a in (x, 3 * x[:, 0])))
...     slopes = [gradient(start, pair)["weight"][0, 0] for pair in batches]
...     print(size, round(float(np.std(slopes)), 1))
4 4.1
64 1.0
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ...models import linear
from ...objectives import Objective, loss_named
from .._digits import ROWS, digits
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

SIZES = (1, 8, 32, 64, 128, 256, ROWS)
DRAWS = 400


def measure() -> Measured:
    """Draw batches of each size, and measure the distance of their gradients."""
    objective = Objective(linear(64, 10), loss_named("softmax_cross_entropy"))
    start = {"weight": jnp.zeros((10, 64)), "bias": jnp.zeros(10)}
    inputs, targets = map(jnp.asarray, digits())
    rng = np.random.default_rng(0)
    orders = np.stack([rng.permutation(ROWS) for _ in range(DRAWS)])

    @jax.jit
    def distances(masks: jax.Array) -> tuple[jax.Array, jax.Array]:
        full = objective.gradient(start, (inputs, targets))

        def distance(mask: jax.Array) -> jax.Array:
            return _square(
                objective.gradient(start, (inputs, targets, mask)), minus=full
            )

        return jax.lax.map(distance, masks, batch_size=50), _square(full)

    errors, length = [], 0.0
    for size in SIZES:
        masks = np.zeros((DRAWS, ROWS), np.float32)
        np.put_along_axis(masks, orders[:, :size], 1.0, axis=1)
        squares, full = distances(jnp.asarray(masks))
        length = float(np.sqrt(full))
        errors.append(float(np.sqrt(np.mean(np.asarray(squares, float)))))
    relative = np.array(errors) / length
    numbers = {
        f"error_{size}": float(error)
        for size, error in zip(SIZES, relative, strict=True)
    }
    numbers["error_300"] = round(numbers["error_300"], 5)
    numbers["ratio"] = numbers["error_1"] / numbers["error_64"]
    numbers["noise_scale"] = numbers["error_1"] ** 2
    sizes = np.array(SIZES[:-1], float)
    ideal = numbers["error_1"] / np.sqrt(sizes)
    panel = Panel(
        "distance from the gradient of all rows",
        "batch size B",
        "share of its length",
        (
            Curve("batches", sizes, relative[:-1], "dots"),
            Curve("1/√B", sizes, ideal, "dashed"),
        ),
        log_x=True,
        log_y=True,
    )
    return Measured(numbers, (panel,))


def _square(tree: Any, minus: Any = None) -> jax.Array:
    if minus is not None:
        tree = jax.tree.map(jnp.subtract, tree, minus)
    return sum((jnp.sum(leaf**2) for leaf in jax.tree.leaves(tree)), jnp.zeros(()))


EXPERIMENT = Experiment(
    page=__doc__,
    name="noise",
    group="batch",
    claim="The noise of a batch's gradient falls with the root of its size.",
    says=(
        "Against the gradient of all 300 digits that of one row is off by {error_1} "
        "times its length, of 8 rows by {error_8}, of 32 by {error_32} and of 64 by "
        "{error_64}.",
        "64 times as many rows make it {ratio} times as exact: √64 is 8, and batches "
        "without repetition do a little better.",
        "128 rows are off by {error_128}, 256 by {error_256} and all 300 by "
        "{error_300}.",
        "The noise scale, where noise and gradient are equally long, is {noise_scale} "
        "rows.",
    ),
    measure=measure,
)
