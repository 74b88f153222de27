"""Why it works or why it does not, with the numbers that show it.

A check measures, compares the numbers with a bound that has a source, and returns a
`Finding`: a verdict, codes and numbers. `sentences` puts it into English or Korean.

>>> import jax.numpy as jnp
>>> from steepest.diagnosis import check_gradient
>>> print(check_gradient(lambda w: jnp.sum(w**3), jnp.array([1.0, 2.0])).verdict)
pass
"""

from ._case import Case
from ._cases import case_of, case_of_material, case_of_run
from ._check import Check, Stage
from ._check_gradient import check_gradient
from ._check_start import check_start
from ._compare import Comparison, compare
from ._diagnose import diagnose
from ._diagnosis import Diagnosis
from ._examine import Examination
from ._finding import Finding, Verdict
from ._symptom import Symptom
from ._turning_point import turning_point
from ._watch import Watch
from .checks import checks
from .gradient._arguments import load_call
from .language import as_text, languages, paragraphs, sentences
from .measured._backprop import backprop
from .measured._learning_rates import LearningRates, learning_rates
from .repair._advised import changes_of
from .repair._fix import fix
from .repair._fix_report import change_text, fix_report, gain_text
from .repair._gain import Gain
from .repair._result import Fix
from .repair._try_advice import Tried, try_advice

__all__ = [
    "Case",
    "Check",
    "Comparison",
    "Diagnosis",
    "Examination",
    "Finding",
    "Fix",
    "Gain",
    "LearningRates",
    "Stage",
    "Symptom",
    "Tried",
    "Verdict",
    "Watch",
    "as_text",
    "backprop",
    "case_of",
    "case_of_material",
    "case_of_run",
    "change_text",
    "changes_of",
    "check_gradient",
    "check_start",
    "checks",
    "compare",
    "diagnose",
    "fix",
    "fix_report",
    "gain_text",
    "languages",
    "learning_rates",
    "load_call",
    "paragraphs",
    "sentences",
    "try_advice",
    "turning_point",
]


def __getattr__(name: str) -> object:
    from ._former_names import former

    return former(name)
