"""The hinge and its square on the lecture's three images.

Examples
--------
>>> import numpy as np
>>> from steepest.objectives import losses
>>> scores = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
>>> values = losses["squared-hinge"]().per_example(scores, np.array([0, 1, 2]))
>>> print([round(float(value), 2) for value in values])
[8.41, 0.0, 83.25]
"""

import numpy as np

from .._experiment import Experiment, Measured
from .._per_row import loss_per_row
from .._picture import Curve, Panel
from ._lecture import NAMES, SCORES, TARGETS

KINDS = (
    ("plain", "hinge", "hinge"),
    ("squared", "squared_hinge", "squared hinge"),
)


def measure() -> Measured:
    """Measure both losses of each image, and of a violation as it grows."""
    behind = np.linspace(-2.0, 4.0, 121)
    pair = np.stack([np.zeros_like(behind), behind], axis=1)
    numbers, curves, bars = {}, [], []
    for short, name, label in KINDS:
        images = loss_per_row(name, SCORES, TARGETS)
        cat, _, frog = images.tolist()
        numbers |= {f"{short}_cat": cat, f"{short}_frog": frog}
        numbers[f"{short}_ratio"] = frog / cat
        values = loss_per_row(name, pair, np.zeros(len(behind), int))
        curves.append(Curve(label, behind, values))
        bars.append(Curve(label, NAMES, images, "bars"))
    lead = "lead of the wrong class"
    return Measured(
        numbers,
        (
            Panel("two classes", lead, "loss", tuple(curves)),
            Panel("three images", "", "loss", tuple(bars)),
        ),
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="squared_hinge",
    group="losses",
    claim="The squared hinge punishes large errors more than small ones.",
    says=(
        "Under the hinge the frog costs {plain_frog} and the cat {plain_cat}, "
        "{plain_ratio} times as much.",
        "Squared, they cost {squared_frog} and {squared_cat}, {squared_ratio} times as "
        "much.",
    ),
    measure=measure,
)
