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
    lowest : float
        The lowest validation loss so far.
    best_epoch : int
        The epoch that reached it.
    best : tree
        The parameters and the state of the model at that epoch, on the host.
    """

    evaluations: int
    lowest: float = np.inf
    best_epoch: int = 0
    best: Tree = None
    waited: int = 0

    def __post_init__(self) -> None:
        """Check the number of evaluations."""
        if self.evaluations < 1:
            raise SettingError(
                f"The patience counts evaluations, at least 1; got {self.evaluations}."
            )

    def is_over(self, epoch: int, loss: float, trained: Any) -> bool:
        """Record an evaluation of what was trained, and return whether to stop."""
        if loss < self.lowest:
            self.lowest, self.best_epoch, self.waited = loss, epoch, 0
            self.best = jax.tree.map(np.array, trained)
            return False
        self.waited += 1
        return self.waited >= self.evaluations
