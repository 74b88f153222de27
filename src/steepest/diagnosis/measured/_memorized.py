"""How far a few rows can be memorized from the start of a run, with Adam."""

import math
from dataclasses import replace
from typing import Any, NamedTuple

import jax
import numpy as np

from ..._core import generator_for
from ...descent import make_optimizer
from ...objectives import Batch, Objective
from .._case import Case
from ._found_layers import is_linear
from ._rate_grid import half_decades
from ._reduction import as_columns, finite_rows
from ._trials import Trials, TrialSettings

ROWS = 20  # chosen: few enough for every model that can learn at all
MANY = 1000  # rows that they are taken from
FEWEST = 2
STEPS = 300  # chosen: enough for healthy models at one of the rates
LEFT = 0.05  # of the loss of chance: chosen, almost nothing
RATES = 1e-5 * half_decades(0)  # of Adam: 1e-5 … 30
FEW_RATES = RATES[3:8]  # of a costly model: 3e-4 … 3e-2


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
    learned : tuple of float
        All rates at which the loss fell below 5 % of that of chance.
    """

    rows: int
    steps: int
    rate: float
    loss: float
    chance: float
    score: float
    learned: tuple[float, ...] = ()

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
        rates = FEW_RATES if trials.costly else RATES
        after, _ = trials.train(case.start, rates, 0, steps=STEPS)
    best = int(np.argmin(after.mean))
    chance = float(before.mean[0])
    if isinstance(alone, Objective):
        chance = alone.loss.chance(few.targets)
    return Memorize(
        rows=len(jax.tree.leaves(few)[0]),
        steps=STEPS,
        rate=float(rates[best]),
        loss=float(after.mean[best]),
        chance=chance,
        score=float(after.scores[best]),
        learned=tuple(map(float, rates[after.mean < LEFT * chance])),
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
    at_most = min(ROWS, as_columns(x).shape[1]) if is_linear(case) else ROWS
    return Batch(x[chosen[:at_most]], y[chosen[:at_most]])
