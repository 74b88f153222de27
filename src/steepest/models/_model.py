"""What a model is: starting parameters, and scores from inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax

from ._layers import Layers


@dataclass(frozen=True, eq=False)
class Model:
    """Two pure functions: `init` makes parameters, `apply` turns inputs into scores.

    Two calls of a factory with equal arguments return the same object, so that they
    share their compiled programs.

    Parameters
    ----------
    init : callable
        `init(key)` returns the starting parameters, a tree of arrays.
    apply : callable
        `apply(params, inputs, key)` returns scores of shape (batch, outputs) from
        inputs of shape (batch, …). `key` is a random key while training and else None;
        a model without randomness ignores it.
    name : str
        Its name in settings and messages, such as "mlp 784-128-10".
    stochastic : bool
        Whether `apply` uses its key (dropout). Then every step gets a new one.
    layers : Layers, optional
        The architecture, if `linear` or `mlp` made the model; otherwise None, also
        where `apply` was replaced.
    start_state : callable, optional
        For a model with numbers that no gradient trains, such as the running means of
        batch normalization: `start_state(key)` returns them before the first step, a
        tree of arrays. `apply` then also takes and returns them:
        `apply(params, state, inputs, key)` returns the scores and the new state.
    units : callable, optional
        `units(params, inputs)` returns the values of the hidden units without dropout,
        an array (batch, units) for each hidden layer from the inputs on; None where
        they are not known.
    looked_up : tuple of int
        Columns of the inputs that are no quantities but places in a table, such as the
        words of a model that also takes numbers.

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
    apply: Callable[..., Any]
    name: str
    stochastic: bool = False
    layers: Layers | None = None
    units: Callable[[Any, jax.Array], list[jax.Array]] | None = None
    start_state: Callable[[jax.Array], Any] | None = None
    looked_up: tuple[int, ...] = ()

    @property
    def has_state(self) -> bool:
        """Whether it keeps numbers that no gradient trains."""
        return self.start_state is not None

    def __deepcopy__(self, memo: dict[int, Any]) -> "Model":
        """Return itself: its functions are the key of compiled programs."""
        return self

    def __repr__(self) -> str:
        return f"Model({self.name})"
