"""Two weight vectors with the same score, and what penalties say of them.

Examples
--------
>>> import numpy as np
>>> from steepest.objectives import penalties
>>> single, spread = np.array([[1.0, 0, 0, 0]]), np.full((1, 4), 0.25)
>>> for name in ("l1", "l2"):
...     R = penalties[name]()
...     print(name, float(R({"weight": single})), float(R({"weight": spread})))
l1 1.0 1.0
l2 1.0 0.25
"""

import jax.numpy as jnp
import numpy as np

from ...models import linear
from ...objectives import penalty_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

INPUTS = np.ones((1, 4), np.float32)
SINGLE = np.array([[1.0, 0.0, 0.0, 0.0]], np.float32)
SPREAD = np.full((1, 4), 0.25, np.float32)


def measure() -> Measured:
    """Measure scores and penalties of both, and of the weights between them."""
    model = linear(4, 1)
    numbers = {}
    for name, weight in (("single", SINGLE), ("spread", SPREAD)):
        params = {"weight": jnp.asarray(weight), "bias": jnp.zeros(1)}
        numbers[f"score_{name}"] = float(model.apply(params, INPUTS)[0, 0])
        for kind in ("l1", "l2"):
            numbers[f"{kind}_{name}"] = float(penalty_named(kind)(params))
    shares = np.linspace(0.0, 1.0, 21, dtype=np.float32)
    curves = []
    for kind in ("l1", "l2"):
        penalty = penalty_named(kind)
        between = [(1 - share) * SINGLE + share * SPREAD for share in shares]
        values = [float(penalty({"weight": jnp.asarray(w)})) for w in between]
        curves.append(Curve(kind, shares, values))
    title = "penalty from (1, 0, 0, 0) to (¼, ¼, ¼, ¼)"
    panel = Panel(title, "share of the way", "penalty R", tuple(curves), low=0.0)
    return Measured(numbers, (panel,))


EXPERIMENT = Experiment(
    page=__doc__,
    name="spread",
    group="penalties",
    claim="l2 prefers weights that are spread out; l1 is indifferent.",
    says=(
        "On the input (1, 1, 1, 1) the weights (1, 0, 0, 0) and (¼, ¼, ¼, ¼) have the "
        "same score, {score_single} and {score_spread}.",
        "l2 is {l2_single} for the first and {l2_spread} for the second: it prefers "
        "the second.",
        "l1 is {l1_single} for the first and {l1_spread} for the second.",
    ),
    correction=(
        "Notes say that l1 prefers (1, 0, 0, 0). For these two it is a tie: the sum of "
        "the sizes is 1 for both. l1 makes zeros where inputs differ in use, as the "
        "experiment on zeros shows."
    ),
    measure=measure,
)
