"""Walking downhill: batches, update rules, and one compiled loop."""

from ._batches import BatchPlan, choose_batch_size
from ._descend import descend
from ._evaluation import evaluate, scores_of
from ._optimizer import Optimizer, make_optimizer
from ._optimizers import OWN_RATE, optimizers, option_names
from ._progress import Callback, Progress
from ._schedules import make_schedule, schedules
from ._snapshot import Snapshot

__all__ = [
    "OWN_RATE",
    "BatchPlan",
    "Callback",
    "Optimizer",
    "Progress",
    "Snapshot",
    "choose_batch_size",
    "descend",
    "evaluate",
    "make_optimizer",
    "make_schedule",
    "optimizers",
    "option_names",
    "schedules",
    "scores_of",
]
