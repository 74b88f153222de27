"""Activations: the nonlinear functions between the layers of an mlp."""

from collections.abc import Callable
from functools import partial

import jax

from .._core import NameTable


def _identity(x: jax.Array) -> jax.Array:
    return x


activations: NameTable[Callable[[jax.Array], jax.Array]] = NameTable(
    "activation",
    {
        "gelu": partial(jax.nn.gelu, approximate=False),
        "identity": _identity,
        "relu": jax.nn.relu,  # slope 0 at 0
        "sigmoid": jax.nn.sigmoid,
        "tanh": jax.numpy.tanh,
    },
)
