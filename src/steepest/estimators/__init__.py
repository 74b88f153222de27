"""Descent for scikit-learn: `DescentClassifier` and `DescentRegressor`.

They translate names and shapes and call `descend`; `run_` has the history and the
outcome. They work in pipelines and searches like any other estimator.
"""

from ._classifier import DescentClassifier
from ._diagnosed import Mended
from ._imported import from_sklearn
from ._regressor import DescentRegressor
from ._stored import loaded_estimator

__all__ = [
    "DescentClassifier",
    "DescentRegressor",
    "Mended",
    "from_sklearn",
    "loaded_estimator",
]
