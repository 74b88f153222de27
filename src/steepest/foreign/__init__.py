"""Models of other packages: scikit-learn, Keras, PyTorch, Flax, Equinox.

`steepest.diagnose(model, X, y)` reads the model's functions, numbers, loss and
optimizer, and diagnoses it like a run of this package. A package is imported only when
a model of it is given.
"""

from ._as_it_came import case_as_it_came
from ._diagnose import diagnose
from ._diagnosed import ModelDiagnosis
from ._foreign import Foreign
from ._named import diagnose_named
from ._read import read
from ._sklearn_objective import Minimized, batch_of_network, minimized
from ._sklearn_rate import adaptive_rate, rate_of_sgd
from .recording import Recording, watch

__all__ = [
    "Foreign",
    "Minimized",
    "ModelDiagnosis",
    "Recording",
    "adaptive_rate",
    "batch_of_network",
    "case_as_it_came",
    "diagnose",
    "diagnose_named",
    "minimized",
    "rate_of_sgd",
    "read",
    "watch",
]
