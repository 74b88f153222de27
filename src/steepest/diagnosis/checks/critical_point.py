"""Is the run stuck at a saddle or on a plateau?

## Measured

`loss` at the end on 512 rows against `chance`, that of the best constant scores, and
the `slope`, ‖∇L‖. Only where nothing was learned and the gradient is almost zero:
`smallest` and `largest` eigenvalue of the Hessian by 24 Lanczos steps, with the
interval.

## Bound

loss > 0.97 · chance and ‖∇L‖ < 0.01 is stuck: a warning, with a symptom a failure. If
λ_min is negative beyond its interval, by more than 10⁻⁴ of the largest curvature, it is
a saddle, with a way down that the gradient does not show; otherwise a plateau. The
remedy tries a fresh start, then Adam, then relu.
"""

import math
from dataclasses import replace
from typing import Any, NamedTuple

import jax
import numpy as np

from ...landscape import curvature
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import STUCK
from .._finding import Finding, Verdict
from ..measured._found_layers import is_linear
from ..measured._sample import sample_of
from ..measured._short_step import short_step

FLAT = 1e-2  # ‖∇L‖ below which a run counts as stuck: chosen
LANCZOS = 24  # steps, chosen: enough for the sign of the smallest eigenvalue
SHARE = 1e-4  # of the largest curvature, chosen: below, a direction counts as flat

CHECK = Check(
    page=__doc__,
    name="critical_point",
    called="saddle or plateau",
    stage=Stage.START,
    needs=(needs.an_objective,),
    explains=("direction", "batch_size", "epochs", "model_size"),
    skips={
        **needs.LINEAR_MODEL,
        **needs.DIVERGED,
    },
    says={
        "learned": "The loss, {loss:.4g}, is below that of chance, {chance:.4g}.",
        "moves": (
            "The loss is still that of chance, {chance:.4g}, but the run is moving: "
            "the gradient has length {slope:.2g}."
        ),
        "saddle": (
            "The run is stuck at a saddle: the loss is that of chance, {chance:.4g}, "
            "the gradient has length {slope:.1g}, and the loss curves down (by "
            "{smallest:.2g}) in a direction that the gradient does not show."
        ),
        "plateau": (
            "The run is stuck on a plateau: the loss is that of chance, {chance:.4g}, "
            "the gradient has length {slope:.1g}, and no direction curves down."
        ),
    },
    expects=(
        "Expected: a loss below {stuck:g} times that of chance, or a gradient longer "
        "than {flat:g}."
    ),
    advice={
        "leave_saddle": "Start from other, random weights.",
        "leave_plateau": (
            "Start with weights at which the units are active, or use Adam, whose "
            "steps do not shrink with the gradient."
        ),
    },
    cannot_see="It cannot see a saddle that was passed on the way.",
    source="Jin et al. (2017), How to Escape Saddle Points Efficiently, def. 4",
    costs="1 gradient; 48 where it is stuck",
)


class Standstill(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    loss, chance : float
        On a sample of training rows at the end, and that of the best constant scores.
    slope : float
        ‖∇L‖ at the end.
    smallest, smallest_high : float
        λ_min by Lanczos and the upper end of its interval; not a number if the run was
        not stuck.
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
        """Whether nothing was learned and the gradient is almost zero."""
        return self.loss > STUCK * self.chance and self.slope < FLAT


def measure(case: Case) -> Standstill:
    """Measure loss and gradient at the end, and the curvature if the run is stuck."""
    objective, data = sample_of(case)
    params = jax.tree.map(np.asarray, case.params)
    alone = replace(objective, penalty=None)
    here = short_step(alone, params, data)
    rows = case.sample("rows", 512)
    measured = Standstill(
        loss=here.value,
        chance=objective.loss.chance(rows.targets, rows.weights),
        slope=here.slope,
        smallest=math.nan,
        smallest_high=math.nan,
        largest=math.nan,
        start=case.asked.get("start"),
    )
    if not measured.stuck:
        return measured
    curved = curvature(alone, params, data, steps=LANCZOS, tolerance=None)
    # three more times the error, since another sample has another curvature
    error = curved.smallest.value - curved.smallest.low
    return measured._replace(
        smallest=curved.smallest.value,
        smallest_high=curved.smallest.high + 3 * error,
        largest=curved.largest.value,
    )


def judge(measured: Standstill, *, symptom: bool = False) -> Finding:
    """Judge whether a run is stuck, and at a saddle or on a plateau."""
    verdict, because, advice = Verdict.PASS, "moves", None
    remedies: list[dict[str, Any]] = []
    if measured.loss <= STUCK * measured.chance:
        because = "learned"
    elif measured.stuck:
        flat = SHARE * max(abs(measured.largest), abs(measured.smallest))
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because = "saddle" if measured.smallest_high < -flat else "plateau"
        advice = f"leave_{because}"
        adam = {"optimizer": "adam", "optimizer_options": {}, "learning_rate": "auto"}
        fresh = {"start": "auto"}
        relu = {"activation": "relu", "start": "auto", "learning_rate": "auto"}
        remedies = [fresh, {**fresh, **adam}, relu]
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"stuck": STUCK, "flat": FLAT},
        advice=advice,
        remedies=remedies,
        cost={"gradients": 2 * LANCZOS + 1 if measured.stuck else 1, "rows": 512},
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    if is_linear(case):
        return CHECK.skipped("linear_model")
    if case.diverged or not all(
        np.isfinite(np.asarray(leaf)).all() for leaf in jax.tree.leaves(case.params)
    ):
        return CHECK.skipped("diverged")
    return judge(measure(case), symptom=symptom)
