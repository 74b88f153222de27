"""Do the units of each layer differ?

Units with equal weights get equal gradients and stay equal, so that a layer of them
acts like one unit. This takes equal incoming *and* outgoing weights: the units of a
hidden layer of zeros below a random layer differ after the first step. A linear model
may start at zero.

## Measured

Of the hidden layer whose units are most alike, `layer`, `units`, and how many are
`distinct` to 1e-6 of the largest weight.

## Bound

At most half of them distinct fails.
"""

from typing import Any, NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import CANNOT_MOVE, Check, Stage
from .._evidence import MOST_UNITS
from .._finding import Finding, Verdict
from ..measured._backprop import layers_of

SAME = 1e-6  # of the largest weight: chosen, above the rounding of float32

CHECK = Check(
    page=__doc__,
    name="symmetry",
    called="symmetry of the start",
    stage=Stage.START,
    explains=("weight_scale", "dead_units", "signal", *CANNOT_MOVE),
    skips={
        **needs.LINEAR_MODEL,
        **needs.NO_LAYERS,
    },
    says={
        "different": (
            "The hidden units differ; in layer {layer}, where most are alike, "
            "{distinct} of {units} are distinct."
        ),
        "twins": (
            "Only {distinct} of the {units} units of layer {layer} are distinct; equal "
            "units get equal gradients and stay equal."
        ),
    },
    expects="Expected: more than {bound:.0%} of the units to be distinct.",
    advice={
        "random_start": "Start with random hidden weights.",
    },
    cannot_see="It cannot see units that are equal up to sign or scale.",
    source="exact: equal units have equal gradients",
    costs="nothing",
    cost={"forwards": 0},
    free=True,
)


class Twins(NamedTuple):
    """The hidden layer whose units are most alike.

    Attributes
    ----------
    layer : int
        From 0 on.
    units : int
        How many it has.
    distinct : int
        How many differ in their incoming or outgoing weights.
    """

    layer: int
    units: int
    distinct: int


def measure(layers: tuple[Any, ...]) -> Twins:
    """Count the units of each hidden layer that no other unit equals.

    Two units get the same gradient for ever if their incoming weights, biases and
    outgoing weights are equal; equal incoming weights alone differ after one step.
    """
    counts = []
    for i in range(len(layers) - 1):
        incoming, outgoing = layers[i], layers[i + 1]
        columns = np.concatenate(
            [
                np.asarray(incoming["weight"], np.float64),
                np.asarray(incoming["bias"], np.float64)[:, None],
                np.asarray(outgoing["weight"], np.float64).T,
            ],
            axis=1,
        )
        scale = SAME * max(float(abs(columns).max()), SAME)
        distinct = len(np.unique(np.round(columns / scale), axis=0))
        counts.append(Twins(i, len(columns), distinct))
    return min(counts, key=lambda twins: twins.distinct / twins.units)


def judge(measured: Twins) -> Finding:
    """Judge the share of units that equal another one."""
    alike = measured.units > 1 and measured.distinct <= MOST_UNITS * measured.units
    return CHECK.found(
        "twins" if alike else "different",
        Verdict.FAIL if alike else Verdict.PASS,
        measured=measured._asdict(),
        expected={"bound": MOST_UNITS},
        advice="random_start" if alike else None,
        remedies=[{"start": "auto"}] if alike else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    layers = layers_of(case.start)
    if layers is None:
        return CHECK.skipped("no_layers")
    if len(layers) == 1:
        return CHECK.skipped("linear_model")
    return judge(measure(layers))
