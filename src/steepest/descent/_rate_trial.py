"""One short training of the search for a learning rate, on a split of its own."""

from dataclasses import dataclass, replace
from typing import Any

import jax
import numpy as np

from .._core import Tree, generator_for, keys_for
from ..data import split_rows
from ..errors import SettingError
from ..objectives import Batch, Objective
from ._batches import BatchPlan
from ._deciding import Deciding
from ._optimizer import Optimizer
from ._population import population, side_by_side, validation_metrics

HELD_OUT_SHARE, MOST_HELD_OUT = 0.2, 2048
MOST_LISTED = 1 << 23  # rows whose numbers are listed to draw from


@dataclass(frozen=True)
class Trial:
    """One split of the training rows: rows to learn from, and rows held out."""

    rows: Any
    held_out: Any
    plan: BatchPlan


def trial_of(
    objective: Any, rows: Any, plan: BatchPlan, seed: int, steps: int
) -> Trial:
    """Return the split of a seed: its order and its held-out rows."""
    if not isinstance(objective, Objective):
        return Trial(rows, rows, replace(plan, seed=seed))
    n = plan.n_rows
    n_out = int(np.clip(HELD_OUT_SHARE * n, 1, MOST_HELD_OUT))
    shuffled = generator_for(seed, "rows of the rate search")
    if n <= MOST_LISTED or plan.full:
        order = shuffled.permutation(n)
        if objective.loss.task == "classification":
            order = _with_all_classes(order, n_out, np.asarray(rows.targets[:]), seed)
    else:  # their numbers would be too many to list
        order = shuffled.choice(n, n_out + steps * plan.batch_size, replace=False)
    out, left = order[:n_out], order[n_out:]
    if not plan.full:
        left = left[: max(steps * plan.batch_size, plan.batch_size)]
    if len(left) < 2:
        out, left = order, order  # too few rows to hold some out

    def take(chosen: np.ndarray) -> Batch:
        return Batch(*(None if a is None else a[np.sort(chosen)] for a in rows))

    size = len(left) if plan.full else min(plan.batch_size, len(left))
    return Trial(take(left), take(out), BatchPlan(len(left), size, seed))


def _with_all_classes(
    order: np.ndarray, n_out: int, classes: np.ndarray, seed: int
) -> np.ndarray:
    """Return an order of rows whose first ones hold every class in its share.

    It is the given one, unless that lacks a class among the first rows.
    """
    known, counts = np.unique(classes, return_counts=True)
    there = np.isin(known[counts > 1], classes[order[:n_out]])
    if there.all() or len(classes) - len(known) < n_out:
        return order
    _, out = split_rows(
        len(classes),
        n_out / len(classes),
        seed=seed,
        purpose="held-out rows",
        labels=classes,
    )
    return np.concatenate([out, order[~np.isin(order, out)]])


def final_losses(
    objective: Any,
    params: Tree,
    optimizer: Optimizer,
    trial: Trial,
    rates: np.ndarray,
    steps: int,
    clip_norm: float | None,
    seed: int,
    deciding: Deciding | None,
) -> tuple[np.ndarray, np.ndarray]:
    """Return each rate's loss and metric on the rows held out.

    The held-out loss is infinite, and the metric the worst, where it diverged.
    """
    members = len(rates)
    objective_of_all = side_by_side(objective, members)
    population_params = jax.tree.map(
        lambda a: np.repeat(np.asarray(a)[None], members, 0), params
    )
    keys = keys_for(seed, "noise of the rate search", members)
    recorded = []
    state = None
    for stretch in population(
        objective_of_all,
        population_params,
        trial.rows,
        trial.plan,
        optimizer,
        rates,
        keys,
        0,
        steps,
        clip_norm=clip_norm,
    ):
        recorded.append(stretch.columns()["loss"])
        state = stretch.state
    if state is None:
        raise SettingError("The search for a learning rate needs at least one step.")
    alive = np.asarray(state.alive)
    path = np.concatenate(recorded)
    if isinstance(objective, Objective):
        ends = validation_metrics(
            objective, state.params, trial.held_out, deciding, seen=trial.rows
        )
    else:
        ends = (path[-max(len(path) // 10, 1) :].mean(0),) * 2
    usable = alive & np.isfinite(ends[0])
    worst = np.inf if deciding is None else deciding.metric.worst
    losses = np.where(usable, ends[0], np.inf)
    return losses, np.where(usable, ends[1], worst)


def loss_before(objective: Any, params: Tree, trial: Trial) -> float:
    """Return the held-out loss at the start."""
    if isinstance(objective, Objective):
        one_member = jax.tree.map(lambda a: np.asarray(a)[None], params)
        held_out = trial.held_out
        ends = validation_metrics(objective, one_member, held_out, seen=trial.rows)
        return float(ends[0][0])
    return float(jax.jit(objective)(params, trial.rows))
