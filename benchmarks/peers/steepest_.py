"""steepest, through `descend` and through its estimator."""

import time

import jax
import numpy as np

from steepest.descent import descend
from steepest.models import linear, mlp
from steepest.objectives import Objective, Scaling, losses

LOSSES = {
    "softmax": "softmax_cross_entropy",
    "binary": "binary_cross_entropy",
    "hinge": "hinge",
    "squared": "squared_error",
}


def objective_of(work, data):
    width = data.inputs.shape[1]
    model = mlp(width, work.hidden, data.outputs(work.loss))
    if not work.hidden:
        model = linear(width, data.outputs(work.loss))
    scaling = None
    if data.inputs.dtype == np.uint8:
        scaling = Scaling(np.float32(data.center), np.float32(data.factor))
    return Objective(model, losses[LOSSES[work.loss]](), scaling=scaling)


def _descent(work, data):
    objective = objective_of(work, data)
    params = objective.model.init(jax.random.key(0))

    def turn():
        return descend(
            objective,
            params,
            (data.inputs, data.targets),
            optimizer=work.optimizer,
            learning_rate=work.rate,
            batch_size=work.batch,
            epochs=work.epochs,
            evaluate_every=0,
        )

    return turn


def epochs(work, data):
    """Only the epochs: from the first step to the last, every norm recorded."""
    turn = _descent(work, data)
    return lambda: turn().seconds["train"]


def call(work, data):
    """The whole call of `descend`, checks and the final evaluation included."""
    turn = _descent(work, data)

    def timed():
        began = time.perf_counter()
        turn()
        return time.perf_counter() - began

    return timed
