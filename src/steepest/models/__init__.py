"""f(x; W): scores from inputs.

A model is two pure functions, `init(key)` and `apply(params, inputs, key)`. `linear`,
`mlp` and `convnet` return one that knows its `Layers`, the same object for equal
arguments; `adapt` makes one from a user's own code.
"""

from ..scoring import scores_on_host
from ._activation import activations, last_activations
from ._adapt import adapt, made_with_sizes
from ._changed import (
    with_inputs_rescaled,
    with_opposite_output,
    with_outputs_placed,
    with_outputs_rescaled,
)
from ._convnet import convnet
from ._layers import Layers
from ._linear import linear
from ._load import load_model
from ._mlp import mlp
from ._model import Model
from ._models import model_of_layers, models
from ._settled_state import normalized_by_batch, settled_state
from ._sparse import packed_rows, sparse_inputs
from ._start import starts

__all__ = [
    "Layers",
    "Model",
    "activations",
    "adapt",
    "convnet",
    "last_activations",
    "linear",
    "load_model",
    "made_with_sizes",
    "mlp",
    "model_of_layers",
    "models",
    "normalized_by_batch",
    "packed_rows",
    "scores_on_host",
    "settled_state",
    "sparse_inputs",
    "starts",
    "with_inputs_rescaled",
    "with_opposite_output",
    "with_outputs_placed",
    "with_outputs_rescaled",
]
