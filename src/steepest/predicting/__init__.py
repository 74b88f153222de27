"""scikit-learn estimators that only predict, by NumPy alone.

What was trained with JAX predicts without it: a linear model or an mlp is a few
products of matrices. Estimators whose pickle is loaded where JAX is missing are made of
this layer, and those that train share it.
"""

from ._answers import ClassAnswers, NumberAnswers
from ._dispatch import by_numpy
from ._folder import names_of, predicting_from
from ._predicting import Later, PredictingClassifier, PredictingRegressor, restored
from ._rows import ROWS, RowScorer
from ._stored_state import array_of, stored_state
from ._units import Units

__all__ = [
    "ROWS",
    "ClassAnswers",
    "Later",
    "NumberAnswers",
    "PredictingClassifier",
    "PredictingRegressor",
    "RowScorer",
    "Units",
    "array_of",
    "by_numpy",
    "names_of",
    "predicting_from",
    "restored",
    "stored_state",
]
