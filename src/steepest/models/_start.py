"""Starts: random weights at a scale that keeps the scale of the signals."""

import math
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from .._core import NameTable

MANY = 1 << 20
Start = Callable[[jax.Array, int, int], jax.Array]
"""`start(key, n_outputs, n_inputs)` returns a weight (n_outputs, n_inputs)."""


def zero(key: jax.Array, n_outputs: int, n_inputs: int) -> jax.Array:
    """Return zeros, for a convex objective and for the last layer."""
    del key
    return zeros(n_outputs, n_inputs)


def zeros(*shape: int) -> Any:
    """Return zeros of JAX's floating type, by NumPy: `jnp.zeros` is a program each.

    Many are JAX's, so that the shapes of a model alone take no memory.
    """
    if math.prod(shape) > MANY:
        return jnp.zeros(shape)
    return np.zeros(shape, jnp.result_type(float))


def he(key: jax.Array, n_outputs: int, n_inputs: int) -> jax.Array:
    """Return normal weights of variance 2 / n_inputs: relu units keep their scale.

    References
    ----------
    He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, eq. 10.
    """
    scale = math.sqrt(2 / n_inputs)
    return scale * jax.random.normal(key, (n_outputs, n_inputs))


def glorot(key: jax.Array, n_outputs: int, n_inputs: int) -> jax.Array:
    """Return uniform weights within ±√(6 / (n_inputs + n_outputs)).

    A compromise between keeping the scale of the values and of the gradients.

    References
    ----------
    Glorot and Bengio (2010), Understanding the Difficulty of Training Deep Feedforward
    Neural Networks, eq. 16.
    """
    bound = math.sqrt(6 / (n_inputs + n_outputs))
    return jax.random.uniform(key, (n_outputs, n_inputs), minval=-bound, maxval=bound)


def lecun(key: jax.Array, n_outputs: int, n_inputs: int) -> jax.Array:
    """Return normal weights of variance 1 / n_inputs: linear units keep their scale.

    References
    ----------
    LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, eq. 16.
    """
    scale = math.sqrt(1 / n_inputs)
    return scale * jax.random.normal(key, (n_outputs, n_inputs))


starts: NameTable[Start] = NameTable(
    "start", {"glorot": glorot, "he": he, "lecun": lecun, "zero": zero}
)


def start_for(activation: str) -> str:
    """Return the name of the start that suits an activation.

    He for those that are about zero for negative inputs (relu, gelu), Glorot for those
    that are linear near zero (tanh, identity) and for sigmoid, with which it was
    studied.

    Examples
    --------
    >>> start_for("relu"), start_for("tanh")
    ('he', 'glorot')
    """
    return "he" if activation in ("relu", "gelu") else "glorot"
