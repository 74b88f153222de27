"""One layer: W x + b of every row."""

import math
from typing import Any

import jax

from ..errors import ModelError

FEW = 16  # outputs; up to this many, (outputs, batch) is the faster layout


def dense(layer: Any, inputs: jax.Array) -> jax.Array:
    """Return W x + b for every row.

    Weights are stored (outputs, inputs): on a CPU the gradient of the other layout,
    xᵀδ with few columns, takes about twice as long. Few outputs are computed as
    (outputs, batch), which makes an epoch of a linear model a fifth shorter.

    Parameters
    ----------
    layer : mapping
        "weight" of shape (outputs, inputs) and "bias" of shape (outputs,).
    inputs : (batch, inputs)
        One row per example.

    Returns
    -------
    (batch, outputs)

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> layer = {"weight": jnp.array([[1.0, 2.0]]), "bias": jnp.array([0.5])}
    >>> dense(layer, jnp.array([[3.0, 4.0]])).tolist()
    [[11.5]]
    """
    weight, bias = layer["weight"], layer["bias"]
    contract_last_axes = (((1,), (1,)), ((), ()))
    if len(weight) <= FEW:
        # the bias between product and transpose keeps XLA from swapping them back
        product = jax.lax.dot_general(weight, inputs, contract_last_axes)
        return (product + bias[:, None]).T
    return jax.lax.dot_general(inputs, weight, contract_last_axes) + bias[None, :]


def without_bias(layer: Any) -> dict[str, Any]:
    """Return a layer whose bias is 0, and has no slope.

    Examples
    --------
    >>> without_bias({"weight": 3.0, "bias": 2.0})
    {'weight': 3.0, 'bias': 0.0}
    """
    return {**layer, "bias": 0.0 * layer["bias"]}


def flatten(inputs: jax.Array, n_inputs: int, like: jax.Array, name: str) -> jax.Array:
    """Return inputs as (batch, n_inputs) in the floating type of `like`.

    Raises
    ------
    ModelError
        If a row does not hold `n_inputs` numbers.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> pixels = jnp.zeros((5, 2, 3), jnp.uint8)
    >>> flatten(pixels, 6, jnp.zeros(()), "linear 6-10").shape
    (5, 6)
    """
    row_size = math.prod(inputs.shape[1:])
    if inputs.ndim < 2 or row_size != n_inputs:
        raise ModelError(
            f"The model {name} takes {n_inputs} numbers a row; found inputs of shape "
            f"{inputs.shape}, {row_size} a row. Make the model for {row_size} inputs."
        )
    return inputs.reshape(inputs.shape[0], n_inputs).astype(like.dtype)
