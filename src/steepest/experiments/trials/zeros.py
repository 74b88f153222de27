"""Ten inputs of which three are of use, under l1 and l2 of any strength."""

import numpy as np

from ...display import short_number
from .._picture import Curve, Panel
from .._trial import Choice, Trial, Tried
from ..penalties.zeros import INPUTS, TRUE, weights_under


def measure(penalty: str, strength: float) -> Tried:
    """Train on the rows of the experiment `zeros`."""
    weights = weights_under(penalty, strength)
    zero = weights == 0
    useless = TRUE == 0
    distance = float(np.sqrt(((weights - TRUE) ** 2).sum()))
    names = tuple(str(i + 1) for i in range(INPUTS))
    at = np.arange(1, INPUTS + 1)
    panel = Panel(
        "weights",
        "input",
        "weight",
        (
            Curve("with the penalty", names, weights, "bars"),
            Curve("true", at - 1, TRUE, "dots"),
        ),
        low=-3.2,
        high=3.2,
    )
    said = (
        f"Of the seven useless weights {(zero & useless).sum()} are exactly 0, of the "
        f"three useful ones {(zero & ~useless).sum()}.",
        f"The weights are {short_number(distance)} away from the true ones.",
    )
    return Tried(said, (panel,))


TRIAL = Trial(
    name="zeros",
    title="l1 or l2",
    claim="l1 makes the weights of useless inputs exactly 0, and tells so which inputs "
    "are of use; l2 only makes all of them smaller.",
    choices=(
        Choice("penalty", "penalty", "l1", words=("l1", "l2")),
        Choice("strength", "penalty strength λ", 0.1, 0.001, 10.0, log=True),
    ),
    presets={
        "wrong: l2, to find useless inputs": {"penalty": "l2", "strength": 0.1},
        "right: l1, λ = 0.1": {"penalty": "l1", "strength": 0.1},
        "wrong: l1, λ = 5": {"penalty": "l1", "strength": 5.0},
    },
    measure=measure,
)
