"""A slope by differences with any step h, beside the one by differentiation."""

import jax
import jax.numpy as jnp
import numpy as np

from ...display import short_number
from ...landscape import slope
from .._picture import Curve, Panel
from .._trial import Choice, Trial, Tried
from ..gradient.differences import calls_of_gradient

WAYS = ("one-sided", "centered", "automatic")
SIZES = np.logspace(-13, 0, 53)
PARAMETERS = 1000


def measure(way: str, step: float) -> Tried:
    """Measure the slope of exp at 1, in float64."""
    numeric, automatic = calls_of_gradient(PARAMETERS)
    if way == "one-sided":
        numeric = numeric // 2 + 1
    with jax.enable_x64(True):
        exact = float(jax.grad(jnp.exp)(1.0))
        steps = np.append(SIZES, step)
        ahead, behind = _both(steps)
    slopes = {"one-sided": ahead, "centered": (ahead + behind) / 2}
    curves = [
        Curve(name, SIZES, _seen(abs(values - exact))[:-1])
        for name, values in slopes.items()
    ]
    value = exact if way == "automatic" else float(slopes[way][-1])
    error = abs(value - float(np.e))
    if way != "automatic":
        curves.append(Curve("here", [step], _seen(np.array([error])), "dots"))
    errors = Panel(
        "error of the slope of exp at 1",
        "step h",
        "error",
        tuple(curves),
        log_x=True,
        log_y=True,
        low=1e-13,
        high=10.0,
    )
    calls = automatic if way == "automatic" else numeric
    said = (
        f"The slope is {value:.12g}, wrong by {short_number(error)}.",
        f"Calls of the function for a gradient of {PARAMETERS} parameters: {calls}.",
    )
    return Tried(said, (errors, _secant(way, step)))


def _both(steps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return one-sided slopes from both sides."""
    at, unit = jnp.array(1.0), jnp.array(1.0)
    ahead = [float(slope(jnp.exp, at, unit, step=float(h))) for h in steps]
    behind = [-float(slope(jnp.exp, at, -unit, step=float(h))) for h in steps]
    return np.array(ahead), np.array(behind)


def _seen(errors: np.ndarray) -> np.ndarray:
    """Return errors as a logarithmic axis shows them: 0 at its lower end."""
    return np.maximum(errors, 1e-13)


def _secant(way: str, step: float) -> Panel:
    x = np.linspace(-0.2, 2.2, 97)
    tangent = np.e * x
    low, high = 1.0 - step * (way == "centered"), 1.0 + step
    curves = [Curve("exp", x, np.exp(x)), Curve("tangent", x, tangent, "dashed")]
    if way != "automatic":
        ends = np.array([low, high])
        curves.append(Curve("difference", ends, np.exp(ends), "dots"))
        rise = (np.exp(high) - np.exp(low)) / (high - low)
        curves.append(Curve("secant", x, np.exp(low) + rise * (x - low)))
    return Panel("exp, its tangent and the difference", "x", "y", tuple(curves))


TRIAL = Trial(
    name="differences",
    title="Numeric or analytic gradient",
    claim="A numeric gradient is approximate and slow, and a step h that is too small "
    "is as bad as one that is too large; an analytic one is exact and fast. Compare "
    "both to find mistakes.",
    choices=(
        Choice("way", "way", "centered", words=WAYS),
        Choice("step", "step h", 1e-5, 1e-13, 1.0, log=True),
    ),
    presets={
        "wrong: h = 1": {"way": "one-sided", "step": 1.0},
        "wrong: h = 1e-13": {"way": "one-sided", "step": 1e-13},
        "right: centered, h = 1e-5": {"way": "centered", "step": 1e-5},
        "right: analytic": {"way": "automatic"},
    },
    measure=measure,
)
