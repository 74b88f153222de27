"""Whether hidden units answer: neither always zero, nor always at their ends."""

from typing import Any, NamedTuple

import numpy as np

from ...objectives import Batch
from .._finding import Finding, Verdict, skipped
from ._layer_check import Pass, pass_through

HALF = 0.5  # healthy starts: at most 8 % of relu units dead
NEAR_AN_END = 0.01
ENDS = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
CUTS = ("relu",)


class Share(NamedTuple):
    """A share of a hidden layer.

    Attributes
    ----------
    layer : int
        The layer where it is largest, from 0 on.
    share : float
        From 0 to 1.

    See Also
    --------
    steepest.diagnosis.check_dead_units : measures and judges.
    """

    layer: int
    share: float


def measure_dead_units(passed: Pass) -> Share:
    """Return the layer with the largest share of units that are 0 on every row.

    See Also
    --------
    steepest.diagnosis.check_dead_units : measures and judges.
    """
    shares = [
        Share(i, float(np.mean(np.all(np.asarray(layer.a) == 0, axis=0))))
        for i, layer in enumerate(passed.through.layers[:-1])
    ]
    return max(shares, key=lambda each: each.share)


def measure_saturated_units(passed: Pass) -> Share:
    """Return the layer with the largest share of values near an end of σ.

    See Also
    --------
    steepest.diagnosis.check_saturated_units : measures and judges.
    """
    low, high = ENDS[passed.activation]
    shares = []
    for i, layer in enumerate(passed.through.layers[:-1]):
        a = np.asarray(layer.a, np.float64)
        near = (a < low + NEAR_AN_END) | (a > high - NEAR_AN_END)
        shares.append(Share(i, float(near.mean())))
    return max(shares, key=lambda each: each.share)


def judge_units(check: str, measured: Share, *, symptom: bool = False) -> Finding:
    """Judge a share of dead or saturated units.

    See Also
    --------
    steepest.diagnosis.check_dead_units : measures and judges.
    """
    bad = measured.share > HALF
    failed = Verdict.FAIL if symptom else Verdict.WARN
    return Finding(
        check=check,
        verdict=failed if bad else Verdict.PASS,
        because=check.removesuffix("_units") if bad else "alive",
        measured=measured._asdict(),
        expected={"bound": HALF},
        advice="start_auto" if bad else None,
        remedy={"candidates": _remedies(check)} if bad else {},
        source="CS231n, Neural Networks 1 and 3; at most 8 % dead at healthy starts",
        cost={"forwards": 1},
    )


def _remedies(check: str) -> list[dict[str, Any]]:
    """Return a start and a scale at which units answer, or units without ends."""
    fresh = {"start": "auto", "scaling": "standard"}
    relu = [{**fresh, "activation": "relu"}]
    return [fresh] if check == "dead_units" else [fresh, *relu]


def check_dead_units(
    objective: Any, params: Any, batch: Batch, *, symptom: bool = False
) -> Finding:
    """Ask whether relu units answer at all at the start.

    A unit that is 0 on every row has no slope and does not learn. More than half of a
    layer is too many; 10 to 40 % after training are normal.

    Parameters
    ----------
    objective : Objective
        Of layers with relu; else the check is skipped.
    params : tree
        The start.
    batch : Batch
        At most 256 rows are looked at.
    symptom : bool
        Whether a run from here was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import jax, jax.numpy as jnp, numpy as np
    >>> from steepest.models import mlp
    >>> from steepest.objectives import Objective, hinge
    >>> objective = Objective(mlp(4, [5], 3), hinge())
    >>> params = objective.model.init(jax.random.key(0))
    >>> params[0]["bias"] = jnp.full(5, -100.0)
    >>> batch = Batch(np.eye(4), np.array([0, 1, 2, 0]))
    >>> found = check_dead_units(objective, params, batch)
    >>> print(found.because, found.measured["share"])
    dead 1.0
    """
    passed = pass_through(objective, params, batch)
    if isinstance(passed, str):
        return skipped("dead_units", passed)
    if passed.activation not in CUTS:
        return skipped("dead_units", "cannot_die")
    return judge_units("dead_units", measure_dead_units(passed), symptom=symptom)


def check_saturated_units(
    objective: Any, params: Any, batch: Batch, *, symptom: bool = False
) -> Finding:
    """Ask whether tanh or sigmoid units start where they still have a slope.

    Within 0.01 of an end of the activation the slope is below 0.02. More than half of
    a layer there is too much.

    Parameters
    ----------
    objective : Objective
        Of layers with tanh or sigmoid; else the check is skipped.
    params : tree
        The start.
    batch : Batch
        At most 256 rows are looked at.
    symptom : bool
        Whether a run from here was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest.models import mlp
    >>> from steepest.objectives import Objective, hinge
    >>> model = mlp(4, [50], 3, activation="tanh", start_scale=100.0)
    >>> objective = Objective(model, hinge())
    >>> batch = Batch(np.eye(4), np.array([0, 1, 2, 0]))
    >>> params = model.init(jax.random.key(0))
    >>> print(check_saturated_units(objective, params, batch).because)
    saturated
    """
    passed = pass_through(objective, params, batch)
    if isinstance(passed, str):
        return skipped("saturated_units", passed)
    if passed.activation not in ENDS:
        return skipped("saturated_units", "cannot_saturate")
    measured = measure_saturated_units(passed)
    return judge_units("saturated_units", measured, symptom=symptom)
