"""Newton's method beside a saddle, and what it stores.

Examples
--------
>>> from steepest.landscape import race
>>> optimizers = ("sgd", "newton")
>>> for runner in race("x^4 - x^2 + y^2", (0.1, 1.0), optimizers, steps=200).runners:
...     print(runner.optimizer, [round(float(x), 2) + 0.0 for x in runner.points[-1]])
sgd [0.71, 0.0]
newton [0.0, 0.0]
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...landscape import dense_hessian, race
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

FORMULA, START, STEPS = "x^4 - x^2 + y^2", (0.1, 1.0), 200
SIZES = (10, 100, 1000)


def quartic(w: jax.Array) -> jax.Array:
    """Return Σ w⁴."""
    return jnp.sum(w**4)


def measure() -> Measured:
    """Race Newton and descent beside a saddle, and measure the size of Hessians."""
    result = race(FORMULA, START, ("sgd", "newton"), steps=STEPS)
    numbers, curves = {}, []
    for runner in result.runners:
        end = np.asarray(runner.points[-1], float)
        value = end[0] ** 4 - end[0] ** 2 + end[1] ** 2
        numbers[f"{runner.optimizer}_x"] = round(abs(end[0]), 6)
        numbers[f"{runner.optimizer}_f"] = round(value, 6) + 0.0
        path = np.asarray(runner.points, float)
        name = {"sgd": "descent", "newton": "Newton"}[runner.optimizer]
        curves.append(Curve(name, path[:, 0], path[:, 1]))
    memory = []
    for size in SIZES:
        hessian = dense_hessian(quartic, jnp.ones(size))
        memory.append(hessian.nbytes)
        numbers[f"bytes_{size}"] = float(hessian.nbytes)
    numbers["gradient_1000"] = float(jax.grad(quartic)(jnp.ones(1000)).nbytes)
    return Measured(
        {name: float(value) for name, value in numbers.items()},
        (
            Panel("x⁴ − x² + y² from (0.1, 1)", "x", "y", tuple(curves)),
            Panel(
                "what a step stores",
                "parameters",
                "bytes",
                (
                    Curve("Newton", SIZES, memory),
                    Curve("descent", SIZES, [4 * size for size in SIZES], "dashed"),
                ),
                log_x=True,
                log_y=True,
            ),
        ),
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="newton",
    group="points",
    claim="Newton's method walks into saddles, and stores a number for every pair.",
    says=(
        "From (0.1, 1) on x⁴ − x² + y² descent reaches the minimum at |x| = {sgd_x} "
        "with f = {sgd_f}; Newton's method ends at x = {newton_x} with f = "
        "{newton_f}, the saddle.",
        "Its matrix takes {bytes_10} bytes for 10 parameters, {bytes_100} for 100 and "
        "{bytes_1000} for 1000; the gradient of 1000 takes {gradient_1000}. Solving "
        "takes time with the cube of the number.",
    ),
    measure=measure,
)
