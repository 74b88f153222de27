"""Early stopping: the validation loss no longer improves."""

from dataclasses import dataclass
from typing import Any

import jax
import numpy as np

from .._core import Tree
from ..errors import SettingError


@dataclass
class Patience:
    """Stops when the validation loss has not improved for a number of evaluations.

    The parameters of the best evaluation are kept.

    Attributes
    ----------
    evaluations : int
        The number of evaluations without improvement.
    best : float
        The lowest validation loss so far.
    best_epoch : int
        The epoch that reached it.
    best_params : tree
        The parameters at that epoch, on the host.
    """

    evaluations: int
    best: float = np.inf
    best_epoch: int = 0
    best_params: Tree = None
    waited: int = 0

    def __post_init__(self) -> None:
        """Check the number of evaluations."""
        if self.evaluations < 1:
            raise SettingError(
                f"The patience counts evaluations, at least 1; got {self.evaluations}."
            )

    def is_over(self, epoch: int, loss: float, params: Any) -> bool:
        """Record an evaluation and return whether to stop."""
        if loss < self.best:
            self.best, self.best_epoch, self.waited = loss, epoch, 0
            self.best_params = jax.tree.map(np.array, params)
            return False
        self.waited += 1
        return self.waited >= self.evaluations
