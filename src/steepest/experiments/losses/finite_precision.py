"""The softmax loss of a right score that leads by 1, 2, 3, …, in two precisions.

The loss is log(1 + exp(−lead)), which is positive for every lead. In float32 the
sum rounds to 1 as soon as exp(−lead) is at most half of the smallest step above 1,
which is 2⁻²³; in float64 the step is 2⁻⁵².

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest.objectives import losses
>>> loss = losses["softmax-cross-entropy"]()
>>> for lead in (10.0, 50.0):
...     print(float(loss.per_example(jnp.array([[lead, 0.0]]), jnp.array([0]))[0]) == 0)
False
True
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...objectives import loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

LEADS = np.arange(1.0, 51.0)


def measure() -> Measured:
    """Measure the loss and its slope at each lead, in float32 and float64."""
    single, single_slope = _losses("float32")
    with jax.enable_x64(True):
        double, _ = _losses("float64")
    exact = np.log1p(np.exp(-LEADS))
    numbers = {
        "lead_16": float(single[LEADS == 16][0]),
        "zero_single": float(LEADS[single == 0][0]),
        "zero_double": float(LEADS[double == 0][0]),
        "at_50": float(single[LEADS == 50][0]),
        "exact_50": float(exact[LEADS == 50][0]),
        "slope_50": float(single_slope[LEADS == 50][0]),
    }
    curves = (
        Curve("exact", LEADS, exact),
        Curve("float32", LEADS, np.where(single > 0, single, np.nan), "dots"),
        Curve("float64", LEADS, np.where(double > 0, double, np.nan), "dashed"),
    )
    title = "softmax loss, where it is not 0"
    panel = Panel(title, "lead of the right score", "loss", curves, log_y=True)
    return Measured(numbers, (panel,))


def _losses(dtype: str) -> tuple[np.ndarray, np.ndarray]:
    loss = loss_named("softmax_cross_entropy")
    scores = jnp.stack([jnp.asarray(LEADS, dtype), jnp.zeros(len(LEADS), dtype)], 1)
    targets = jnp.zeros(len(LEADS), int)
    slopes = jax.grad(lambda at: jnp.sum(loss.per_example(at, targets)))(scores)
    values = loss.per_example(scores, targets)
    return np.asarray(values, float), np.asarray(slopes, float)[:, 1]


EXPERIMENT = Experiment(
    page=__doc__,
    name="finite_precision",
    group="losses",
    claim="Finite precision makes a softmax loss exactly 0.",
    says=(
        "In float32 a lead of 16 has a loss of {lead_16}, and from a lead of "
        "{zero_single} on it is exactly 0; in float64 from {zero_double} on.",
        "At a lead of 50 float32 gives {at_50}, while the true loss is {exact_50}.",
        "The slope is not yet 0 there: {slope_50}.",
    ),
    correction=(
        "Notes say that the softmax loss never is exactly 0 because numbers have "
        "finite precision. It is the other way round: as mathematics it is never 0, "
        "and finite precision is what makes it 0."
    ),
    measure=measure,
)
