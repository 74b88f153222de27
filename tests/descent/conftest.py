from dataclasses import dataclass
from typing import Any

import jax
import numpy as np
import pytest

from steepest.models import linear
from steepest.objectives import Batch, Objective, Penalty, loss_named


@dataclass(frozen=True)
class Problem:
    """Three classes of unequal size, sorted; 46 rows, which no power of two divides."""

    x: np.ndarray
    y: np.ndarray
    weights: np.ndarray

    @property
    def rows(self) -> Batch:
        return Batch(self.x, self.y)

    @property
    def weighted(self) -> Batch:
        return Batch(self.x, self.y, self.weights)

    @property
    def start(self) -> Any:
        return {"weight": np.zeros((3, 5), "float32"), "bias": np.zeros(3, "float32")}

    def objective(
        self, loss: str = "softmax_cross_entropy", strength: float = 0.0, **parts: Any
    ) -> Objective:
        penalty = Penalty("of these parts", **parts) if parts else None
        return Objective(linear(5, 3), loss_named(loss), penalty, strength)


@pytest.fixture(scope="session")
def problem() -> Problem:
    rng = np.random.default_rng(7)
    y = np.repeat([0, 1, 2], [24, 15, 7]).astype("int32")
    x = rng.normal(size=(46, 5)) + 1.2 * rng.normal(size=(3, 5))[y]
    weights = rng.uniform(0.2, 3.0, size=46)
    return Problem(x.astype("float32"), y, weights.astype("float32"))


@pytest.fixture(scope="session")
def flat():
    """Return a function from a tree to one long vector."""
    return lambda tree: np.concatenate(
        [np.asarray(leaf, float).ravel() for leaf in jax.tree.leaves(tree)]
    )
