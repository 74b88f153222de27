"""Every check there is, a file each. The order of these lines is the causal order.

What stands earlier can be a cause of what stands later.
"""

# ruff: noqa: I001

from types import ModuleType

from ..._core import NameTable
from .._check import Check
from . import finite as finite
from . import order as order
from . import labels as labels
from . import leak as leak
from . import learnable as learnable
from . import outliers as outliers
from . import residuals as residuals
from . import scale as scale
from . import columns as columns
from . import imbalance as imbalance
from . import shift as shift
from . import last_layer as last_layer
from . import targets as targets
from . import batch_mean as batch_mean
from . import gradient as gradient
from . import scores as scores
from . import margin as margin
from . import symmetry as symmetry
from . import weight_scale as weight_scale
from . import dead_units as dead_units
from . import saturated_units as saturated_units
from . import signal as signal
from . import initial_loss as initial_loss
from . import critical_point as critical_point
from . import memorize as memorize
from . import penalty as penalty
from . import dropout as dropout
from . import momentum as momentum
from . import schedule as schedule
from . import running_means as running_means
from . import learning_rate as learning_rate
from . import stability as stability
from . import direction as direction
from . import not_finite as not_finite
from . import batch_size as batch_size
from . import epochs as epochs
from . import model_size as model_size
from . import overfitting as overfitting

checks: NameTable[Check] = NameTable(
    "check",
    {
        module.CHECK.name: module.CHECK
        for module in list(vars().values())
        if isinstance(module, ModuleType) and hasattr(module, "CHECK")
    },
)
"""Every check by its name, a cause before what it explains."""
