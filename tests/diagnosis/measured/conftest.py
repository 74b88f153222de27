"""Softmax regression by its formulas, which the short trainings are compared with."""

import numpy as np
from scipy.special import logsumexp

from steepest.descent import BatchPlan

from ..conftest import ROWS


def by_hand(rate, seed, steps, size=16, strength=0.0, start=None, batches_from=0):
    """Softmax regression by its formulas, in float64."""
    weight = np.zeros((3, 6)) if start is None else start["weight"].astype(np.float64)
    bias = np.zeros(3) if start is None else start["bias"].astype(np.float64)
    plan = BatchPlan(120, size, seed)
    for step in range(batches_from, steps):
        chosen = plan.chunk(step, step + 1).rows
        x, y = ROWS.inputs[chosen].astype(np.float64), ROWS.targets[chosen]
        z = x @ weight.T + bias
        delta = np.exp(z - logsumexp(z, axis=1, keepdims=True))
        delta[np.arange(len(y)), y] -= 1
        delta /= len(y)
        weight = weight - rate * (delta.T @ x + 2 * strength * weight)
        bias = bias - rate * delta.sum(0)
    return weight, bias


def loss_of(params, rows):
    z = rows.inputs.astype(np.float64) @ params[0].T + params[1]
    losses = logsumexp(z, axis=1) - z[np.arange(len(z)), rows.targets]
    return losses.mean()
