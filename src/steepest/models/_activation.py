"""Activations: the nonlinear functions between the layers of an mlp and after them."""

from collections.abc import Callable
from functools import partial

import jax

from .._core import NameTable


def _identity(x: jax.Array) -> jax.Array:
    return x


activations: NameTable[Callable[[jax.Array], jax.Array]] = NameTable(
    "activation",
    {
        "elu": jax.nn.elu,
        "gelu": partial(jax.nn.gelu, approximate=False),
        "identity": _identity,
        "relu": jax.nn.relu,  # slope 0 at 0
        "sigmoid": jax.nn.sigmoid,
        "softplus": jax.nn.softplus,
        "tanh": jax.numpy.tanh,
    },
)

last_activations: NameTable[Callable[[jax.Array], jax.Array]] = NameTable(
    "last activation",
    {**activations, "softmax": partial(jax.nn.softmax, axis=-1)},
)
"""Those of the last layer; a softmax is over the scores of a row."""
