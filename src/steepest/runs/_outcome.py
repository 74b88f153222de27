"""How a training ended, in a word."""

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
    """The loss or a parameter became infinite or not a number."""
    INTERRUPTED = "interrupted"
    """Someone asked it to stop; it can be resumed."""

    @property
    def succeeded(self) -> bool:
        """Whether the parameters are what was asked for."""
        return self in (Outcome.FINISHED, Outcome.STOPPED_EARLY)
