"""What a model is: a way to start, and scores from inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax

from ._layers import Layers


@dataclass(frozen=True, eq=False)
class Model:
    """Two pure functions: `init` makes weights, `apply` turns inputs into scores.

    Two calls of a factory with equal arguments return the same object, so that a
    model can be part of what a compiled program is keyed by.

    Parameters
    ----------
    init : callable
        `init(key)` returns the starting parameters, a tree of arrays.
    apply : callable
        `apply(params, inputs, key)` returns scores of shape (batch, outputs) from
        inputs of shape (batch, …). `key` is None for the plain value and a random
        key while training; a model without randomness ignores it.
    name : str
        What it is called in settings and messages, e.g. "mlp 784-128-10".
    stochastic : bool
        Whether `apply` uses its key (dropout). Then every step gets a fresh one.
    layers : Layers, optional
        What `linear` and `mlp` were asked for; None for a model of other making, of
        whose architecture nothing is known. Who replaces `apply` says None, too.
    units : callable, optional
        `units(params, inputs)` returns the values of the hidden units, as an array
        (batch, units) for each hidden layer from the inputs on, with nothing left out;
        None where it is not known how to get them.

    Examples
    --------
    >>> import jax, jax.numpy as jnp
    >>> halve = Model(
    ...     init=lambda key: {"weight": jnp.full((1, 1), 0.5)},
    ...     apply=lambda params, inputs, key=None: inputs @ params["weight"],
    ...     name="halve",
    ... )
    >>> float(halve.apply(halve.init(jax.random.key(0)), jnp.array([[4.0]]))[0, 0])
    2.0
    """

    init: Callable[[jax.Array], Any]
    apply: Callable[..., jax.Array]
    name: str
    stochastic: bool = False
    layers: Layers | None = None
    units: Callable[[Any, jax.Array], list[jax.Array]] | None = None

    def __repr__(self) -> str:
        return f"Model({self.name})"
