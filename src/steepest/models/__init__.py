"""f(x; W): scores from inputs.

A model is two pure functions, `init(key)` and `apply(params, inputs, key)`. `linear`
and `mlp` make one; equal arguments make the same one.
"""

from ._activation import activations
from ._linear import linear
from ._mlp import mlp
from ._model import Model
from ._models import models
from ._start import starts

__all__ = ["Model", "activations", "linear", "mlp", "models", "starts"]
