"""The lecture's cat as probabilities, and what minus the logarithm makes of them.

P(k) = exp(sₖ) / Σⱼ exp(sⱼ) and ℓ = −log P(y).

Examples
--------
>>> import numpy as np
>>> from steepest.objectives import losses
>>> loss, cat = losses["softmax-cross-entropy"](), np.array([[3.2, 5.1, -1.7]])
>>> print([round(float(p), 2) for p in loss.probability(cat)[0]])
[0.13, 0.87, 0.0]
>>> print(round(float(loss.per_example(cat, np.array([0]))[0]), 2))
2.04
"""

from typing import Any

import jax.numpy as jnp
import numpy as np

from ...objectives import loss_named
from .._experiment import Experiment, Measured
from .._per_row import loss_per_row
from .._picture import Curve, Panel
from ._lecture import NAMES, SCORES


def measure() -> Measured:
    """Measure the probabilities of the cat's scores and the loss of each class."""
    loss: Any = loss_named("softmax_cross_entropy")
    cat = np.repeat(SCORES[:1], 3, axis=0)
    shares = np.asarray(loss.probability(jnp.asarray(cat[:1])), float)[0]
    values = loss_per_row("softmax_cross_entropy", cat, np.arange(3))
    lead = np.linspace(-6.0, 6.0, 121)
    pair = jnp.stack([jnp.asarray(lead), jnp.zeros(len(lead))], axis=1)
    right = np.asarray(loss.probability(pair), float)[:, 0]
    first = np.zeros(len(lead), int)
    curve = loss_per_row("softmax_cross_entropy", pair, first)
    numbers = {f"p_{name}": float(p) for name, p in zip(NAMES, shares, strict=True)}
    numbers |= {f"if_{n}": float(v) for n, v in zip(NAMES, values, strict=True)}
    return Measured(
        numbers,
        (
            Panel(
                "probabilities", "", "probability", (Curve("", NAMES, shares, "bars"),)
            ),
            Panel(
                "−log(P)",
                "probability of the right class",
                "loss",
                (Curve("", right, curve),),
            ),
        ),
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="softmax",
    group="losses",
    claim=(
        "Softmax turns scores into probabilities; the loss is −log of the right one."
    ),
    says=(
        "Scores of 3.2, 5.1 and −1.7 are probabilities of {p_cat}, {p_car} and "
        "{p_frog}.",
        "The loss is {if_cat} if the image is a cat, {if_car} if it is a car and "
        "{if_frog} if it is a frog.",
    ),
    measure=measure,
)
