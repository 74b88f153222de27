"""From rows to scores to answers, by NumPy alone.

What was trained with JAX predicts without it: a linear model or an mlp is a few
products of matrices. Estimators whose pickle is loaded where JAX is missing are made of
this layer, and all others share it.
"""

from ._answers import ClassAnswers, NumberAnswers
from ._host import scores_on_host
from ._links import (
    Links,
    clipped_probability,
    exponential,
    largest_score,
    log_sigmoid_of_both,
    log_softmax,
    own_class,
    sigmoid,
    sigmoid_of_both,
    softmax,
    themselves,
)
from ._predicting import (
    Later,
    PredictingClassifier,
    PredictingRegressor,
    restored,
)
from ._rows import ROWS, RowScorer
from ._units import Units

__all__ = [
    "ROWS",
    "ClassAnswers",
    "Later",
    "Links",
    "NumberAnswers",
    "PredictingClassifier",
    "PredictingRegressor",
    "RowScorer",
    "Units",
    "clipped_probability",
    "exponential",
    "largest_score",
    "log_sigmoid_of_both",
    "log_softmax",
    "own_class",
    "restored",
    "scores_on_host",
    "sigmoid",
    "sigmoid_of_both",
    "softmax",
    "themselves",
]
