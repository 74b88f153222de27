"""What can be asked of the rows themselves, and what simple learners make of them."""

from ._columns import check_columns
from ._finite import check_finite
from ._imbalance import check_imbalance
from ._labels import check_labels
from ._leak import check_leak
from ._learnable import check_learnable
from ._order import check_order
from ._predicted import Against, against_reference, predictions
from ._reference import Reference, errors_of_rows, measure_reference
from ._scale import check_scale
from ._shift import check_shift
from ._targets import check_targets

__all__ = [
    "Against",
    "Reference",
    "against_reference",
    "check_columns",
    "check_finite",
    "check_imbalance",
    "check_labels",
    "check_leak",
    "check_learnable",
    "check_order",
    "check_scale",
    "check_shift",
    "check_targets",
    "errors_of_rows",
    "measure_reference",
    "predictions",
]
