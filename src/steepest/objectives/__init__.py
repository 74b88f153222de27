"""What is minimized: a mean loss plus a weighted penalty.

L(W) = 1/N Σᵢ ℓ(f(xᵢ; W), yᵢ) + λ R(W). `losses` and `penalties` are tables of
functions: `losses["hinge"](margin=1.0)` is a loss, and so is
`loss_named("hinge", margin=1.0)`, whose errors explain a misspelled option.
"""

from ._augment import augmentations, horizontal_flip
from ._batch import Batch
from ._binary import (
    binary_hinge,
    binary_squared_error,
    binary_squared_hinge,
    modified_huber,
)
from ._class_weights import weights_by_class
from ._cross_entropy import binary_cross_entropy, softmax_cross_entropy
from ._hinge import (
    crammer_singer_hinge,
    crammer_singer_squared_hinge,
    hinge,
    squared_hinge,
)
from ._insensitive import epsilon_insensitive, squared_epsilon_insensitive
from ._loss import Loss
from ._losses import loss_named, losses
from ._objective import Objective, Scaling
from ._own import own_loss
from ._penalties import elastic_net, l1, l2, penalties, penalty_named
from ._penalty import Penalty, is_weight
from ._poisson import poisson
from ._regression import absolute_error, huber, squared_error
from ._shares import multilabel_cross_entropy, soft_label_cross_entropy
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
    "binary_hinge",
    "binary_squared_error",
    "binary_squared_hinge",
    "check_targets",
    "crammer_singer_hinge",
    "crammer_singer_squared_hinge",
    "elastic_net",
    "epsilon_insensitive",
    "hinge",
    "horizontal_flip",
    "huber",
    "is_weight",
    "l1",
    "l2",
    "loss_named",
    "losses",
    "modified_huber",
    "multilabel_cross_entropy",
    "own_loss",
    "penalties",
    "penalty_named",
    "poisson",
    "soft_label_cross_entropy",
    "softmax_cross_entropy",
    "squared_epsilon_insensitive",
    "squared_error",
    "squared_hinge",
    "weights_by_class",
]
