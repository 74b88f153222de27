"""What the loss is before anything was learned, for two classes to a thousand.

With all scores equal, softmax gives every class 1/C and a loss of log C, and each of
the C − 1 wrong classes violates a margin of 1 by exactly 1.

Examples
--------
>>> import jax
>>> import numpy as np
>>> from steepest.models import linear
>>> from steepest.objectives import Objective, losses
>>> model = linear(4, 10)
>>> params = model.init(jax.random.key(0))
>>> batch = (np.eye(4), np.array([0, 3, 5, 9]))
>>> for name in ("hinge", "softmax-cross-entropy"):
...     print(round(float(Objective(model, losses[name]())(params, batch)), 3))
9.0
2.303
"""

import jax
import numpy as np

from ...models import linear
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

CLASSES = (2, 3, 10, 1000)


def measure() -> Measured:
    """Measure both losses of untrained linear models."""
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(50, 4)).astype(np.float32)
    found: dict[str, list[float]] = {"hinge": [], "softmax_cross_entropy": []}
    for n_classes in CLASSES:
        model = linear(4, n_classes)
        params = model.init(jax.random.key(0))
        batch = (inputs, rng.integers(0, n_classes, 50))
        for name, values in found.items():
            values.append(float(Objective(model, loss_named(name))(params, batch)))
    hinge, softmax = found.values()
    at = CLASSES.index
    numbers = {
        "hinge_3": hinge[at(3)],
        "hinge_10": hinge[at(10)],
        "softmax_2": softmax[at(2)],
        "softmax_10": softmax[at(10)],
        "softmax_1000": softmax[at(1000)],
    }
    exact = np.array(CLASSES, float)
    return Measured(
        numbers,
        (
            Panel(
                "loss before the first step",
                "number of classes",
                "loss",
                (
                    Curve("hinge", CLASSES, hinge, "dots"),
                    Curve("C − 1", CLASSES, exact - 1, "dashed"),
                    Curve("softmax", CLASSES, softmax, "dots"),
                    Curve("log(C)", CLASSES, np.log(exact), "dashed"),
                ),
                log_x=True,
                log_y=True,
            ),
        ),
    )


EXPERIMENT = Experiment(
    page=__doc__,
    name="initial_loss",
    group="losses",
    claim="Before training the hinge is C − 1 and softmax is log C.",
    says=(
        "A hinge starts at {hinge_3} for three classes and at {hinge_10} for ten.",
        "A softmax loss starts at {softmax_2} for two classes, at {softmax_10} for ten "
        "and at {softmax_1000} for a thousand.",
        "A loss that starts elsewhere shows a mistake before any training: "
        "`steepest diagnose` compares it.",
    ),
    measure=measure,
)
