"""Why it works or why it does not, with the numbers that show it.

A check measures, judges by a bound that has a source, and returns a `Finding`: a
verdict, codes and numbers. `sentences` says it in English or Korean.

>>> import jax.numpy as jnp
>>> from steepest.diagnosis import check_gradient
>>> print(check_gradient(lambda w: jnp.sum(w**3), jnp.array([1.0, 2.0])).verdict)
pass
"""

from ._case import Case
from ._checks import Check, checks
from ._diagnose import case_of, diagnose
from ._diagnosis import Diagnosis, Spent
from ._examine import Examination
from ._finding import Finding, Verdict
from ._fix import Attempt, Fix, fix
from ._gain import Gain
from ._remedy import remedied
from ._stored import case_of_material, case_of_run
from ._symptom import Symptom
from ._watch import Watch
from .gradient import Call, check_gradient, load_call
from .language import (
    Paragraph,
    Sentences,
    languages,
    paragraphs,
    sentences,
    told,
    tried,
)
from .progress import (
    EndTest,
    Held,
    Interval,
    LearningRates,
    NoiseMeter,
    NoiseScale,
    RangeTest,
    check_batch_size,
    check_critical_point,
    check_direction,
    check_epochs,
    check_learning_rate,
    check_memorize,
    check_momentum,
    check_not_finite,
    check_penalty,
    check_schedule,
    check_stability,
    learning_rates,
    measure_end,
    measure_noise_scale,
    measure_rates,
)
from .start import (
    Backprop,
    Layer,
    NotFinite,
    activation_of,
    backprop,
    check_batch_mean,
    check_dead_units,
    check_initial_loss,
    check_margin,
    check_saturated_units,
    check_scores,
    check_signal,
    check_start,
    check_symmetry,
    check_weight_scale,
    layers_of,
)

__all__ = [
    "Attempt",
    "Backprop",
    "Call",
    "Case",
    "Check",
    "Diagnosis",
    "EndTest",
    "Examination",
    "Finding",
    "Fix",
    "Gain",
    "Held",
    "Interval",
    "Layer",
    "LearningRates",
    "NoiseMeter",
    "NoiseScale",
    "NotFinite",
    "Paragraph",
    "RangeTest",
    "Sentences",
    "Spent",
    "Symptom",
    "Verdict",
    "Watch",
    "activation_of",
    "backprop",
    "case_of",
    "case_of_material",
    "case_of_run",
    "check_batch_mean",
    "check_batch_size",
    "check_critical_point",
    "check_dead_units",
    "check_direction",
    "check_epochs",
    "check_gradient",
    "check_initial_loss",
    "check_learning_rate",
    "check_margin",
    "check_memorize",
    "check_momentum",
    "check_not_finite",
    "check_penalty",
    "check_saturated_units",
    "check_schedule",
    "check_scores",
    "check_signal",
    "check_stability",
    "check_start",
    "check_symmetry",
    "check_weight_scale",
    "checks",
    "diagnose",
    "fix",
    "languages",
    "layers_of",
    "learning_rates",
    "load_call",
    "measure_end",
    "measure_noise_scale",
    "measure_rates",
    "paragraphs",
    "remedied",
    "sentences",
    "told",
    "tried",
]
