"""Optax's lookahead for plain parameters: its state holds the slow weights."""

from typing import Any

import jax
import optax


def lookahead(
    learning_rate: Any,
    sync_period: int = 6,
    slow_step_size: float = 0.5,
    reset_state: bool = False,
) -> optax.GradientTransformation:
    """Let fast weights run ahead, then move the slow ones part of the way.

    Every `sync_period` steps both are set to slow + `slow_step_size` · (fast − slow).

    Parameters
    ----------
    learning_rate : float
        Of the fast weights, which descend by plain gradient steps.
    sync_period : int
        Steps between two synchronizations.
    slow_step_size : float
        Between 0 and 1.
    reset_state : bool
        Whether the fast optimizer starts with a new state after each of them.

    References
    ----------
    Zhang et al. (2019), Lookahead Optimizer: k steps forward, 1 step back, algorithm 1.
    """
    inner = optax.lookahead(
        optax.sgd(learning_rate), sync_period, slow_step_size, reset_state
    )

    def init(params: Any) -> Any:
        return inner.init(optax.LookaheadParams(params, params)), params

    def update(gradient: Any, state: Any, params: Any) -> Any:
        inner_state, slow = state
        step: Any
        both = optax.LookaheadParams(params, slow)
        step, inner_state = inner.update(gradient, inner_state, both)
        slow = jax.tree.map(lambda w, s: w + s, slow, step.slow)
        return step.fast, (inner_state, slow)

    return optax.GradientTransformation(init, update)  # pyright: ignore[reportArgumentType]
