"""Descent for scikit-learn: `DescentClassifier` and `DescentRegressor`.

They translate names and shapes and call `descend`; `run_` has the history and the
outcome. They work in pipelines and searches like any other estimator.
"""

from ._classifier import DescentClassifier
from ._regressor import DescentRegressor

__all__ = ["DescentClassifier", "DescentRegressor"]
