"""Can the model memorize a few rows?

A model that cannot learn twenty rows cannot learn many: its gradient, loss or start is
wrong, or it has too few parameters. Asked on request: `steepest diagnose RUN --also
memorize`, or `diagnose(…, also=["memorize"])`.

## Measured

Adam takes 300 steps from the run's start with at most 20 training rows in one batch,
without the penalty, at fourteen rates from 1e-5 to 30 side by side. The rows all
differ; a linear model gets no more rows than columns, so that it can fit any targets.
`loss` is the lowest, `chance` that of the best constant scores (for a user-defined
function, the loss at the start), `left` their ratio, and `score` the accuracy or R² on
these rows.

## Bound

`left` < 5 %. Above it warns, and fails with a symptom. Wrong gradients, scores, margins
and starts explain it; it explains a model that is too small and too few epochs.
"""

import math
from dataclasses import replace
from typing import Any, NamedTuple

import jax
import numpy as np

from ..._core import generator_for
from ...descent import make_optimizer
from ...objectives import Batch, Objective
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._finding import Finding, Verdict
from ..measured._rate_grid import MEMBERS, half_decades
from ..measured._reduction import as_columns, finite_rows
from ..measured._trials import Trials, TrialSettings

ROWS = 20  # chosen: few enough for every model that can learn at all
MANY = 1000  # rows that they are taken from
FEWEST = 2
STEPS = 300  # chosen: enough for healthy models at one of the rates
RATES = 1e-5 * half_decades(0)  # of Adam: 1e-5 … 30
LEFT = 0.05  # of the loss of chance: chosen, almost nothing

CHECK = Check(
    page=__doc__,
    name="memorize",
    called="memorizing a few rows",
    stage=Stage.START,
    needs=(needs.rows,),
    explains=("epochs", "model_size"),
    explained_by=(
        *("scale", "targets", "gradient", "scores", "margin", "symmetry"),
        *("weight_scale", "dead_units", "saturated_units", "signal"),
    ),
    skips={
        "no_floor": (
            "the function starts at a loss of zero or below, and may have no lower "
            "bound."
        ),
        **needs.FEW_ROWS,
    },
    says={
        "learned": (
            "In {steps} steps the loss on {rows} rows fell to {left:.1%} of that of "
            "chance."
        ),
        "not_learned": (
            "In {steps} steps at each of fourteen learning rates the loss on only "
            "{rows} rows fell no lower than {left:.1%} of that of chance: a model that "
            "cannot learn {rows} rows cannot learn many."
        ),
    },
    expects="Expected: less than {bound:.0%}.",
    advice={
        "look_at_model": (
            "Check the gradient, the loss and the start; then give the model more "
            "units."
        ),
    },
    cannot_see="It cannot see whether what was memorized holds for other rows.",
    source="Cover (1965): D numbers fit any D targets; Karpathy (2019)",
    costs="14 trainings of 300 steps on 20 rows",
    on_request=True,
    epochs=lambda case: MEMBERS * STEPS * ROWS / max(case.n_rows, 1),
)


class Memorize(NamedTuple):
    """How far a few rows can be memorized.

    Attributes
    ----------
    rows, steps : int
        How many rows, and how many steps at each of 14 rates.
    rate : float
        Of Adam, where the loss went lowest.
    loss, chance : float
        The lowest loss, without the penalty, and that of the best constant scores; for
        a user-defined function, the loss at the start.
    score : float
        Accuracy or R² on these rows; not a number for a function.
    """

    rows: int
    steps: int
    rate: float
    loss: float
    chance: float
    score: float

    @property
    def left(self) -> float:
        """The lowest loss as a share of that of chance."""
        return self.loss / self.chance if self.chance > 0 else math.inf


def measure(case: Case) -> Memorize | None:
    """Train on a few rows only, in one batch; None if there are too few."""
    few = _few(case)
    if len(jax.tree.leaves(few)[0]) < FEWEST:
        return None
    alone = case.objective
    if isinstance(alone, Objective):
        alone = replace(alone, penalty=None)
    small = replace(case, objective=alone, rows=few, validation=None)
    settings = TrialSettings(make_optimizer("adam", {}), float(RATES[0]), None)
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = Trials(small, settings, batch_size=ROWS)
        before, _ = trials.evaluate([case.start])
        after, _ = trials.train(case.start, RATES, 0, steps=STEPS)
    best = int(np.argmin(after.mean))
    chance = float(before.mean[0])
    if isinstance(alone, Objective):
        chance = alone.loss.chance(few.targets)
    return Memorize(
        rows=len(jax.tree.leaves(few)[0]),
        steps=STEPS,
        rate=float(RATES[best]),
        loss=float(after.mean[best]),
        chance=chance,
        score=float(after.scores[best]),
    )


def _few(case: Case) -> Any:
    """Return a few rows that differ, of all classes in turn.

    For a linear model there are no more of them than columns.
    """
    if case.own_function:
        return case.sample("rows", ROWS)
    rows = case.sample("rows", MANY)
    x, y = np.asarray(rows.inputs), np.asarray(rows.targets)
    fine = finite_rows(x, y)
    _, first = np.unique(as_columns(x), axis=0, return_index=True)
    chosen = np.array([i for i in first if fine[i]], np.int64)
    chosen = generator_for(0, "rows to memorize").permutation(chosen)
    if case.task == "classification":
        labels = y[chosen]
        turn = [int((labels[:i] == label).sum()) for i, label in enumerate(labels)]
        chosen = chosen[np.argsort(turn, kind="stable")]
    layers = case.objective.model.layers
    is_linear = layers is not None and not layers.hidden
    at_most = min(ROWS, as_columns(x).shape[1]) if is_linear else ROWS
    return Batch(x[chosen[:at_most]], y[chosen[:at_most]])


def judge(measured: Memorize, *, symptom: bool = False) -> Finding:
    """Judge whether a few rows were memorized."""
    learned = measured.left < LEFT
    verdict = Verdict.PASS
    if not learned:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        "learned" if learned else "not_learned",
        verdict,
        measured={**measured._asdict(), "left": measured.left},
        expected={"bound": LEFT},
        advice=None if learned else "look_at_model",
        cost={"gradients": MEMBERS * STEPS, "rows": measured.rows},
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    measured = measure(case)
    if measured is None:
        return CHECK.skipped("few_rows")
    if not measured.chance > 0:
        return CHECK.skipped("no_floor")
    return judge(measured, symptom=symptom)
