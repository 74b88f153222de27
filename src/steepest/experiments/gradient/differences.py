"""The error of numeric slopes against their step, and their cost against the dimension.

One-sided differences err like h, centered ones like h²; below that, rounding errs like
1/h.

Examples
--------
>>> import math
>>> for h in (1e-2, 1e-8, 1e-12):
...     one_sided = (math.exp(1 + h) - math.exp(1)) / h
...     print(h, abs(one_sided - math.e) < 1e-6)
0.01 False
1e-08 True
1e-12 False
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ...landscape import slope
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

STEPS = tuple(10.0**-k for k in range(1, 13))
SIZES = (10, 100, 1000)


def measure() -> Measured:
    """Measure both errors at every step in float64, and count evaluations."""
    with jax.enable_x64(True):
        at, unit = jnp.array(1.0), jnp.array(1.0)
        ahead = np.array([float(slope(jnp.exp, at, unit, step=h)) for h in STEPS])
        behind = np.array([-float(slope(jnp.exp, at, -unit, step=h)) for h in STEPS])
    exact = float(np.e)
    one_sided, centered = np.abs(ahead - exact), np.abs((ahead + behind) / 2 - exact)
    numeric, automatic = zip(*map(calls_of_gradient, SIZES), strict=True)
    numbers = {
        "one_sided_2": float(one_sided[1]),
        "one_sided_4": float(one_sided[3]),
        "centered_2": float(centered[1]),
        "centered_4": float(centered[3]),
        "best_one_sided": float(STEPS[int(one_sided.argmin())]),
        "calls_numeric": float(numeric[-1]),
        "calls_automatic": float(automatic[-1]),
    }
    return Measured(
        numbers,
        (
            Panel(
                "error of the slope of exp at 1",
                "step h",
                "error",
                (
                    Curve("one-sided", STEPS, one_sided),
                    Curve("centered", STEPS, np.maximum(centered, 1e-16)),
                ),
                log_x=True,
                log_y=True,
            ),
            Panel(
                "evaluations for one gradient",
                "parameters",
                "evaluations",
                (
                    Curve("centered", SIZES, numeric),
                    Curve("automatic", SIZES, automatic, "dashed"),
                ),
                log_x=True,
                log_y=True,
            ),
        ),
    )


def calls_of_gradient(size: int) -> tuple[int, int]:
    """Return how often a function is called for a gradient, numeric and automatic."""
    calls = 0

    def count(w: Any) -> Any:
        nonlocal calls
        calls += 1
        return (w * w).sum()

    at, step = np.ones(size), 1e-3
    for i in range(size):
        ahead, behind = at.copy(), at.copy()
        ahead[i] += step
        behind[i] -= step
        count(ahead)
        count(behind)
    numeric, calls = calls, 0
    jax.grad(count)(jnp.ones(size))
    return numeric, calls


EXPERIMENT = Experiment(
    page=__doc__,
    name="differences",
    group="gradient",
    claim="A numeric gradient is approximate and slow; an analytic one exact and fast.",
    says=(
        "Of the slope of exp at 1, a one-sided difference with h = 0.01 is wrong by "
        "{one_sided_2} and with 0.0001 by {one_sided_4}: like h.",
        "A centered one is wrong by {centered_2} and {centered_4}: like h².",
        "Much smaller steps are worse again, because rounding is divided by h: in "
        "float64 the best one-sided step is {best_one_sided}.",
        "For a gradient of 1000 parameters centered differences call the function "
        "{calls_numeric} times; automatic differentiation calls it {calls_automatic} "
        "time and goes back once.",
    ),
    measure=measure,
)
