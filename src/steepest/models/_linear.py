"""The linear model: one weighted sum of the inputs per output."""

from functools import cache
from typing import Any

import jax

from ._dense import dense, flatten, without_bias
from ._given import given_start
from ._layers import Layers
from ._model import Model
from ._sizes import whole
from ._start import starts, zeros


def linear(
    n_inputs: int,
    n_outputs: int,
    start: str | Any = "zero",
    intercept: bool = True,
) -> Model:
    """Scores that are weighted sums: s = W x + b.

    Zero weights are the right start: the objective is convex in (W, b) for every loss
    of this package, so that no symmetry has to be broken, and all scores are equal, so
    that the initial loss is exactly the known `Loss.at_equal_scores`.

    Parameters
    ----------
    n_inputs : int
        Numbers in a row; inputs of any shape (batch, …) are flattened to that.
    n_outputs : int
        Scores per row.
    start : str or tree
        A name in `starts`, or the starting parameters themselves.
    intercept : bool
        Whether the bias is added. Without it, s = W x, and the bias keeps its start.

    Returns
    -------
    Model
        With parameters {"weight": (n_outputs, n_inputs), "bias": (n_outputs,)}. The
        same object for equal arguments, unless the start is a tree.

    Raises
    ------
    UnknownNameError
        If no start has that name.
    SettingError
        If a size is not a positive whole number.
    ModelError
        If the given start does not have these shapes.

    Examples
    --------
    >>> import jax, jax.numpy as jnp
    >>> model = linear(4, 3)
    >>> params = model.init(jax.random.key(0))
    >>> model.apply(params, jnp.ones((2, 2, 2))).tolist()
    [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    n_inputs, n_outputs = whole("n_inputs", n_inputs), whole("n_outputs", n_outputs)
    if isinstance(start, str):
        return _linear(n_inputs, n_outputs, start.replace("-", "_"), bool(intercept))
    return given_start(_linear(n_inputs, n_outputs, "zero", bool(intercept)), start)


@cache
def _linear(n_inputs: int, n_outputs: int, start: str, intercept: bool) -> Model:
    draw = starts[start]
    name = f"linear {n_inputs}-{n_outputs}"

    def init(key: jax.Array) -> dict[str, jax.Array]:
        weight = draw(key, n_outputs, n_inputs)
        return {"weight": weight, "bias": zeros(n_outputs)}

    def apply(
        params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        del key
        params = params if intercept else without_bias(params)
        return dense(params, flatten(inputs, n_inputs, params["weight"], name))

    layers = Layers(
        "linear", (n_inputs, n_outputs), last_start=start, intercept=intercept
    )
    return Model(init, apply, name, layers=layers, units=_no_units)


def _no_units(params: Any, inputs: jax.Array) -> list[jax.Array]:
    del params, inputs
    return []
