"""What is minimized: a mean loss plus a weighted penalty.

L(W) = 1/N Σᵢ ℓ(f(xᵢ; W), yᵢ) + λ R(W). `losses` and `penalties` are tables of
functions: `losses["hinge"](margin=1.0)` is a loss, and so is
`loss_named("hinge", margin=1.0)`, whose errors explain a misspelled option.
"""

from ._augment import augmentations, horizontal_flip
from ._class_weights import weights_by_class
from ._cross_entropy import binary_cross_entropy, softmax_cross_entropy
from ._hinge import (
    crammer_singer_hinge,
    crammer_singer_squared_hinge,
    hinge,
    squared_hinge,
)
from ._loss import Loss
from ._losses import loss_named, losses
from ._objective import Batch, Objective, Scaling
from ._penalties import elastic_net, l1, l2, penalties, penalty_named
from ._penalty import Penalty, is_weight
from ._regression import absolute_error, huber, squared_error
from ._targets import check_targets

__all__ = [
    "Batch",
    "Loss",
    "Objective",
    "Penalty",
    "Scaling",
    "absolute_error",
    "augmentations",
    "binary_cross_entropy",
    "check_targets",
    "crammer_singer_hinge",
    "crammer_singer_squared_hinge",
    "elastic_net",
    "hinge",
    "horizontal_flip",
    "huber",
    "is_weight",
    "l1",
    "l2",
    "loss_named",
    "losses",
    "penalties",
    "penalty_named",
    "softmax_cross_entropy",
    "squared_error",
    "squared_hinge",
    "weights_by_class",
]
