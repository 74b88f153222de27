"""What a callback is called with while a model trains."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Progress:
    """How far a training has come.

    Attributes
    ----------
    phase : str
        "loading", "computing features", "choosing the learning rate" or "training"; of
        a prediction "reading" or "predicting".
    epoch, epochs : int
        Epochs done, and planned.
    step, steps : int
        Steps done, and planned; while features are computed, rows of each feature;
        of a prediction, rows.
    loss : float
        The mean of the objective over the last chunk of steps.
    metrics : dict
        {"train": {…}, "validation": {…}} of the last evaluated epoch.
    examples_per_second : float
        Since training began.
    seconds : float
        Since training began.
    epoch_ended : bool
        Whether this is the end of an evaluated epoch.
    recorded : mapping of str to (steps,)
        What was measured at the steps recorded last: "loss", "cosine", …; NaN where it
        was not measured.
    params : tree or None
        The parameters at the end of an evaluated epoch; copy them to keep them.
    model_state : tree or None
        The state of the model there, if it has one.
    """

    phase: str
    epoch: int = 0
    epochs: int = 0
    step: int = 0
    steps: int = 0
    loss: float = float("nan")
    metrics: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    examples_per_second: float = 0.0
    seconds: float = 0.0
    epoch_ended: bool = False
    recorded: Mapping[str, Any] = field(default_factory=dict)
    params: Any = None
    model_state: Any = None

    @property
    def seconds_left(self) -> float:
        """How much longer it takes at this pace; NaN before the first step."""
        if not self.step:
            return float("nan")
        return self.seconds * (self.steps - self.step) / self.step


Callback = Callable[[Progress], object]
"""Called with a Progress after every chunk; a true return value stops the training.

A string is the reason that the run gives; `Outcome.INTERRUPTED` means an interruption.
"""
