"""Every model of this package by its name."""

from collections.abc import Callable

from .._core import NameTable
from ._linear import linear
from ._mlp import mlp
from ._model import Model

models: NameTable[Callable[..., Model]] = NameTable(
    "model", {"linear": linear, "mlp": mlp}
)
"""Each entry is a function of sizes and options that returns a `Model`."""
