"""Early stopping: the validation loss, a metric, or the training loss stands still."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np

from .._core import Tree
from ..errors import SettingError
from ..settings import METRICS, Metric
from ._progress import Progress


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

    def facts(self) -> dict[str, Any] | None:
        """Return what `restore` needs besides arrays; None before the first best."""
        if self.best is None:
            return None
        return {
            "best": self.best_value,
            "best_epoch": self.best_epoch,
            "waited": self.waited,
        }

    def restore(
        self, facts: Mapping[str, Any], arrays: Sequence[np.ndarray], like: Tree
    ) -> None:
        """Go on as another one left off.

        Parameters
        ----------
        facts : mapping
            What `facts` returned.
        arrays : sequence of arrays
            The leaves of its `best`; others may stand before them.
        like : tree
            What was trained, in the shapes of `best`.

        Raises
        ------
        SettingError
            If the arrays are of another model.
        """
        leaves, tree = jax.tree.flatten(like)
        best = arrays[max(len(arrays) - len(leaves), 0) :]
        if [np.shape(a) for a in best] != [np.shape(leaf) for leaf in leaves]:
            raise SettingError(
                "The run to resume is of another model: its best parameters have "
                f"shapes {[np.shape(a) for a in best]}. Keep its settings."
            )
        self.best = tree.unflatten(best)
        self.best_value, self.best_epoch = facts["best"], facts["best_epoch"]
        self.waited = facts["waited"]


class Plateau:
    """A callback that stops where the training loss, or a metric, no longer improves.

    Parameters
    ----------
    tol : float
        An evaluation counts as better if its loss is lower than the lowest before by
        more than this, as in scikit-learn.
    evaluations : int
        It stops after so many in a row that are not better.
    metric : Metric, optional
        Of the validation rows, looked at in the place of the training loss.

    Attributes
    ----------
    reached : bool
        Whether it stopped the training.

    Examples
    --------
    >>> from steepest.descent import Progress
    >>> plateau = Plateau(0.1, evaluations=2)
    >>> for loss in (1.0, 0.5, 0.45, 0.44):
    ...     metrics = {"train": {"loss": loss}}
    ...     reason = plateau(Progress("training", epoch_ended=True, metrics=metrics))
    >>> plateau.reached, reason
    (True, 'The training loss has not fallen by more than 0.1 in 2 evaluations.')
    """

    def __init__(
        self, tol: float, evaluations: int = 5, metric: Metric | None = None
    ) -> None:
        self.tol, self.evaluations, self.metric = tol, evaluations, metric
        self.lowest = float("inf")
        self.waited = 0
        self.reached = False

    def __call__(self, progress: Progress) -> str | None:
        """Return the reason to stop, or None."""
        part = "train" if self.metric is None else "validation"
        if not progress.epoch_ended or part not in progress.metrics:
            return None
        metric = self.metric or METRICS["loss"]
        loss = progress.metrics[part][metric.name]
        loss = -loss if metric.higher_is_better else loss
        self.waited = 0 if loss < self.lowest - self.tol else self.waited + 1
        self.lowest = min(self.lowest, loss)
        self.reached = self.reached or self.waited >= self.evaluations
        if not self.reached:
            return None
        if self.metric is not None:
            return (
                f"The validation {metric.label} has not improved by more than "
                f"{self.tol:g} in {self.evaluations} evaluations."
            )
        return (
            f"The training loss has not fallen by more than {self.tol:g} in "
            f"{self.evaluations} evaluations."
        )
