"""The best constant for five numbers, one of them an outlier, under three losses.

The squared error leads to the mean, which the outlier drags along; the absolute error
to the median; Huber's loss to one near the median. Cross-entropy has no numbers to
predict: its outlier is a wrong label, and pulls with a slope of at most 1.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest import descend
>>> from steepest.objectives import losses
>>> targets = jnp.array([1.0, 2.0, 3.5, 4.0, 100.0])
>>> def mean_loss(constant):
...     scores = jnp.full((5, 1), constant)
...     return losses["squared-error"]().per_example(scores, targets).mean()
>>> run = descend(mean_loss, jnp.array(0.0), learning_rate=0.1, epochs=200)
>>> print(round(float(run.params), 3))
22.1
"""

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import descend
from ...objectives import Loss, loss_named
from .._experiment import Experiment, Measured
from .._per_row import loss_per_row
from .._picture import Curve, Panel

CLEAN = (1.0, 2.0, 3.5, 4.0, 5.0)
TARGETS = (*CLEAN[:-1], 100.0)  # the last one is the outlier
NAMES = {"squared_error": "MSE", "absolute_error": "MAE", "huber": "Huber"}
STEPS, RATE = 1000, 0.5


def measure() -> Measured:
    """Find the best constants by descent, and the slopes at growing errors."""
    numbers, curves = {}, []
    errors = np.linspace(-6.0, 6.0, 121)
    for name, short in NAMES.items():
        loss = loss_named(name)
        numbers[f"{name}_without"] = _best_constant(loss, CLEAN)
        numbers[f"{name}_with"] = _best_constant(loss, TARGETS)
        numbers[f"{name}_slope"] = _slope(loss, -96.0, 0)
        values = loss_per_row(name, errors[:, None], np.zeros(len(errors)))
        curves.append(Curve(short, errors, values))
    entropy = loss_named("binary_cross_entropy")
    numbers["cross_entropy_slope"] = _slope(entropy, -96.0, 1)
    values = loss_per_row(entropy.name, errors[:, None], np.ones(len(errors), int))
    curves.append(Curve("cross-entropy", errors, values, "dashed"))
    ends = [numbers[f"{name}_with"] for name in NAMES]
    starts = [numbers[f"{name}_without"] for name in NAMES]
    short_names = tuple(NAMES.values())
    return Measured(
        numbers,
        (
            Panel(
                "loss of one row",
                "error, or score where 1 is right",
                "loss",
                tuple(curves),
                high=12.0,
            ),
            Panel(
                "best constant for five numbers",
                "",
                "constant",
                (
                    Curve("without the outlier", short_names, starts, "bars"),
                    Curve("with an outlier of 100", short_names, ends, "bars"),
                ),
            ),
        ),
    )


def _best_constant(loss: Loss, targets: tuple[float, ...]) -> float:
    rows = jnp.asarray(targets)

    def mean_loss(constant: jax.Array) -> jax.Array:
        scores = jnp.full((len(rows), 1), constant)
        return jnp.mean(loss.per_example(scores, rows))

    run = descend(
        mean_loss,
        jnp.array(0.0),
        learning_rate=RATE if loss.name != "squared_error" else RATE / 2,
        schedule="linear",
        epochs=STEPS,
        watch=False,
    )
    return float(run.params)


def _slope(loss: Loss, score: float, target: float) -> float:
    """Return by how much one row pulls at its score."""
    targets = jnp.full(1, target)
    slope = jax.grad(lambda at: loss.per_example(at, targets)[0])
    return float(slope(jnp.full((1, 1), score))[0, 0])


EXPERIMENT = Experiment(
    page=__doc__,
    name="outlier",
    group="losses",
    claim=(
        "One outlier moves what the squared error finds best, and hardly what the "
        "others do."
    ),
    says=(
        "MSE: the best constant for 1, 2, 3.5, 4 and 5, the mean, is "
        "{squared_error_without}; with 100 in place of the 5 it is "
        "{squared_error_with}.",
        "MAE: the median, {absolute_error_without}, becomes {absolute_error_with}.",
        "Huber: {huber_without} becomes {huber_with}.",
        "At an error of −96 the slopes are {squared_error_slope}, "
        "{absolute_error_slope} and {huber_slope}; of cross-entropy at a score of −96 "
        "for a row of class 1 it is {cross_entropy_slope}.",
    ),
    measure=measure,
)
