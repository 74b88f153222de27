"""The line in the plane along which one of two scores leads by a given amount."""

from typing import Any

import numpy as np


def line_of_equal_scores(
    params: Any, lead: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """Return where the second score of a linear model is the first one plus a lead.

    Parameters
    ----------
    params : dict
        Of a linear model of two inputs and two scores.
    lead : float
        How much larger the second score is.

    Returns
    -------
    x, y : (2,)
        The ends of a piece of 6 units; NaN if the scores differ by a constant.
    """
    weights = np.asarray(params["weight"], float)
    biases = np.asarray(params["bias"], float)
    weight, bias = weights[1] - weights[0], float(biases[1] - biases[0]) - lead
    direction = np.array([-weight[1], weight[0]])
    length = np.linalg.norm(direction)
    if length < 1e-9:
        return np.array([np.nan, np.nan]), np.array([np.nan, np.nan])
    foot = -bias * weight / length**2
    ends = foot + np.array([[-3.0], [3.0]]) * direction / length
    return ends[:, 0], ends[:, 1]
