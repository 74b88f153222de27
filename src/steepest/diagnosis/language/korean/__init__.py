"""What findings say in Korean: one sentence per code, a file per group of checks."""

from ._data import DATA
from ._diagnosis import DIAGNOSIS
from ._gradient import GRADIENT
from ._outcome import OUTCOME
from ._progress import PROGRESS
from ._start import START
from ._words import WORDS

__all__ = ["KOREAN"]

KOREAN = {**WORDS, **DATA, **DIAGNOSIS, **GRADIENT, **OUTCOME, **PROGRESS, **START}
