"""Where a run that learned nothing came to a stop: on a saddle, or on a plateau."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ...landscape import curvature
from ...objectives import Objective
from .._finding import Finding, Verdict, skipped
from ..start import layers_of
from ._chance import chance_loss
from ._sample import sample_of
from ._short_step import short_step

if TYPE_CHECKING:
    from .._case import Case

STUCK = 0.97  # of the loss at chance: above, nothing was learned
FLAT = 1e-2  # ‖∇L‖ below which a run does not move
LANCZOS = 24
SHARE = 1e-4  # of the largest curvature: below, a direction counts as flat


class Standstill(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    loss, chance : float
        On a sample of training rows at the end, and that of the best constant scores.
    slope : float
        ‖∇L‖ at the end.
    smallest, smallest_high : float
        λ_min by Lanczos and the upper end of its interval; not a number where the run
        was not stuck.
    largest : float
        λ_max.
    start : str or None
        The start that the run asked for.
    """

    loss: float
    chance: float
    slope: float
    smallest: float
    smallest_high: float
    largest: float
    start: str | None

    @property
    def stuck(self) -> bool:
        """Whether nothing was learned and the run does not move."""
        return self.loss > STUCK * self.chance and self.slope < FLAT


def measure_critical_point(case: "Case") -> Standstill:
    """Look whether a run stands still, and at the curvature if it does.

    See Also
    --------
    steepest.diagnosis.check_critical_point : measures and judges.
    """
    objective, data = sample_of(case)
    params = jax.tree.map(jnp.asarray, case.params)
    alone = replace(objective, penalty=None)
    here = short_step(alone, params, data)
    rows = case.sample("rows", 512)
    found = Standstill(
        loss=here.value,
        chance=chance_loss(objective, rows.targets, rows.weights),
        slope=here.slope,
        smallest=math.nan,
        smallest_high=math.nan,
        largest=math.nan,
        start=case.asked.get("start"),
    )
    if not found.stuck:
        return found
    curved = curvature(alone, params, data, steps=LANCZOS, tolerance=None)
    # thrice the residual, since the sample is one of many
    error = curved.smallest.value - curved.smallest.low
    return found._replace(
        smallest=curved.smallest.value,
        smallest_high=curved.smallest.high + 3 * error,
        largest=curved.largest.value,
    )


def judge_critical_point(measured: Standstill, *, symptom: bool = False) -> Finding:
    """Say on what a run stands still.

    See Also
    --------
    steepest.diagnosis.check_critical_point : measures and judges.
    """
    verdict, because, advice = Verdict.PASS, "moves", None
    remedy: dict[str, Any] = {}
    if measured.loss <= STUCK * measured.chance:
        because = "learned"
    elif measured.stuck:
        flat = SHARE * max(abs(measured.largest), abs(measured.smallest))
        # learning nothing is the symptom
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because = "saddle" if measured.smallest_high < -flat else "plateau"
        advice = f"leave_{because}"
        other = {"optimizer": "adam", "optimizer_options": {}, "learning_rate": "auto"}
        fresh = {"start": "auto"}
        relu = {"activation": "relu", "start": "auto", "learning_rate": "auto"}
        tried = [fresh, {**fresh, **other}, relu]
        remedy = {"candidates": tried}
    return Finding(
        check="critical_point",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"stuck": STUCK, "flat": FLAT},
        advice=advice,
        remedy=remedy,
        source="Jin et al. (2017), How to Escape Saddle Points Efficiently, def. 4",
        cost={"gradients": 2 * LANCZOS + 1 if measured.stuck else 1, "rows": 512},
    )


def check_critical_point(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether a run that learned nothing stands on a saddle or on a plateau.

    Only a run whose loss is still that of constant scores and whose slope is gone is
    looked at: then λ_min by Lanczos on 512 rows. Clearly negative, there is a way down
    that the slope does not show; else all around is flat.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    symptom : bool
        Whether the run was seen to fail; without, it only warns.

    Returns
    -------
    Finding

    See Also
    --------
    steepest.landscape.critical_point : the same of any function.
    """
    if not isinstance(case.objective, Objective):
        return skipped("critical_point", "user_function")
    layers = layers_of(case.start)
    if layers is not None and len(layers) == 1:
        return skipped("critical_point", "linear_model")
    if case.diverged or not all(
        np.isfinite(np.asarray(leaf)).all() for leaf in jax.tree.leaves(case.params)
    ):
        return skipped("critical_point", "diverged")
    return judge_critical_point(measure_critical_point(case), symptom=symptom)
