"""How many hidden units are dead, always zero, or saturated, near an end of σ."""

from typing import Any, NamedTuple

import numpy as np

from .._case import Case
from ._pass import Pass, pass_through

NEAR_AN_END = 0.01  # of sigmoid and tanh, where the slope is below 0.02
ENDS = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
RECTIFIERS = ("relu",)  # whose units can be dead
ROWS = 256


class Share(NamedTuple):
    """The largest share of a hidden layer.

    Attributes
    ----------
    layer : int or str
        That layer, counted from 0; its name in a model of another package.
    share : float
        From 0 to 1.
    """

    layer: int | str
    share: float


def dead_units(passed: Pass) -> Share:
    """Return the layer with the largest share of units that are 0 on every row."""
    shares = [
        Share(i, float(np.mean(np.all(np.asarray(layer.a) == 0, axis=0))))
        for i, layer in enumerate(passed.backprop.layers[:-1])
    ]
    return max(shares, key=lambda share: share.share)


def saturated_units(passed: Pass) -> Share:
    """Return the layer with the largest share of values near an end of σ."""
    low, high = ENDS[passed.activation]
    shares = []
    for i, layer in enumerate(passed.backprop.layers[:-1]):
        a = np.asarray(layer.a, np.float64)
        near = (a < low + NEAR_AN_END) | (a > high - NEAR_AN_END)
        shares.append(Share(i, float(near.mean())))
    return max(shares, key=lambda share: share.share)


def share_of_dead_units(case: Case, params: Any) -> float:
    """Return the largest share of dead units of a layer; not a number without relu."""
    if case.own_function:
        return float("nan")
    passed = pass_through(case.objective, params, case.sample("rows", ROWS))
    if isinstance(passed, str) or passed.activation not in RECTIFIERS:
        return float("nan")
    return dead_units(passed).share
