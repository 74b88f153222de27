"""Train by gradient descent, and be told why it works or why it does not.

The names a user types first live here; everything else has an address in its layer:

    data → features → models → objectives → descent → runs

`import steepest` loads none of them: a name is fetched when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .data import Dataset
    from .descent import descend
    from .objectives import Objective, losses, penalties
    from .runs import Run

_LAYERS = ("data", "descent", "errors", "features", "models", "objectives", "runs")
_HOME = {
    "Dataset": "data",
    "Objective": "objectives",
    "Run": "runs",
    "descend": "descent",
    "losses": "objectives",
    "penalties": "objectives",
}

__all__ = [
    "Dataset",
    "Objective",
    "Run",
    "__version__",
    "data",
    "descend",
    "descent",
    "errors",
    "features",
    "losses",
    "models",
    "objectives",
    "penalties",
    "runs",
]


def __getattr__(name: str) -> Any:
    if name in _LAYERS:
        return import_module(f".{name}", __name__)
    if name == "__version__":
        from importlib.metadata import version

        return version("steepest")
    if name in _HOME:
        value = getattr(import_module(f".{_HOME[name]}", __name__), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'steepest' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__
