"""Cases to ask: one whose weights a test writes down, and one of a small training.

The trainings are of one shape, so that few programs are compiled.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import jax
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case
from steepest.models import linear, mlp
from steepest.objectives import (
    Batch,
    Loss,
    Objective,
    Scaling,
    l2,
    softmax_cross_entropy,
    squared_error,
)
from steepest.runs import History, Outcome, Run

N_INPUTS = 6
MODELS = {
    "linear": linear(N_INPUTS, 3),
    "mlp": mlp(N_INPUTS, (8,), 3, activation="tanh"),
}


def overlapping_clouds(n: int, seed: int) -> Batch:
    """Three overlapping clouds of unequal frequency, sorted by class."""
    draw = np.random.default_rng(seed)
    y = np.sort(draw.choice(3, n, p=[0.5, 0.3, 0.2])).astype(np.int32)
    x = 1.5 * np.eye(N_INPUTS)[y] + draw.normal(size=(n, N_INPUTS))
    return Batch(x.astype(np.float32), y)


ROWS, HELD = overlapping_clouds(120, 1), overlapping_clouds(100, 2)


def without_meaning(n: int) -> Batch:
    """Random rows whose classes are sorted and say nothing about them."""
    draw = np.random.default_rng(4)
    inputs = draw.normal(size=(n, N_INPUTS)).astype(np.float32)
    return Batch(inputs, np.sort(draw.choice(3, size=n, p=[0.6, 0.3, 0.1])))


FEW_ROWS = without_meaning(40)


def net(loss: Loss | None = None, **options: Any) -> Objective:
    """A net of two hidden layers, of 16 and 8 units."""
    model = mlp(N_INPUTS, (16, 8), 3, **options)
    return Objective(model, loss or softmax_cross_entropy())


def start_of(objective: Any, params: Any = None, rows: Any = FEW_ROWS) -> Case:
    """The case of a start, without a run; by default the model draws its parameters."""
    if params is None:
        params = objective.model.init(jax.random.key(0))
    return Case(objective=objective, start=params, rows=rows)


@pytest.fixture
def case_of() -> Callable[..., Case]:
    """Return a function that makes a case of rows and weights, without a training."""

    def make(
        inputs: Any,
        targets: Any,
        *,
        held: tuple[Any, Any] | None = None,
        weight: Any = None,
        bias: Any = None,
        row_weights: Any = None,
        classes: int | None = 3,
        outputs: int = 1,
        loss: Any = None,
        scaling: Scaling | None = None,
        epochs: dict[str, Any] | None = None,
        metrics: dict[str, Any] | None = None,
        outcome: Outcome = Outcome.FINISHED,
        **others: Any,
    ) -> Case:
        inputs = np.asarray(inputs)
        kind = np.int32 if classes else np.float32
        n_scores = classes or outputs
        columns = int(np.prod(inputs.shape[1:]))
        usual = softmax_cross_entropy() if classes else squared_error()
        model = linear(columns, n_scores)
        params = {
            "weight": np.zeros((n_scores, columns), np.float32)
            if weight is None
            else np.asarray(weight, np.float32),
            "bias": np.zeros(n_scores, np.float32)
            if bias is None
            else np.asarray(bias, np.float32),
        }
        settings = {
            "batch_size": 8,
            "epochs": 5,
            "seed": 0,
            "shuffle": True,
            "patience": None,
            **others.pop("settings", {}),
        }
        return Case(
            objective=Objective(model, loss or usual, scaling=scaling),
            start={name: np.zeros_like(a) for name, a in params.items()},
            rows=Batch(inputs, np.asarray(targets, kind), row_weights),
            run=Run(
                params=params,
                outcome=outcome,
                reason="made by hand",
                history=History(steps={"loss": [1.0, 0.5]}, epochs=epochs or {}),
                settings=settings,
                metrics=metrics or {},
            ),
            validation=None
            if held is None
            else Batch(np.asarray(held[0]), np.asarray(held[1], kind)),
            **others,
        )

    return make


@pytest.fixture
def clouds() -> Callable[..., tuple[np.ndarray, np.ndarray]]:
    """Return a function that draws three clouds of unequal frequency, well apart."""

    def make(n: int, seed: int = 0, spread: float = 0.5) -> tuple[Any, Any]:
        draw = np.random.default_rng(seed)
        y = draw.choice(3, n, p=[0.5, 0.3, 0.2])
        x = 2 * np.eye(N_INPUTS)[y] + spread * draw.normal(size=(n, N_INPUTS))
        return x.astype(np.float32), y.astype(np.int32)

    return make


@lru_cache
def _trained(
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
def trained_case() -> Callable[..., Case]:
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
        return _trained(model, penalty, start_scale, validation, chosen)

    return make
