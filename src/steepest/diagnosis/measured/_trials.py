"""Short trainings of a case, fourteen side by side in one program.

Of a costly model, whose kernels or layers are used at many places of a row, there are
five, and shorter ones.

A model with state starts each of them, and is evaluated after it, with the state that
it settles at on a sample of the rows: 96 steps leave running means far behind.
"""

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import jax
import numpy as np

from ..._core import Ready, Tree, count, keys_for
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
from ...objectives import Batch, Objective, is_weight
from .._case import Case
from ._planned import planned_rates
from ._rate_grid import FEW_MEMBERS, MEMBERS
from ._row_losses import RowLosses
from ._work import products_of_a_row

STEPS = 96
FEW_STEPS = 24  # of a costly model
COSTLY = 1_000_000  # products a row, chosen: 14 times 96 steps take half a minute
ROWS = 512
WORK = 7.5e9  # products × examples that one seed may cost: about half a second
FEWEST_ROWS_A_STEP = 32
PRODUCTS_A_SECOND = 1.5e10  # of nets with wide layers, on two processors, rounded
A_STEP = 1e-5  # seconds of a step whatever is computed, on the same machine, rounded


@dataclass(frozen=True)
class TrialSettings:
    """The optimizer, the learning rate and the clipping of short trainings."""

    optimizer: Optimizer
    rate: float
    clip_norm: float | None


def trial_settings_of(case: Case) -> TrialSettings | None:
    """Return a run's own settings, at the largest rate of its schedule.

    None if there is no rate to vary: the optimizer finds its own, or the rate is 0.
    """
    settings = case.settings
    name = str(settings.get("optimizer"))
    if name not in rules or "learning_rate" not in settings or rules[name].own_rate:
        return None
    rate = float(planned_rates(case).max())
    if not rate > 0:
        return None
    optimizer = make_optimizer(name, dict(settings.get("optimizer_options") or {}))
    return TrialSettings(optimizer, rate, settings.get("clip_norm"))


class Trials:
    """Short trainings of one case, and the rows that they are evaluated on.

    Attributes
    ----------
    members, steps : int
        How many trainings side by side, and how long they are: 14 and 96; 5 and 24 for
        a model that computes more than a million products for a row.
    """

    def __init__(
        self,
        case: Case,
        settings: TrialSettings,
        batch_size: int | None = None,
        *,
        all_members: bool = False,
    ) -> None:
        dtype = case.settings.get("dtype", "float32")
        self.settings = settings
        self.objective, self.rows = prepared(case.objective, case.rows, dtype)
        n_rows = len(jax.tree.leaves(self.rows)[0])
        size = min(batch_size or case.plan.batch_size, n_rows)
        self.costly = is_costly(case) and not all_members
        self.members = FEW_MEMBERS if self.costly else MEMBERS
        self.steps = FEW_STEPS if self.costly else STEPS
        work = case.once(_work_of_a_row)
        most = _affordable(size, work, self.members * self.steps)
        self.plan = BatchPlan(n_rows, most)
        self.parts: list[Evaluation] = []
        if isinstance(self.objective, Objective):
            names = ["rows"] + ["validation"] * (case.validation is not None)
            self.parts = [Evaluation(_on_host(case.sample(n, ROWS))) for n in names]

    def train(
        self,
        params: Tree,
        rates: np.ndarray,
        seed: int,
        strengths: np.ndarray | None = None,
        warming: int = 0,
        steps: int | None = None,
    ) -> tuple[RowLosses, RowLosses | None]:
        """Train one member per rate; return its losses on train and validation rows.

        Parameters
        ----------
        params : tree
            Where every member starts.
        rates : (members,)
            Their learning rates.
        seed : int
            Of the order of the rows.
        strengths : (members,), optional
            What the penalty strength is multiplied by.
        warming : int
            Steps at rate 0 before the others, which fill the optimizer's memory.
        steps : int, optional
            How many are taken at the rates; by default `self.steps`.
        """
        steps = steps or self.steps
        objective = side_by_side(self.settled(params), self.members)
        if strengths is not None and isinstance(objective, Objective):
            strength: Any = objective.penalty_strength * strengths
            strength = strength.astype(objective.penalty_strength.dtype)
            objective = replace(objective, penalty_strength=strength)
        dtype = jax.tree.leaves(params)[0].dtype
        copies = jax.tree.map(
            lambda a: np.repeat(np.asarray(a, dtype)[None], self.members, 0), params
        )
        factors = make_schedule("constant", steps)
        if warming:
            factors = partial(_after, warming)
        *_, last = population(
            objective,
            copies,
            self.rows,
            replace(self.plan, seed=seed),
            self.settings.optimizer,
            rates,
            keys_for(seed, "noise of the range test", self.members),
            0,
            steps + warming,
            clip_norm=self.settings.clip_norm,
            schedule=factors,
        )
        state = last.state
        trained = state.params
        if self.settings.optimizer.rule.averaged:
            trained = jax.vmap(self.settings.optimizer.best_params)(
                state.optimizer, state.params
            )
        trained = jax.tree.map(np.asarray, trained)
        members = [
            jax.tree.map(lambda a, k=k: a[k], trained) for k in range(self.members)
        ]
        both = self.evaluate(members)
        for row_losses in both:
            if row_losses is not None:
                row_losses.losses[~np.asarray(state.alive)] = np.inf
        return both

    def settled(self, params: Tree) -> Any:
        """Return the objective with the state that suits some parameters."""
        if not isinstance(self.objective, Objective):
            return self.objective
        return self.objective.settled(params, self.rows.inputs)

    def evaluate(
        self, members: list[Tree], diverged: bool = False
    ) -> tuple[RowLosses, RowLosses | None]:
        """Return the losses of members on training and on validation rows.

        Parameters
        ----------
        members : list of tree
            Parameters.
        diverged : bool
            Whether all of them did, so that their losses are infinite.
        """
        if not isinstance(self.objective, Objective):
            rows = jax.tree.map(lambda a: a[:ROWS], self.rows)
            losses = np.array(
                [[float(_value(self.objective, p, rows))] for p in members]
            )
            scores = np.full(len(members), np.nan)
            return RowLosses(_finite(losses, diverged), scores, np.ones(1)), None
        train, *validation = (
            self._on_part(part, members, diverged) for part in self.parts
        )
        return train, validation[0] if validation else None

    def _on_part(
        self, part: Evaluation, members: list[Tree], diverged: bool
    ) -> RowLosses:
        loss = self.objective.loss
        losses, scores = [], []
        for params in members:
            objective = self.settled(params)
            member_losses, predicted = part.per_example(objective, params)
            values = metrics(loss.task, member_losses, predicted, part.rows)
            losses.append(member_losses)
            scores.append(values[loss.metric])
        n = len(part.rows.inputs)
        weights = part.rows.weights
        weights = np.ones(n) if weights is None else np.asarray(weights, np.float64)
        return RowLosses(
            _finite(np.array(losses), diverged),
            np.array(scores),
            weights,
            self._penalties(members),
        )

    def _penalties(self, members: list[Tree]) -> np.ndarray | None:
        """Return λ R(W) of each member, in NumPy: nothing is compiled for it."""
        penalty = self.objective.penalty
        if penalty is None:
            return None
        strength = float(self.objective.penalty_strength)
        values = []
        for params in members:
            weights = filter(is_weight, jax.tree.leaves(params))
            arrays = [np.asarray(weight, np.float64) for weight in weights]
            squares = sum(float(np.square(w).sum()) for w in arrays)
            absolute = sum(float(np.abs(w).sum()) for w in arrays)
            values.append(penalty.l2 * squares + penalty.l1 * absolute)
        return strength * np.array(values, np.float64)


def _after(warming: int, step: np.ndarray) -> np.ndarray:
    return np.where(step < warming, 0.0, 1.0)


@Ready
@jax.jit
def _value(objective: Any, params: Tree, rows: Any) -> jax.Array:
    return objective(params, rows)


def _finite(losses: np.ndarray, diverged: bool) -> np.ndarray:
    """Return losses in which a member with anything not finite is infinite."""
    losses = np.asarray(losses, np.float64)
    bad = diverged | ~np.isfinite(losses).all(axis=1, keepdims=True)
    return np.where(bad, np.inf, losses)


def is_costly(case: Case) -> bool:
    """Whether a case's model computes more than a million products for a row."""
    return case.once(_work_of_a_row) > COSTLY


def epochs_of_trials(case: Case) -> float:
    """Return about how many epochs as many steps as short trainings take would be."""
    steps = FEW_MEMBERS * FEW_STEPS if is_costly(case) else MEMBERS * STEPS
    return steps / 3 / case.plan.steps_per_epoch


def seconds_of_an_epoch(case: Case) -> float:
    """Return about how many seconds an epoch takes where nothing else runs.

    Counted and not timed: three products for each one of a forward pass.
    """
    products = 0 if case.rows is None else 3 * case.n_rows * case.once(_work_of_a_row)
    return products / PRODUCTS_A_SECOND + A_STEP * case.plan.steps_per_epoch


def _work_of_a_row(case: Case) -> int:
    """Return the products for one row; at least one for each parameter."""
    weights = count(case.start) + 100
    if case.own_function:
        return weights
    few = np.asarray(case.rows.inputs)[:2]
    return max(weights, products_of_a_row(case.objective, case.start, few))


def _affordable(size: int, work: int, steps: int = MEMBERS * STEPS) -> int:
    """Return the batch size, or the power of two below it that can be afforded."""
    rows = WORK / (steps * work)
    if size <= rows:
        return size
    return min(size, max(FEWEST_ROWS_A_STEP, 1 << int(math.log2(max(rows, 1)))))


def _on_host(rows: Any) -> Batch:
    return Batch(*(None if a is None else np.asarray(a) for a in rows))
