"""A plain function of a parameter tree is an objective too."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax

from .._core import Tree


@partial(
    jax.tree_util.register_dataclass,
    data_fields=[],
    meta_fields=["function", "takes_batch"],
)
@dataclass(frozen=True)
class FunctionObjective:
    """f(params) or f(params, batch), which returns one number.

    Attributes
    ----------
    function : callable
        A pure JAX function; the same function object shares its compiled program.
    takes_batch : bool
        Whether it takes rows of the data.
    """

    function: Callable[..., Any]
    takes_batch: bool

    stochastic = False

    def __call__(
        self, params: Tree, batch: Any = None, key: jax.Array | None = None
    ) -> jax.Array:
        """Return the value on a batch."""
        del key
        if self.takes_batch:
            return self.function(params, batch)
        return self.function(params)
