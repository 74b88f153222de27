"""What a loss is: its value per example, and the facts that travel with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import jax

__all__ = ["Loss"]


@dataclass(frozen=True, eq=False)
class Loss:
    """A loss per example of scores and targets, and what is known about it.

    Parameters
    ----------
    name : str
        Its name in tables and settings.
    per_example : callable
        `per_example(scores, targets)` returns (batch,) losses, not averaged, from
        scores of shape (batch, outputs) and targets of shape (batch,) holding class
        indices, or (batch, outputs) holding numbers.
    task : {"classification", "regression"}
        What the targets are.
    at_equal_scores : callable
        `at_equal_scores(n_classes, targets)` returns the mean loss of a model whose
        scores are all zero: log C, C − 1, mean(y²), … `targets` may be None for
        classification, where the value does not depend on them.
    n_scores : callable
        `n_scores(n)` returns how many scores a model must give for n classes
        (classification) or n target columns (regression).
    predict : callable
        `predict(scores)` returns class indices (batch,), or numbers (batch, outputs).
    probability : callable or None
        `probability(scores)` returns (batch, classes) probabilities; None where
        scores have no such reading, as for the hinges.

    See Also
    --------
    steepest.objectives.losses : the table of all of them.
    """

    name: str
    per_example: Callable[[jax.Array, jax.Array], jax.Array]
    task: Literal["classification", "regression"]
    at_equal_scores: Callable[..., float]
    n_scores: Callable[[int], int]
    predict: Callable[[jax.Array], Any]
    probability: Callable[[jax.Array], jax.Array] | None = None

    def __repr__(self) -> str:
        return f"Loss({self.name})"
