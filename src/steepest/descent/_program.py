"""The compiled loop: a whole chunk of steps is one call.

The number of steps, the rows, the learning rate, the penalty and the schedule are
arguments, so one program serves every run of the same model, batch size and rule.
`docs/performance.md` has the measurements.
"""

from dataclasses import replace
from functools import cache, partial
from typing import Any

import jax
import jax.numpy as jnp
from jax.sharding import Mesh

from .._core import Ready
from ..objectives import Objective
from ._batch_loss import BatchLoss
from ._devices import everywhere
from ._optimizer import Optimizer
from ._state import Rules, State, Steps
from ._step import MEASURED, take_step

_STATIC = ("tile", "tiled", "members", "measure_every", "divided")


@Ready
@partial(jax.jit, static_argnames=_STATIC, donate_argnames=("state",))
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
    measure_every: int,
    divided: bool = False,
) -> tuple[State, dict[str, jax.Array]]:
    """Take the steps of a chunk and return the state with a record of each step.

    Parameters
    ----------
    objective, optimizer, rules, state
        Trees; with `members` the state, the rules and the penalty strength have a
        leading axis of members, which are trained side by side on the same rows.
    rows : tree
        Arrays with a leading axis of rows; they are not copied.
    steps : Steps
        Which rows each step sees.
    tile : int
        Rows computed together.
    tiled : bool
        Whether a batch may be longer than a tile.
    measure_every : int
        The norms and cos θ are measured at every so many steps; 0 for never.
    divided : bool
        Whether the rows are divided over devices; see `BatchLoss`.

    Returns
    -------
    state : State
    record : dict of (capacity,) or (capacity, members) arrays
        Only the first `steps.n` entries count; NaN where a step was not measured or
        not reached.
    """

    def one_member(
        objective: Any, rules: Rules, state: State, factor: Any, i: Any, measure: bool
    ) -> Any:
        key = None
        if objective.stochastic:
            key = jax.random.fold_in(rules.key, state.step)
        loss = BatchLoss(
            objective,
            rows,
            steps.starts[i],
            steps.counts[i],
            tile,
            tiled,
            key,
            state.model,
            divided,
        )
        return take_step(loss, optimizer, rules, state, factor, measure)

    def all_members(state: State, i: Any, measure: bool) -> Any:
        factor = steps.factors[i]
        if not members:
            return one_member(objective, rules, state, factor, i, measure)
        axes = (
            member_axes(objective),
            member_axes(rules),
            0,
            0 if factor.ndim else None,
        )
        return jax.vmap(
            lambda o, r, s, f: one_member(o, r, s, f, i, measure), in_axes=axes
        )(objective, rules, state, factor)

    def step(carry: Any, measure: bool) -> Any:
        i, state, record = carry
        state, row = all_members(state, i, measure)
        return i + 1, state, record | {k: record[k].at[i].set(row[k]) for k in row}

    def before(end: Any) -> Any:
        return lambda carry: (carry[0] < end) & jnp.any(carry[1].alive)

    def stretch(carry: Any) -> Any:
        """Take the steps up to the next one that is measured, and that one.

        Measuring needs the gradient, the update and the old parameters at once. Outside
        the loop of the other steps it does not slow them down; a branch inside one loop
        made all of them two to nine times slower at B = 1.
        """
        i, state, _ = carry
        to_next = -state.step.reshape(-1)[0] % measure_every
        end = jnp.minimum(i + to_next, steps.n)
        carry = jax.lax.while_loop(before(end), partial(step, measure=False), carry)
        remains = before(steps.n)(carry)
        return jax.lax.cond(remains, partial(step, measure=True), lambda c: c, carry)

    names = ("loss", *MEASURED) if measure_every else ("loss",)
    dtype = jax.tree.leaves(state.params)[0].dtype
    shape = (len(steps.starts), *state.alive.shape)
    record = {name: jnp.full(shape, jnp.nan, dtype) for name in names}
    first = (jnp.zeros((), jnp.int32), state, record)
    body = stretch if measure_every > 1 else partial(step, measure=measure_every == 1)
    _, state, record = jax.lax.while_loop(before(steps.n), body, first)
    return state, record


@cache
def run_chunk_on(mesh: Mesh) -> Any:
    """Return the same for rows that are divided over devices.

    What it returns is on all of them. It keeps the state that it is given, of which
    there are views.
    """
    return jax.jit(
        partial(run_chunk.jitted.__wrapped__, divided=True),
        static_argnames=_STATIC,
        out_shardings=everywhere(mesh),
    )


@Ready
@jax.jit
def start(
    optimizer: Optimizer, params: Any, learning_rate: Any, model_state: Any = None
) -> State:
    """Return the state before the first step; one compiled call instead of many."""
    alive = jnp.ones(jnp.shape(learning_rate), bool)
    step = jnp.zeros(jnp.shape(learning_rate), jnp.int32)
    params = jax.tree.map(jnp.array, params)
    init = optimizer.init if alive.ndim == 0 else jax.vmap(optimizer.init)
    model_state = jax.tree.map(jnp.array, model_state)
    return State(params, init(params, learning_rate), step, alive, model_state)


def member_axes(tree: Any) -> Any:
    """Return which leaves have an axis of members: rules and penalty strength."""
    if isinstance(tree, Rules):
        return Rules(learning_rate=0, key=0)
    if isinstance(tree, Objective):
        return replace(tree, penalty_strength=0, scaling=None)
    return None
