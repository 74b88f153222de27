"""Targets that a loss takes."""

import numpy as np

from steepest.objectives import Loss


def within_range(loss: Loss, numbers: np.ndarray) -> np.ndarray:
    """Return numbers of any size as targets that a loss of regression takes."""
    least, most = loss.target_range
    if most == 1:  # probabilities, whose rows add up to 1
        powers = np.exp(numbers.reshape(len(numbers), -1))
        return powers / powers.sum(1, keepdims=True)
    return np.abs(numbers) if least == 0 else numbers
