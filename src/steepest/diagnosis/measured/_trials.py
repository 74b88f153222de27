"""Short trainings of a case, fourteen side by side in one program."""

import math
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import jax
import numpy as np

from ..._core import Tree, count, key_for
from ...descent import (
    BatchPlan,
    Evaluation,
    Optimizer,
    make_optimizer,
    make_schedule,
    metrics,
    population,
    prepared,
    rules,
    side_by_side,
)
from ...objectives import Batch, Objective
from .._case import Case
from ._planned import planned_rates

MEMBERS = 14  # of every population here, so that there is one program
STEPS = 96
ROWS = 512
WORK = 7.5e9  # weights × examples that one seed may cost: about half a second
FEWEST_ROWS_A_STEP = 32


@dataclass(frozen=True, eq=False)
class RowLosses:
    """How good several parameters are on fixed rows.

    Attributes
    ----------
    losses : (members, rows)
        ℓᵢ, infinite for a member that died; one column for a function.
    scores : (members,)
        Accuracy or R²; not a number for a function.
    weights : (rows,)
        How much each row counts.

    See Also
    --------
    steepest.diagnosis.measure_rates : makes them.
    """

    losses: np.ndarray
    scores: np.ndarray
    weights: np.ndarray

    @cached_property
    def mean(self) -> np.ndarray:
        """Return the mean loss of each member, shape (members,)."""
        return np.average(self.losses, axis=1, weights=self.weights)

    def __getitem__(self, members: slice) -> "RowLosses":
        """Return some of the members."""
        return RowLosses(self.losses[members], self.scores[members], self.weights)


@dataclass(frozen=True)
class Setting:
    """How the run descended."""

    optimizer: Optimizer
    rate: float
    clip_norm: float | None


def setting_of(case: Case) -> Setting | None:
    said = case.settings
    name = str(said.get("optimizer"))
    if name not in rules or "learning_rate" not in said or rules[name].own_rate:
        return None
    rate = float(planned_rates(case).max())
    if not rate > 0:
        return None
    options = dict(said.get("optimizer_options") or {})
    return Setting(make_optimizer(name, options), rate, said.get("clip_norm"))


class Trials:
    """Short trainings of one case, and the rows that judge them."""

    def __init__(
        self, case: Case, setting: Setting, batch_size: int | None = None
    ) -> None:
        dtype = case.settings.get("dtype", "float32")
        self.case, self.setting = case, setting
        self.objective, self.rows = prepared(case.objective, case.rows, dtype)
        n_rows = len(jax.tree.leaves(self.rows)[0])
        size = min(batch_size or case.plan.batch_size, n_rows)
        self.plan = BatchPlan(n_rows, _affordable(size, count(case.start)))
        self.held: list[Evaluation] = []
        if isinstance(self.objective, Objective):
            parts = ["rows"] + ["validation"] * (case.validation is not None)
            self.held = [Evaluation(_held(case.sample(part, ROWS))) for part in parts]

    def trained(
        self,
        params: Tree,
        rates: np.ndarray,
        seed: int,
        strengths: np.ndarray | None = None,
        warming: int = 0,
        steps: int = STEPS,
    ) -> tuple[RowLosses, RowLosses | None]:
        """Train the members, and return how good they are on the held rows."""
        objective = side_by_side(self.objective, MEMBERS)
        if strengths is not None and isinstance(objective, Objective):
            strength: Any = objective.penalty_strength * strengths
            kept = strength.astype(objective.penalty_strength.dtype)
            objective = replace(objective, penalty_strength=kept)
        dtype = jax.tree.leaves(params)[0].dtype
        many = jax.tree.map(
            lambda a: np.repeat(np.asarray(a, dtype)[None], MEMBERS, 0), params
        )
        factors = make_schedule("constant", steps)
        if warming:
            factors = partial(_after, warming)
        *_, last = population(
            objective,
            many,
            self.rows,
            replace(self.plan, seed=seed),
            self.setting.optimizer,
            rates,
            jax.random.split(key_for(seed, "noise of the range test"), MEMBERS),
            0,
            steps + warming,
            clip_norm=self.setting.clip_norm,
            schedule=factors,
        )
        state = last.state
        ended = state.params
        if self.setting.optimizer.rule.averaged:
            ended = jax.vmap(self.setting.optimizer.best_params)(
                state.optimizer, state.params
            )
        on_host = jax.tree.map(np.asarray, ended)
        members = [jax.tree.map(lambda a, k=k: a[k], on_host) for k in range(MEMBERS)]
        found = self.judged(members)
        for held in found:
            if held is not None:
                held.losses[~np.asarray(state.alive)] = np.inf
        return found

    def judged(self, members: list[Tree], dead: bool = False) -> tuple[Any, Any]:
        """Return how good members are on the rows of train and of validation."""
        if not isinstance(self.objective, Objective):
            rows = jax.tree.map(lambda a: a[:ROWS], self.rows)
            losses = np.array(
                [[float(_value(self.objective, p, rows))] for p in members]
            )
            nothing = np.full(len(members), np.nan)
            found = [RowLosses(_finite(losses, dead), nothing, np.ones(1)), None]
            return found[0], found[1]
        found = [self._of_part(part, members, dead) for part in self.held]
        return found[0], found[1] if len(found) > 1 else None

    def _of_part(self, part: Evaluation, members: list[Tree], dead: bool) -> RowLosses:
        losses, scores = [], []
        for params in members:
            each, predicted = part.each(self.objective, params)
            task = self.objective.loss.task
            said = metrics(task, each, predicted, part.rows)
            losses.append(each)
            scores.append(said["accuracy" if task == "classification" else "r2"])
        n = len(part.rows.inputs)
        given = part.rows.weights
        weights = np.ones(n) if given is None else np.asarray(given, np.float64)
        return RowLosses(_finite(np.array(losses), dead), np.array(scores), weights)


def _after(warming: int, step: np.ndarray) -> np.ndarray:
    return np.where(step < warming, 0.0, 1.0)


@jax.jit
def _value(objective: Any, params: Tree, rows: Any) -> jax.Array:
    return objective(params, rows)


def _finite(losses: np.ndarray, dead: bool) -> np.ndarray:
    """Return losses in which a member with anything not finite is infinite."""
    losses = np.asarray(losses, np.float64)
    died = dead | ~np.isfinite(losses).all(axis=1, keepdims=True)
    return np.where(died, np.inf, losses)


def _affordable(size: int, n_weights: int) -> int:
    """Return the batch size, or the power of two below it that can be afforded."""
    rows = WORK / (MEMBERS * STEPS * (n_weights + 100))
    if size <= rows:
        return size
    return min(size, max(FEWEST_ROWS_A_STEP, 1 << int(math.log2(max(rows, 1)))))


def _held(rows: Any) -> Batch:
    return Batch(*(None if a is None else np.asarray(a) for a in rows))
