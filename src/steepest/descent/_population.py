"""Several members trained side by side in one program, on the same batches."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from .._core import Tree
from ..objectives import Batch, Objective
from ._batches import BatchPlan
from ._deciding import Deciding
from ._evaluation import Evaluation
from ._optimizer import Optimizer
from ._program import start
from ._schedules import Schedule, make_schedule
from ._state import Rules
from ._walk import Stretch, walk


def population(
    objective: Any,
    params: Tree,
    rows: Any,
    plan: BatchPlan,
    optimizer: Optimizer,
    learning_rates: np.ndarray,
    keys: jax.Array,
    first: int,
    last: int,
    *,
    clip_norm: float | None = None,
    schedule: Schedule | None = None,
    boundary: int | None = None,
) -> Iterator[Stretch]:
    """Train K members on the same batches, yielding after every compiled call.

    Parameters
    ----------
    objective : Objective or FunctionObjective
        Its penalty strength has a leading axis of K.
    params : tree
        Starting parameters with a leading axis of K.
    rows, plan, optimizer, first, last, clip_norm, schedule, boundary
        What `walk` takes. Every member starts from the objective's state, if the model
        has one.
    learning_rates : (K,)
        η of each member.
    keys : (K,) typed keys
        A random key for each member.

    See Also
    --------
    side_by_side : makes the objective of the members.
    """
    rates = np.asarray(learning_rates, jax.tree.leaves(params)[0].dtype)
    factors = schedule or make_schedule("constant", last)
    state = jax.tree.map(
        lambda a: np.repeat(np.asarray(a)[None], len(rates), 0),
        getattr(objective, "state", None),
    )
    return walk(
        objective,
        optimizer,
        Rules(rates, keys, clip_norm),
        start(optimizer, params, rates, state),
        rows,
        plan,
        factors,
        first,
        last,
        boundary=boundary,
        members=True,
    )


def side_by_side(objective: Any, members: int) -> Any:
    """Return the objective with one penalty strength per member.

    See Also
    --------
    population : trains the members.
    """
    if not isinstance(objective, Objective):
        return objective
    strength = np.broadcast_to(np.asarray(objective.penalty_strength), (members,))
    return replace(objective, penalty_strength=np.array(strength))


def validation_metrics(
    objective: Objective,
    params: Tree,
    rows: Batch,
    deciding: Deciding | None = None,
    *,
    seen: Any = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean loss on `rows` of every member, and the metric that decides.

    Both have shape (K,). A short training leaves running means far behind: the state of
    a model is that of the rows `seen` while training, or of `rows`.
    """
    evaluation = Evaluation(rows)
    inputs = (rows if seen is None else seen).inputs
    on_host = jax.tree.map(np.asarray, params)
    losses, decide = [], []
    for k in range(len(jax.tree.leaves(on_host)[0])):
        member = jax.tree.map(lambda a, k=k: a[k], on_host)
        settled = objective.settled(member, inputs)
        values = evaluation(settled, member)
        losses.append(values["loss"])
        if deciding is None:
            decide.append(values["loss"])
        elif np.isfinite(values["loss"]):
            values = deciding.added_to(values, settled, member, rows)
            decide.append(values[deciding.metric.name])
        else:  # nothing can be measured of scores that are not finite
            decide.append(deciding.metric.worst)
    return np.array(losses), np.array(decide)
