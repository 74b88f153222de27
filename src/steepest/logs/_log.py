"""What a log is: columns of numbers, each by what it measures."""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, eq=False)
class Series:
    """The values of one quantity in the order in which they were written.

    Attributes
    ----------
    name : str
        What the log calls it.
    at : (n,) float
        The step or epoch of each value.
    values : (n,) float
        NaN and infinity where the log has them.
    unit : {"epoch", "step", "line"}
        What `at` counts.
    """

    name: str
    at: np.ndarray
    values: np.ndarray
    unit: str

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True, eq=False, kw_only=True)
class Log:
    """What a training wrote down.

    Attributes
    ----------
    source : str
        The file or folder.
    kind : str
        What wrote it, such as "Keras CSVLogger".
    loss, validation_loss : Series or None
        The loss on training and on validation rows.
    accuracy, validation_accuracy : Series or None
        The share of rows whose class is right, from 0 to 1.
    rate : Series or None
        The learning rate.
    gradient_norm : Series or None
        The length of the gradient.
    unread : tuple of str
        Columns of numbers that are none of these.
    """

    source: str
    kind: str
    loss: Series | None = None
    validation_loss: Series | None = None
    accuracy: Series | None = None
    validation_accuracy: Series | None = None
    rate: Series | None = None
    gradient_norm: Series | None = None
    unread: tuple[str, ...] = field(default=())
