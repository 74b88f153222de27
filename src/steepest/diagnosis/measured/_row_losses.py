"""The losses and the score of several sets of parameters on the same rows."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True, eq=False)
class RowLosses:
    """The losses of several members, which are sets of parameters, on fixed rows.

    Attributes
    ----------
    losses : (members, rows)
        ℓᵢ, infinite for a member that diverged; one column for a function.
    scores : (members,)
        Accuracy or R²; not a number for a function.
    weights : (rows,)
        How much each row counts.
    penalties : (members,) or None
        λ R(W) of each member; None without a penalty.
    """

    losses: np.ndarray
    scores: np.ndarray
    weights: np.ndarray
    penalties: np.ndarray | None = None

    @cached_property
    def mean(self) -> np.ndarray:
        """The mean loss of each member, shape (members,)."""
        return np.average(self.losses, axis=1, weights=self.weights)

    @property
    def objective(self) -> np.ndarray:
        """What was minimized: the mean loss and the penalty, shape (members,)."""
        return self.mean if self.penalties is None else self.mean + self.penalties

    def __getitem__(self, members: slice) -> "RowLosses":
        """Return some of the members."""
        penalties = None if self.penalties is None else self.penalties[members]
        return RowLosses(
            self.losses[members], self.scores[members], self.weights, penalties
        )
