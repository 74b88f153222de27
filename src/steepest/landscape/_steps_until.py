"""How many steps an update rule needs until f is low enough."""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree, key_for
from ..descent import Optimizer
from ..errors import SettingError
from ._function import Function, as_floats, as_tree
from ._rules import make_rule
from ._step import take_step


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
        Of the rule.
    data : tuple
        Passed on to f.
    noise : float
        Standard deviation, per coordinate, of the Gaussian error added to every
        gradient: what a mini-batch of B examples has with noise ∝ 1/√B.
    seed : int
        Of the noise.
    most : int
        Steps before giving up.

    Returns
    -------
    int or None
        None also if f stops being finite.

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
        as_tree(f), as_floats(start), below, rule, learning_rate, data, noise, key, most
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
    leaves, tree = jax.tree.flatten(start)

    def drawn(step: jax.Array) -> Tree:
        keys = jax.random.split(jax.random.fold_in(key, step), len(leaves))
        return jax.tree.unflatten(
            tree,
            [
                noise * jax.random.normal(key, leaf.shape, leaf.dtype)
                for key, leaf in zip(keys, leaves, strict=True)
            ],
        )

    def goes_on(carry: Any) -> jax.Array:
        step, params, _ = carry
        value = f(params, *data)
        return (step < most) & (value > below)  # NaN > below is False: it ends

    def onward(carry: Any) -> Any:
        step, params, state = carry
        params, state, _ = take_step(
            lambda w: f(w, *data), rule, learning_rate, params, state, drawn(step)
        )
        return step + 1, params, state

    state = rule.init(start, learning_rate)
    begin = (jnp.zeros((), jnp.int32), start, state)
    step, params, _ = jax.lax.while_loop(goes_on, onward, begin)
    return step, f(params, *data) <= below
