"""The compiled loop: a whole chunk of steps is one call.

The number of steps, the rows, the learning rate, the penalty and the schedule are
arguments, so one program serves every run of the same model, batch size and rule.
`performance.md` of the documentation tells what was measured.
"""

from dataclasses import replace
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp

from ..objectives import Objective
from ._batch_loss import BatchLoss
from ._optimizer import Optimizer
from ._state import Rules, State, Steps
from ._step import WATCHED, take_step


@partial(
    jax.jit,
    static_argnames=("tile", "tiled", "members", "watch_every"),
    donate_argnames=("state",),
)
def run_chunk(
    objective: Any,
    optimizer: Optimizer,
    rules: Rules,
    state: State,
    rows: Any,
    steps: Steps,
    *,
    tile: int,
    tiled: bool,
    members: bool,
    watch_every: int,
) -> tuple[State, dict[str, jax.Array]]:
    """Take the steps of a chunk and return the state with a record of each step.

    Parameters
    ----------
    objective, optimizer, rules, state
        Trees; with `members` the state, the rules and the penalty strength have a
        leading axis of members, which are trained side by side on the same rows.
    rows : tree
        Arrays with a leading axis of rows; nothing of them is copied.
    steps : Steps
        Which rows each step sees.
    tile : int
        Rows looked at together.
    tiled : bool
        Whether a batch may be longer than a tile.
    watch_every : int
        Measure norms and cos θ at every so many steps; 0 for never.

    Returns
    -------
    state : State
    record : dict of (capacity,) or (capacity, members) arrays
        Only the first `steps.n` entries mean something; not-a-number where a step
        was not measured or not reached.
    """

    def one(objective: Any, rules: Rules, state: State, i: Any, watch: bool) -> Any:
        key = None
        if objective.stochastic:
            key = jax.random.fold_in(rules.key, state.step)
        loss = BatchLoss(
            objective, rows, steps.starts[i], steps.counts[i], tile, tiled, key
        )
        return take_step(loss, optimizer, rules, state, steps.factors[i], watch)

    def all_members(state: State, i: Any, watch: bool) -> Any:
        if not members:
            return one(objective, rules, state, i, watch)
        axes = (member_axes(objective), member_axes(rules), 0)
        return jax.vmap(lambda o, r, s: one(o, r, s, i, watch), in_axes=axes)(
            objective, rules, state
        )

    def step(carry: Any, watch: bool) -> Any:
        i, state, record = carry
        state, now = all_members(state, i, watch)
        return i + 1, state, record | {k: record[k].at[i].set(now[k]) for k in now}

    def before(end: Any) -> Any:
        return lambda carry: (carry[0] < end) & jnp.any(carry[1].alive)

    def stretch(carry: Any) -> Any:
        """Walk to the next step that is watched, and take it.

        Watching keeps the gradient, the update and the old parameters apart. In a
        loop of its own it costs the other steps nothing; a branch inside one loop
        made all of them two to nine times slower at B = 1.
        """
        i, state, _ = carry
        to_next = -state.step.reshape(-1)[0] % watch_every
        end = jnp.minimum(i + to_next, steps.n)
        carry = jax.lax.while_loop(before(end), partial(step, watch=False), carry)
        goes_on = before(steps.n)(carry)
        return jax.lax.cond(goes_on, partial(step, watch=True), lambda c: c, carry)

    names = ("loss", *WATCHED) if watch_every else ("loss",)
    dtype = jax.tree.leaves(state.params)[0].dtype
    shape = (len(steps.starts), *state.alive.shape)
    record = {name: jnp.full(shape, jnp.nan, dtype) for name in names}
    first = (jnp.zeros((), jnp.int32), state, record)
    body = stretch if watch_every > 1 else partial(step, watch=watch_every == 1)
    _, state, record = jax.lax.while_loop(before(steps.n), body, first)
    return state, record


@jax.jit
def start(optimizer: Optimizer, params: Any, learning_rate: Any) -> State:
    """Return the state before the first step; one compiled call instead of many."""
    alive = jnp.ones(jnp.shape(learning_rate), bool)
    step = jnp.zeros(jnp.shape(learning_rate), jnp.int32)
    params = jax.tree.map(jnp.array, params)
    init = optimizer.init if alive.ndim == 0 else jax.vmap(optimizer.init)
    return State(params, init(params, learning_rate), step, alive)


def member_axes(tree: Any) -> Any:
    """Say which leaves have an axis of members: the rules' and the penalty strength."""
    if isinstance(tree, Rules):
        return Rules(learning_rate=0, key=0)
    if isinstance(tree, Objective):
        return replace(tree, penalty_strength=0, scaling=None)
    return None
