"""A case without a training: a linear model whose weights a test writes down."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from steepest.diagnosis import Case
from steepest.models import linear
from steepest.objectives import (
    Batch,
    Objective,
    Scaling,
    softmax_cross_entropy,
    squared_error,
)
from steepest.runs import History, Outcome, Run

N_INPUTS = 6  # one shape, so that few programs are compiled


@pytest.fixture
def case_of() -> Callable[..., Case]:
    """Return a function that makes a case of rows and weights."""

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
