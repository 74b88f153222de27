"""Whether the steps went downhill, and as far down as the slope said."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ...objectives import Objective
from .._finding import Finding, Verdict, skipped
from ._sample import sample_of
from ._short_step import short_step

if TYPE_CHECKING:
    from .._case import Case

AGREES = 0.5  # actual over predicted on so short a step; a slope gives 1
FLAT = 1e-4  # of the loss: a predicted fall below this drowns in rounding


class Direction(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    cosine : float
        Median of cos θ between step and −gradient over the run; not a number where it
        was not recorded.
    uphill : float
        Share of the recorded steps with cos θ < 0.
    predicted, actual : float
        How much a short step along −gradient should lower the loss at the start by the
        slope, and how much it did; without the penalty.
    ratio : float
        actual / predicted; not a number where the slope is too small to tell.
    """

    cosine: float
    uphill: float
    predicted: float
    actual: float
    ratio: float


def measure_direction(case: "Case") -> Direction:
    """Read the recorded angles, and take a short step from the start.

    See Also
    --------
    steepest.diagnosis.check_direction : measures and judges.
    """
    recorded = np.asarray(case.run.history.steps.get("cosine", ()), np.float64)
    recorded = recorded[np.isfinite(recorded)]
    objective, data = sample_of(case)
    if isinstance(objective, Objective):
        objective = replace(objective, penalty=None)  # as other checks ask for it
    params = jax.tree.map(jnp.asarray, case.start)
    value, _, predicted, actual = short_step(objective, params, data)
    tells = math.isfinite(predicted) and predicted > FLAT * abs(value)
    return Direction(
        cosine=float(np.median(recorded)) if len(recorded) else math.nan,
        uphill=float((recorded < 0).mean()) if len(recorded) else math.nan,
        predicted=predicted,
        actual=actual,
        ratio=actual / predicted if tells else math.nan,
    )


def judge_direction(measured: Direction, *, symptom: bool = False) -> Finding:
    """Say whether the steps went downhill.

    See Also
    --------
    steepest.diagnosis.check_direction : measures and judges.
    """
    verdict, because, advice = Verdict.PASS, "downhill", None
    if measured.ratio < 0:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "gradient_uphill", "check_gradient"
    elif measured.uphill > AGREES:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "steps_uphill", "less_momentum"
    return Finding(
        check="direction",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"share": AGREES},
        advice=advice,
        source="Taylor: L(W − tg) = L(W) − t‖g‖² + O(t²)",
        cost={"gradients": 1, "forwards": 2, "rows": 512},
    )


def check_direction(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether the steps of a run went downhill.

    cos θ between every recorded step and −gradient: below zero in most steps, the rule
    goes uphill. And at the start, a step of a thousandth of the weights' length along
    −gradient must lower the loss, as the slope says.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    symptom : bool
        Whether the run was seen to fail; without, it only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import numpy as np
    >>> from steepest import descend
    >>> from steepest.diagnosis import Case, check_direction
    >>> bowl, start = lambda w: w @ w, np.ones(2, np.float32)
    >>> run = descend(bowl, start, learning_rate=0.1, epochs=20)
    >>> case = Case(objective=bowl, start=start, rows=None, run=run)
    >>> found = check_direction(case)
    >>> print(found.verdict, round(found.measured["ratio"], 2))
    pass 1.0
    """
    if not jax.tree.leaves(case.start):
        return skipped("direction", "no_parameters")
    return judge_direction(measure_direction(case), symptom=symptom)
