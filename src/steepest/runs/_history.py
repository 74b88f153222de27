"""What was measured while training: columns by step and columns by epoch."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..display import as_html
from ..errors import SettingError
from ..language import told


@dataclass(frozen=True, eq=False, repr=False)
class History:
    """Columns of numbers, with a row per step and a row per epoch.

    Parameters
    ----------
    steps : dict of str to (steps,)
        Measured at every step: "loss", and usually "learning_rate",
        "gradient_norm", "update_norm", …
    epochs : dict of str to (epochs,)
        Measured at the end of every epoch: "epoch", "step", "seconds",
        "train_loss", "validation_loss", …

    Raises
    ------
    SettingError
        If two columns of one table differ in length, or one is not a column.

    Examples
    --------
    >>> History(steps={"loss": [2.3, 1.7, 1.2]})
    History(3 steps: loss 2.3 → 1.2; 0 epochs)
    """

    steps: Mapping[str, np.ndarray] = field(default_factory=dict)
    epochs: Mapping[str, np.ndarray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", _columns("steps", self.steps))
        object.__setattr__(self, "epochs", _columns("epochs", self.epochs))

    @property
    def n_steps(self) -> int:
        """How many steps were recorded."""
        return _length(self.steps)

    @property
    def n_epochs(self) -> int:
        """How many epochs were recorded."""
        return _length(self.epochs)

    def _repr_html_(self) -> str:
        return as_html(self)

    def __repr__(self) -> str:
        steps = _first_and_last(self.steps, ("loss",))
        epochs = _first_and_last(self.epochs, ("train_loss", "validation_loss"))
        n_steps, n_epochs = (
            told(f"{self.n_steps} steps"),
            told(f"{self.n_epochs} epochs"),
        )
        return f"History({n_steps}{steps}; {n_epochs}{epochs})"


def _columns(table: str, columns: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    arrays = {name: np.asarray(column) for name, column in columns.items()}
    for name, array in arrays.items():
        if array.ndim != 1:
            raise SettingError(
                f"Column '{name}' of the history's {table} must have one dimension; "
                f"it has shape {array.shape}. Give one number per row."
            )
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1:
        found = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise SettingError(
            f"The columns of the history's {table} must be equally long; got {found}."
        )
    return arrays


def _length(columns: Mapping[str, np.ndarray]) -> int:
    return len(next(iter(columns.values()), ()))


def _first_and_last(columns: Mapping[str, np.ndarray], names: tuple[str, ...]) -> str:
    texts = [
        f"{told(name)} {columns[name][0]:.4g} → {columns[name][-1]:.4g}"
        for name in names
        if name in columns and len(columns[name])
    ]
    return ": " + ", ".join(texts) if texts else ""
