"""Early stopping: the validation loss, or another metric, no longer improves."""

from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np

from .._core import Tree
from ..errors import SettingError
from ..settings import METRICS, Metric


@dataclass
class Patience:
    """Stops when the validation metric has not improved for a number of evaluations.

    The parameters of the best evaluation are kept.

    Attributes
    ----------
    evaluations : int
        The number of evaluations without improvement.
    metric : Metric
        Which one.
    best_value : float
        Its best value so far.
    best_epoch : int
        The epoch that reached it.
    best : tree
        The parameters and the state of the model at that epoch, on the host.
    """

    evaluations: int
    metric: Metric = METRICS["loss"]
    best_value: float = field(init=False)
    best_epoch: int = 0
    best: Tree = None
    waited: int = 0

    def __post_init__(self) -> None:
        """Check the number of evaluations."""
        self.best_value = self.metric.worst
        if self.evaluations < 1:
            raise SettingError(
                f"The patience counts evaluations, at least 1; got {self.evaluations}."
            )

    def is_over(self, epoch: int, value: float, trained: Any) -> bool:
        """Record an evaluation of what was trained, and return whether to stop."""
        if self.metric.improves(value, on=self.best_value):
            self.best_value, self.best_epoch, self.waited = value, epoch, 0
            self.best = jax.tree.map(np.array, trained)
            return False
        self.waited += 1
        return self.waited >= self.evaluations
