"""Gradient descent: batches, update rules, and one compiled loop."""

from ._batches import BatchPlan, choose_batch_size
from ._deciding import Deciding, add_scores, deciding
from ._descend import descend
from ._descent import Descent
from ._edge import Edge
from ._evaluation import Evaluation, evaluate, metrics, sample_of, scores_of
from ._metric_sums import MetricSums
from ._optimizer import Optimizer, make_optimizer
from ._optimizers import optimizers, option_names, rules
from ._population import population, side_by_side
from ._progress import Callback, Progress
from ._progress_facts import progress_facts
from ._rows import blocks_of, prepared, rows_of
from ._rule import Rule
from ._schedules import make_schedule, schedules
from ._snapshot import Snapshot
from ._stopping import Plateau
from ._stored import stored_snapshot
from ._together import NUMBERS, descend_together

__all__ = [
    "NUMBERS",
    "BatchPlan",
    "Callback",
    "Deciding",
    "Descent",
    "Edge",
    "Evaluation",
    "MetricSums",
    "Optimizer",
    "Plateau",
    "Progress",
    "Rule",
    "Snapshot",
    "add_scores",
    "blocks_of",
    "choose_batch_size",
    "deciding",
    "descend",
    "descend_together",
    "evaluate",
    "make_optimizer",
    "make_schedule",
    "metrics",
    "optimizers",
    "option_names",
    "population",
    "prepared",
    "progress_facts",
    "rows_of",
    "rules",
    "sample_of",
    "schedules",
    "scores_of",
    "side_by_side",
    "stored_snapshot",
]
