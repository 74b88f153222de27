"""Training from Python: data and settings by keyword → a run that predicts.

>>> import steepest
>>> run = steepest.train("iris", epochs=20, learning_rate=0.05)
>>> run.predict([[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]]).tolist()
['setosa', 'virginica']
"""

import importlib
import typing

from ._load import load

if typing.TYPE_CHECKING:
    from ._sweep import sweep
    from ._train import train
    from ._trained_run import TrainedRun

__all__ = ["TrainedRun", "load", "sweep", "train"]

_HOME = {"TrainedRun": "_trained_run", "sweep": "_sweep", "train": "_train"}


def __getattr__(name: str) -> typing.Any:
    if name not in _HOME:  # all but `load` need JAX
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    return getattr(importlib.import_module(f".{_HOME[name]}", __name__), name)
