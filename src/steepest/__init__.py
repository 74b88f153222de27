"""Train by gradient descent, and find out why it works or why it does not.

The names a user types first live here; everything else has an address in its layer:

    data → features → models → objectives → descent → runs

`import steepest` loads none of them: a name is fetched when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .display import shown_by
from .language import told_further_by

if TYPE_CHECKING:
    from . import (
        data,
        descent,
        diagnosis,
        errors,
        estimators,
        experiments,
        features,
        foreign,
        landscape,
        logs,
        models,
        objectives,
        report,
        runs,
        settings,
        surfaces,
        testing,
        trained,
        training,
    )
    from .data import Dataset
    from .descent import descend
    from .diagnosis import check_gradient
    from .estimators import DescentClassifier, DescentRegressor, from_sklearn
    from .foreign import diagnose, watch
    from .logs import diagnose_log
    from .objectives import Objective, losses, penalties
    from .runs import Run
    from .settings import Settings
    from .trained import load, sweep, train
    from .training import load_predictor

    __version__: str

_LAYER_OF = {
    "Dataset": "data",
    "DescentClassifier": "estimators",
    "DescentRegressor": "estimators",
    "Objective": "objectives",
    "Run": "runs",
    "Settings": "settings",
    "check_gradient": "diagnosis",
    "descend": "descent",
    "diagnose": "foreign",
    "diagnose_log": "logs",
    "from_sklearn": "estimators",
    "load": "trained",
    "load_predictor": "training",
    "losses": "objectives",
    "penalties": "objectives",
    "sweep": "trained",
    "train": "trained",
    "watch": "foreign",
}

__all__ = [
    "Dataset",
    "DescentClassifier",
    "DescentRegressor",
    "Objective",
    "Run",
    "Settings",
    "__version__",
    "check_gradient",
    "data",
    "descend",
    "descent",
    "diagnose",
    "diagnose_log",
    "diagnosis",
    "errors",
    "estimators",
    "experiments",
    "features",
    "foreign",
    "from_sklearn",
    "landscape",
    "load",
    "load_predictor",
    "logs",
    "losses",
    "models",
    "objectives",
    "penalties",
    "report",
    "runs",
    "settings",
    "surfaces",
    "sweep",
    "testing",
    "train",
    "trained",
    "training",
    "watch",
]


shown_by(
    lambda: import_module(".report", __name__), lambda: import_module(".lab", __name__)
)


def _sentences_of_checks() -> dict[str, str]:
    """Return the sentences of findings, English to Korean: reasons quote them."""
    languages = import_module(".diagnosis", __name__).languages
    korean = languages["ko"]
    return {text: korean[code] for code, text in languages["en"].items()}


told_further_by(_sentences_of_checks)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # not needed by most

        return version("steepest")
    if name in _LAYER_OF:
        return getattr(import_module(f".{_LAYER_OF[name]}", __name__), name)
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module 'steepest' has no attribute '{name}'")


def __dir__() -> list[str]:
    return __all__
