"""Do the units of each layer differ?

Units with equal weights get equal gradients and stay equal, so that a layer of them
acts like one unit. This takes equal incoming *and* outgoing weights: the units of a
hidden layer of zeros below a random layer differ after the first step. A linear model
may start at zero.

## Measured

Of the hidden layer whose units are most alike, `layer`, `units`, and how many are
`distinct` to 1e-6 of the largest weight. In a model of another package, units are
alike if their values and gradients on all rows are, to 1e-5.

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
from ..measured._found_layers import FoundLayers, found_layers
from ..measured._found_pass import FoundPass, found_pass_at_start

SAME = 1e-6  # of the largest weight: chosen, above the rounding of float32
NEAR = 1e-5  # of the largest unit, its values and slopes on all rows: the same
SMALLEST = 1e-30

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
    layer : int or str
        From 0 on; its name in a model of another package.
    units : int
        How many it has.
    distinct : int
        How many differ in their incoming or outgoing weights.
    """

    layer: int | str
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


def measure_found(found: FoundLayers, passed: FoundPass) -> Twins:
    """Count the units of each layer that no other unit equals, on a pass.

    Equal values and equal gradients on all rows are what equal incoming and outgoing
    weights come to, whatever is between the layers.
    """
    counts = []
    last = found.weights[-1]
    for layer in passed.weights[: len(found.hidden)]:
        halves = [np.asarray(a, np.float64).T for a in (layer.z, layer.delta)]
        if passed.drawn and layer.depth == last.depth - 1:
            halves = halves[:1]  # behind it are zeros, which are all equal
        units = np.concatenate(
            [half / max(float(abs(half).max()), SMALLEST) for half in halves], axis=1
        )
        squares = np.sum(units**2, axis=1)
        apart = squares[:, None] + squares[None, :] - 2 * units @ units.T
        alike = apart <= NEAR**2 * max(float(squares.max()), SMALLEST)
        first = np.argmax(alike, axis=1)  # the first unit that it equals
        distinct = int(np.sum(first == np.arange(len(units))))
        counts.append(Twins(layer.name, len(units), distinct))
    return min(counts, key=lambda twins: twins.distinct / twins.units)


def judge(measured: Twins, *, settable: bool = True) -> Finding:
    """Judge the share of units that equal another one.

    A model of another package draws its start itself (`settable=False`).
    """
    alike = measured.units > 1 and measured.distinct <= MOST_UNITS * measured.units
    return CHECK.found(
        "twins" if alike else "different",
        Verdict.FAIL if alike else Verdict.PASS,
        measured=measured._asdict(),
        expected={"bound": MOST_UNITS},
        advice="random_start" if alike else None,
        remedies=[{"start": "auto"}] if alike and settable else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    layers = layers_of(case.start)
    if layers is None:
        return _of_found(case)
    if len(layers) == 1:
        return CHECK.skipped("linear_model")
    return judge(measure(layers))


def _of_found(case: Case) -> Finding:
    """Judge a model whose layers are found; only equal weights are worth a pass."""
    found = case.once(found_layers)
    if isinstance(found, str):
        return CHECK.skipped(found)
    distinct = [
        Twins(layer.name, len(layer.weight), len(np.unique(layer.weight, axis=0)))
        for layer in found.hidden
    ]
    least = min(distinct, key=lambda twins: twins.distinct / twins.units)
    passed = None
    if least.distinct <= MOST_UNITS * least.units and least.units > 1:
        passed = case.once(found_pass_at_start)
    if not isinstance(passed, FoundPass):
        return judge(least, settable=False)
    return judge(measure_found(found, passed), settable=False)
