"""Logs of other packages: what the numbers of a training prove without its model.

`read_log` reads what Keras, Lightning, the Hugging Face Trainer, TensorBoard or one's
own loop wrote down; `diagnose_log` says what these numbers prove, and which question
only the model can answer.
"""

from ._diagnose import diagnose_log
from ._diagnosis import LogDiagnosis, LogFinding
from ._log import Log, Series
from ._read import is_log, read_log

__all__ = [
    "Log",
    "LogDiagnosis",
    "LogFinding",
    "Series",
    "diagnose_log",
    "is_log",
    "read_log",
]
