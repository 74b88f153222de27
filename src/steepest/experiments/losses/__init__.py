"""What losses measure, and what they make of outliers, margins and small numbers."""

from . import (
    content,
    finite_precision,
    hinge,
    initial_loss,
    margin,
    outlier,
    scale,
    scores,
    softmax,
    squared_hinge,
)

FILES = (
    outlier,
    hinge,
    squared_hinge,
    softmax,
    initial_loss,
    margin,
    scale,
    content,
    scores,
    finite_precision,
)
