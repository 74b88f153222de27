"""What was recorded of a training that another package did."""

import math
from typing import Any

import numpy as np

from ...language import told
from ...runs import History

STEPS = ("gradient_norm", "update_norm", "weight_norm", "cosine")


class Recorded:
    """The schedule of a training that was recorded: a factor for every step."""

    def __init__(self, factors: np.ndarray) -> None:
        self.factors = factors

    def __call__(self, steps: Any) -> np.ndarray:
        places = np.minimum(np.asarray(steps, int), len(self.factors) - 1)
        return self.factors[places]

    def __repr__(self) -> str:
        return "recorded"


class Recording:
    """The start of a training, its steps and its epochs, as `descend` records them.

    `steepest.diagnose(recording, X, y)` diagnoses the training without repeating it.

    Attributes
    ----------
    model : object
        The model that was trained.
    start : dict of str to array, or None
        Its parameters before the first step.
    optimizer, loss_function : object or None
        What it was trained with, if that is known.

    Examples
    --------
    A recorder of `steepest.watch` fills it; by hand:

    >>> recording = Recording("a model")
    >>> for loss in (2.0, 1.5, 1.0):
    ...     recording.add_step(loss=loss, learning_rate=0.1, examples=32)
    >>> recording.add_epoch(validation_loss=1.25)
    >>> recording.history.n_steps, recording.history.epochs["train_loss"].tolist()
    (3, [1.5])
    >>> recording.settings(n_rows=96)
    {'learning_rate': 0.1, 'batch_size': 32, 'epochs': 1}
    """

    def __init__(self, model: Any) -> None:
        self.model = model
        self.start: dict[str, np.ndarray] | None = None
        self.optimizer: Any = None
        self.loss_function: Any = None
        self._steps: list[dict[str, float]] = []
        self._epochs: list[dict[str, float]] = []
        self._begun = 0  # steps before this epoch

    def add_step(self, **measured: float) -> None:
        """Record a step: loss, learning_rate, examples, gradient_norm, …."""
        self._steps.append({name: float(value) for name, value in measured.items()})

    def add_epoch(self, **measured: float) -> None:
        """Record the end of an epoch.

        Parameters
        ----------
        **measured
            Such as `validation_loss` or `validation_accuracy`; the training loss is by
            default the mean over the steps.
        """
        steps = self._steps[self._begun :]
        self._begun = len(self._steps)
        row: dict[str, float] = {"epoch": len(self._epochs) + 1}
        row["step"] = len(self._steps)
        losses = [step["loss"] for step in steps if "loss" in step]
        if losses:
            row["train_loss"] = float(np.mean(losses))
        self._epochs.append(row | {name: float(v) for name, v in measured.items()})

    @property
    def history(self) -> History:
        """The columns by step and by epoch that are known everywhere."""
        steps = _columns(self._steps)
        epochs = _columns(self._epochs)
        for whole in {"epoch", "step"} & set(epochs):
            epochs[whole] = epochs[whole].astype(np.int64)
        return History(steps, epochs)

    def settings(self, n_rows: int) -> dict[str, Any]:
        """Return what the steps tell of the settings: rate, batch size and epochs.

        Parameters
        ----------
        n_rows : int
            Rows of the training data.
        """
        return self.rates() | self.epochs_and_batch_size(n_rows)

    def rates(self) -> dict[str, Any]:
        """Return the largest learning rate, and the schedule if there was one.

        The optimizer itself knows only its last rate.
        """
        taken = np.array([step.get("learning_rate", math.nan) for step in self._steps])
        if not np.isfinite(taken).all() or not len(taken) or not taken.max() > 0:
            return {}
        largest = float(taken.max())
        if np.ptp(taken) == 0:
            return {"learning_rate": largest}

        return {"learning_rate": largest, "schedule": Recorded(taken / largest)}

    def epochs_and_batch_size(self, n_rows: int) -> dict[str, Any]:
        """Return as many epochs, and rows a batch, as were counted."""
        examples = [step["examples"] for step in self._steps if "examples" in step]
        if not examples:
            return {"epochs": len(self._epochs)} if self._epochs else {}
        size = min(int(np.median(examples)), n_rows)
        epochs = len(self._epochs) or max(round(sum(examples) / n_rows), 1)
        return {"batch_size": max(size, 1), "epochs": epochs}

    def __repr__(self) -> str:
        name, history = type(self.model).__name__, repr(self.history)
        return told("Recording of {name}: {history}", name=name, history=history)


def _columns(rows: list[dict[str, float]]) -> dict[str, np.ndarray]:
    """Return columns of equal length; what was not measured is not a number."""
    names = dict.fromkeys(name for row in rows for name in row)
    if "loss" in names and any("loss" not in row for row in rows):
        del names["loss"]  # a loss that is missing is not one that is not a number
    return {
        name: np.array([row.get(name, math.nan) for row in rows], np.float64)
        for name in names
    }
