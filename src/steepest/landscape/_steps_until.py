"""How many steps an update rule needs until f is low enough."""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree, key_for
from ..descent import Optimizer
from ..errors import SettingError
from ._function import Function, as_argument, as_floats, normal_like
from ._rules import make_rule
from ._step import apply_rule


def steps_until(
    f: Function,
    start: Tree,
    below: float,
    optimizer: str | Optimizer = "sgd",
    learning_rate: float = 0.1,
    options: Mapping[str, Any] | None = None,
    data: tuple[Any, ...] = (),
    *,
    noise: float = 0.0,
    seed: int = 0,
    most: int = 100_000,
) -> int | None:
    """Return after how many steps f is at or below a value, or None if it never is.

    Parameters
    ----------
    f : callable
        `f(params, *data)` returns a scalar.
    start : tree
        Where to begin.
    below : float
        The value to reach.
    optimizer : str or Optimizer
        Any rule of `make_rule`: Optax's, or newton, saddle_free_newton,
        perturbed_descent.
    learning_rate : float
        η.
    options : mapping, optional
        Options of the rule.
    data : tuple
        Passed on to f.
    noise : float
        Standard deviation, per coordinate, of the Gaussian error added to every
        gradient; the error of a batch of B examples is ∝ 1/√B.
    seed : int
        Seed of the noise.
    most : int
        Steps before giving up.

    Returns
    -------
    int or None
        None also if f is not finite any more.

    Raises
    ------
    UnknownNameError
        If the rule or its option is not known.
    SettingError
        If `most` is below 1 or the noise negative.

    Examples
    --------
    Every step of rate ½ on ½w² halves w; from 8 to below 1 takes 3:

    >>> steps_until(lambda w: 0.5 * w**2, 8.0, 0.5, "sgd", learning_rate=0.5)
    3
    """
    if most < 1:
        raise SettingError(f"At least 1 step has to be allowed; found {most}.")
    if not noise >= 0:
        raise SettingError(f"The noise is a standard deviation ≥ 0; found {noise}.")
    rule = make_rule(optimizer, options)
    key = key_for(seed, "gradient noise")
    steps, reached = _walk(
        as_argument(f),
        as_floats(start),
        below,
        rule,
        learning_rate,
        data,
        noise,
        key,
        most,
    )
    return int(steps) if reached else None


@jax.jit
def _walk(
    f: Any,
    start: Tree,
    below: Any,
    rule: Optimizer,
    learning_rate: Any,
    data: Any,
    noise: Any,
    key: jax.Array,
    most: Any,
) -> tuple[jax.Array, jax.Array]:
    def gradient_error(step: jax.Array) -> Tree:
        normal = normal_like(jax.random.fold_in(key, step), start)
        return jax.tree.map(lambda error: noise * error, normal)

    def not_yet(carry: Any) -> jax.Array:
        step, params, _ = carry
        value = f(params, *data)
        return (step < most) & (value > below)  # NaN > below is False, which ends it

    def advance(carry: Any) -> Any:
        step, params, state = carry
        params, state, _ = apply_rule(
            lambda w: f(w, *data),
            rule,
            learning_rate,
            params,
            state,
            gradient_error(step),
        )
        return step + 1, params, state

    state = rule.init(start, learning_rate)
    begin = (jnp.zeros((), jnp.int32), start, state)
    step, params, _ = jax.lax.while_loop(not_yet, advance, begin)
    return step, f(params, *data) <= below
