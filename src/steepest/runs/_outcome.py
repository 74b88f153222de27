"""How a training ended."""

from enum import StrEnum


class Outcome(StrEnum):
    """How a training ended.

    Examples
    --------
    >>> print(Outcome.STOPPED_EARLY)
    stopped early
    """

    FINISHED = "finished"
    """Every planned step ran."""
    STOPPED_EARLY = "stopped early"
    """A stopping rule fired before the last planned step."""
    DIVERGED = "diverged"
    """The loss or a parameter became infinite or NaN."""
    INTERRUPTED = "interrupted"
    """It was asked to stop; it can be resumed."""

    @property
    def succeeded(self) -> bool:
        """Whether the training ended as planned, so that its parameters can be used."""
        return self in (Outcome.FINISHED, Outcome.STOPPED_EARLY)
