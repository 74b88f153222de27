"""Whether the units of a layer differ, so that they can learn different things."""

from typing import Any, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped
from ._backprop import layers_of

SAME = 1e-6
HALF = 0.5


class Twins(NamedTuple):
    """The hidden layer whose units are most alike.

    Attributes
    ----------
    layer : int
        From 0 on.
    units : int
        How many it has.
    distinct : int
        How many differ in what goes in or in what goes out.

    See Also
    --------
    steepest.diagnosis.check_symmetry : measures and judges.
    """

    layer: int
    units: int
    distinct: int


def measure_symmetry(layers: tuple[Any, ...]) -> Twins:
    """Count the units of each hidden layer that no other unit equals.

    Two units get the same gradient for ever if their weights in, their biases and
    their weights out are equal; units of equal weights in alone part at the first step.

    See Also
    --------
    steepest.diagnosis.check_symmetry : measures and judges.
    """
    found = []
    for i in range(len(layers) - 1):
        inside, outside = layers[i], layers[i + 1]
        columns = np.concatenate(
            [
                np.asarray(inside["weight"], np.float64),
                np.asarray(inside["bias"], np.float64)[:, None],
                np.asarray(outside["weight"], np.float64).T,
            ],
            axis=1,
        )
        scale = SAME * max(float(abs(columns).max()), SAME)
        distinct = len(np.unique(np.round(columns / scale), axis=0))
        found.append(Twins(i, len(columns), distinct))
    return min(found, key=lambda twins: twins.distinct / twins.units)


def judge_symmetry(measured: Twins) -> Finding:
    """Judge the share of units that have a twin.

    See Also
    --------
    steepest.diagnosis.check_symmetry : measures and judges.
    """
    alike = measured.units > 1 and measured.distinct <= HALF * measured.units
    return Finding(
        check="symmetry",
        verdict=Verdict.FAIL if alike else Verdict.PASS,
        because="twins" if alike else "different",
        measured=measured._asdict(),
        expected={"bound": HALF},
        advice="random_start" if alike else None,
        remedy={"start": "auto"} if alike else {},
        source="exact: equal units have equal gradients",
        cost={"forwards": 0},
    )


def check_symmetry(params: Any) -> Finding:
    """Ask whether the hidden units of a start differ from each other.

    Units that are equal in every weight get equal gradients and stay equal, so that a
    layer of them is one unit. A linear model may start at zero: it has none.

    Parameters
    ----------
    params : tuple of layers
        As those of `steepest.models.mlp`.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import jax
    >>> from steepest.models import mlp
    >>> zero = mlp(4, [5], 3, start="zero").init(jax.random.key(0))
    >>> found = check_symmetry(zero)
    >>> print(found.verdict, found.measured["distinct"])
    fail 1
    """
    layers = layers_of(params)
    if layers is None:
        return skipped("symmetry", "no_layers")
    if len(layers) == 1:
        return skipped("symmetry", "linear_model")
    return judge_symmetry(measure_symmetry(layers))
