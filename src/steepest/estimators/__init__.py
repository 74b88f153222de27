"""Descent for scikit-learn: `DescentClassifier` and `DescentRegressor`.

They translate names and shapes and call `descend`; what happened on the way is in
`run_`. They stand in pipelines and searches like any other estimator.
"""

from ._classifier import DescentClassifier
from ._regressor import DescentRegressor

__all__ = ["DescentClassifier", "DescentRegressor"]
