"""Why it works or why it does not, with the numbers that show it.

A check measures, judges by a bound that has a source, and returns a `Finding`: a
verdict, codes and numbers. `sentences` says it in English or Korean.

>>> import jax.numpy as jnp
>>> from steepest.diagnosis import check_gradient
>>> print(check_gradient(lambda w: jnp.sum(w**3), jnp.array([1.0, 2.0])).verdict)
pass
"""

from ._activation_of import activation_of
from ._arguments import Call, load_call
from ._backprop import Backprop, Layer, NotFinite, backprop, layers_of
from ._batch_mean import check_batch_mean
from ._finding import Finding, Verdict
from ._gradient_check import check_gradient
from ._initial_loss import check_initial_loss
from ._margin import check_margin
from ._scores import check_scores
from ._sentences import Sentences, languages, sentences
from ._signal import check_signal
from ._start import check_start
from ._symmetry import check_symmetry
from ._units import check_dead_units, check_saturated_units
from ._weight_scale import check_weight_scale

__all__ = [
    "Backprop",
    "Call",
    "Finding",
    "Layer",
    "NotFinite",
    "Sentences",
    "Verdict",
    "activation_of",
    "backprop",
    "check_batch_mean",
    "check_dead_units",
    "check_gradient",
    "check_initial_loss",
    "check_margin",
    "check_saturated_units",
    "check_scores",
    "check_signal",
    "check_start",
    "check_symmetry",
    "check_weight_scale",
    "languages",
    "layers_of",
    "load_call",
    "sentences",
]
