"""Small trainings of one shape, so that few programs are compiled."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import jax
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case
from steepest.models import linear, mlp
from steepest.objectives import Batch, Objective, l2, softmax_cross_entropy

MODELS = {"linear": linear(6, 3), "mlp": mlp(6, (8,), 3, activation="tanh")}


def clouds(n: int, seed: int) -> Batch:
    """Three overlapping clouds of unequal frequency, sorted by class."""
    draw = np.random.default_rng(seed)
    y = np.sort(draw.choice(3, n, p=[0.5, 0.3, 0.2])).astype(np.int32)
    x = 1.5 * np.eye(6)[y] + draw.normal(size=(n, 6))
    return Batch(x.astype(np.float32), y)


ROWS, HELD = clouds(120, 1), clouds(100, 2)


@lru_cache
def trained(
    model: str,
    penalty: float,
    start_scale: float,
    validation: bool,
    options: tuple[tuple[str, Any], ...],
) -> Case:
    objective = Objective(
        MODELS[model], softmax_cross_entropy(), l2() if penalty else None, penalty
    )
    start = jax.tree.map(
        lambda a: np.asarray(start_scale * a),
        objective.model.init(jax.random.key(0)),
    )
    held = HELD if validation else None
    run = descend(objective, start, ROWS, validation=held, **dict(options))
    return Case(objective=objective, start=start, rows=ROWS, run=run, validation=held)


@pytest.fixture
def case_of() -> Callable[..., Case]:
    """Return a function that trains on the clouds; the same settings once."""

    def make(
        model: str = "linear",
        *,
        penalty: float = 0.0,
        start_scale: float = 1.0,
        validation: bool = True,
        **options: Any,
    ) -> Case:
        usual = {
            "optimizer": "sgd",
            "learning_rate": 0.3,
            "batch_size": 16,
            "epochs": 12,
        }
        chosen = tuple(sorted({**usual, **options}.items()))
        return trained(model, penalty, start_scale, validation, chosen)

    return make
