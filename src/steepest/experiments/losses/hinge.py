"""The lecture's three images under the hinge, one by one and as a mean.

ℓᵢ = Σ_{j≠yᵢ} max(0, sⱼ − s_y + 1): every wrong class that comes closer to the right
one than the margin costs what is missing.

Examples
--------
>>> import numpy as np
>>> from steepest.objectives import losses
>>> scores = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
>>> values = losses["hinge"]().per_example(scores, np.array([0, 1, 2]))
>>> print([round(float(value), 2) for value in values])
[2.9, 0.0, 12.9]
>>> print(round(float(values.mean()), 2))
5.27
"""

import numpy as np

from .._experiment import Experiment, Measured
from .._per_row import loss_per_row
from .._picture import Curve, Panel
from ._lecture import NAMES, SCORES, TARGETS


def measure() -> Measured:
    """Measure the loss of each image, and of the cat as its own score rises."""
    values = loss_per_row("hinge", SCORES, TARGETS)
    own = np.linspace(-2.0, 10.0, 121)
    moved = np.repeat(SCORES[:1], len(own), axis=0)
    moved[:, 0] = own
    curve = loss_per_row("hinge", moved, np.zeros(len(own), int))
    shifted = loss_per_row("hinge", SCORES + 7, TARGETS)
    numbers = dict(zip(NAMES, values.tolist(), strict=True))
    numbers |= {
        "mean": float(values.mean()),
        "content_from": float(own[curve == 0][0]),
        "shifted": float(shifted.mean()),
    }
    return Measured(
        numbers,
        (
            Panel("hinge loss of three images", "", "loss", (_bars(values),)),
            Panel(
                "hinge loss of the cat",
                "score of the right class",
                "loss",
                (Curve("", own, curve),),
            ),
        ),
    )


def _bars(values: np.ndarray) -> Curve:
    return Curve("", NAMES, values, "bars")


EXPERIMENT = Experiment(
    page=__doc__,
    name="hinge",
    group="losses",
    claim="The hinge adds up by how much wrong classes violate the margin.",
    says=(
        "The lecture's cat, car and frog have hinge losses of {cat}, {car} and {frog}.",
        "Their mean is {mean}.",
        "The loss of the cat falls in straight lines as its own score rises, and is 0 "
        "from a score of {content_from} on.",
        "Only differences count: with 7 added to all scores the mean is {shifted}.",
    ),
    measure=measure,
)
