"""From rows to scores, and from scores to what they mean, by NumPy alone."""

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

__all__ = [
    "Links",
    "clipped_probability",
    "exponential",
    "largest_score",
    "log_sigmoid_of_both",
    "log_softmax",
    "own_class",
    "scores_on_host",
    "sigmoid",
    "sigmoid_of_both",
    "softmax",
    "themselves",
]
