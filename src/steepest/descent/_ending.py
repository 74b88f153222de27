"""How a run ended: its first and last loss, and the reason of a callback."""

import numpy as np

from ..display import short_number
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
