"""The schedule `adaptive`: a rate that falls where the training loss no longer does."""

from typing import Any

import numpy as np

from ._progress import Progress
from ._schedules import Schedule


class AdaptiveRate:
    """Factors of a schedule, and smaller ones after every plateau of the loss.

    Parameters
    ----------
    schedule : callable
        Factors by step number.
    factor : float
        What the rate is multiplied by at each plateau.
    patience : int
        Evaluations in a row whose training loss is not lower than the lowest before by
        more than `tol`: a plateau.
    tol : float
        See `patience`.
    end : float
        The training stops where the rate would fall below this share of the first.

    Examples
    --------
    >>> rate = AdaptiveRate(np.ones_like, factor=0.5, patience=2)
    >>> for epoch, loss in enumerate((1.0, 0.5, 0.5, 0.5)):
    ...     reason = rate.see(10 * epoch, loss)
    >>> rate(np.array([29, 30, 31])).tolist()
    [1.0, 0.5, 0.5]

    See Also
    --------
    steepest.descent.Plateau : stops at the first plateau.
    """

    def __init__(
        self,
        schedule: Schedule,
        factor: float = 0.2,
        patience: float = 5,
        tol: float = 1e-4,
        end: float = 1e-5,
    ) -> None:
        self.schedule, self.factor, self.end = schedule, factor, end
        self.patience, self.tol = patience, tol
        self._lowest, self._waited = float("inf"), 0
        self._falls: list[int] = []

    def __call__(self, step: np.ndarray) -> np.ndarray:
        """Return the factors of the first rate at some steps."""
        falls = np.searchsorted(self._falls, step, side="right")
        return (self.schedule(step) * self.factor**falls).astype(np.float32)

    def see(self, step: int, loss: float) -> str | None:
        """Take in the training loss after some steps; return the reason to stop."""
        self._waited = 0 if loss < self._lowest - self.tol else self._waited + 1
        self._lowest = min(self._lowest, loss)
        if self._waited < self.patience:
            return None
        if self.factor ** (len(self._falls) + 1) < self.end:
            return (
                f"The learning rate fell {len(self._falls)} times, and the training "
                f"loss has not fallen by more than {self.tol:g} again."
            )
        self._falls.append(step)
        self._waited = 0
        return None

    def watch(self, progress: Progress) -> Any:
        """Take in an evaluated epoch, as a callback of the training."""
        if not progress.epoch_ended or "train" not in progress.metrics:
            return None
        return self.see(progress.step, progress.metrics["train"]["loss"])
