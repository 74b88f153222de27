"""A learning rate that was changed by hand, as a schedule."""

import numpy as np

from ._schedules import Schedule

MOST_TOLD = 5  # changes that a note lists


class RateChanges:
    """Factors of a schedule, multiplied by the changes of the learning rate.

    Parameters
    ----------
    rate : float
        The rate of the first step.
    schedule : callable
        Factors by step number.

    Examples
    --------
    >>> rates = RateChanges(0.1, lambda step: np.ones(len(step), np.float32))
    >>> rates.change(2, 0.2)
    >>> rates(np.arange(4)).tolist()
    [1.0, 1.0, 2.0, 2.0]
    """

    def __init__(self, rate: float, schedule: Schedule) -> None:
        self.schedule = schedule
        self.steps, self.rates = [0], [float(rate)]

    def __call__(self, step: np.ndarray) -> np.ndarray:
        """Return the factors of the first rate at some steps."""
        at = np.searchsorted(self.steps, step, side="right") - 1
        ratios = np.asarray(self.rates)[at] / self.rates[0]
        return (ratios * self.schedule(step)).astype(np.float32)

    @property
    def last(self) -> float:
        """The rate that was set last."""
        return self.rates[-1]

    @property
    def changes(self) -> tuple[tuple[int, float], ...]:
        """The steps of the changes, and the rates from there on."""
        return tuple(zip(self.steps[1:], self.rates[1:], strict=True))

    def change(self, step: int, rate: float) -> None:
        """Set the rate of the steps from one on; a change at the same step replaces."""
        if rate == self.last:
            return
        if self.changes and step == self.steps[-1]:
            self.rates[-1] = float(rate)
            return
        self.steps.append(step)  # the first rate stays: the others are measured by it
        self.rates.append(float(rate))

    def note(self) -> str:
        """Return a sentence that tells the changes."""
        told = [f"{rate:.3g} (step {step:,})" for step, rate in self.changes]
        listed = ", ".join(told[-MOST_TOLD:])
        return (
            f"The learning rate was changed by hand, to {listed}. The settings hold "
            "the first one, so that a repetition differs."
        )
