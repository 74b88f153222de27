"""What findings say in English: one sentence per code, a file per group of checks."""

from ._diagnosis import DIAGNOSIS
from ._gradient import GRADIENT
from ._progress import PROGRESS
from ._start import START
from ._words import WORDS

__all__ = ["ENGLISH"]

ENGLISH = {**WORDS, **DIAGNOSIS, **GRADIENT, **PROGRESS, **START}
