"""How a run ended: its first and last loss, and the reason of a callback."""

import numpy as np

from ..display import short_number
from ..processes import gathered
from ..runs import Outcome


def ends_of(loss: np.ndarray) -> tuple[float, float]:
    """Return the first loss, and the mean of the last twentieth."""
    if not len(loss):
        return 0.0, 0.0
    return float(loss[0]), float(loss[-max(len(loss) // 20, 1) :].mean())


def reason_of(answer: object, epoch: float) -> str:
    """Return why a callback with this answer stopped the run, in a sentence."""
    if answer is Outcome.INTERRUPTED:
        return f"Interrupted in epoch {short_number(epoch)}."
    if isinstance(answer, str):
        return answer
    return f"A callback asked to stop in epoch {short_number(epoch)}."


def agreed(
    reason: str | None, interrupted: bool, epoch: float
) -> tuple[str | None, bool]:
    """Return why all processes of a group stop, and whether one was interrupted.

    They stop where the first one does, or where any was interrupted; each gives its own
    reason, None to go on.
    """
    mine = np.array([reason is not None, interrupted])
    stopped, interruptions = gathered(mine).T
    if interruptions.any():
        return reason or reason_of(Outcome.INTERRUPTED, epoch), True
    return (reason or "") if stopped[0] else None, False
