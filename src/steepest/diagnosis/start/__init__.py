"""What can be asked before the first step, and backpropagation by its formulas."""

from ._activation_of import activation_of
from ._backprop import Backprop, Layer, NotFinite, backprop, layers_of
from ._batch_mean import check_batch_mean
from ._initial_loss import check_initial_loss
from ._margin import check_margin
from ._scores import check_scores
from ._signal import check_signal
from ._start import check_start
from ._symmetry import check_symmetry
from ._units import check_dead_units, check_saturated_units
from ._weight_scale import check_weight_scale

__all__ = [
    "Backprop",
    "Layer",
    "NotFinite",
    "activation_of",
    "backprop",
    "check_batch_mean",
    "check_dead_units",
    "check_initial_loss",
    "check_margin",
    "check_saturated_units",
    "check_scores",
    "check_signal",
    "check_start",
    "check_symmetry",
    "check_weight_scale",
    "layers_of",
]
