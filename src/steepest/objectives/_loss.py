"""What a loss is: its value per example, and the facts that travel with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, Protocol

import jax
import numpy as np


class AtEqualScores(Protocol):
    """The mean loss of a model whose scores are all zero."""

    def __call__(
        self,
        n_classes: int | None,
        targets: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> float:
        """Return log C, (C − 1)Δ, mean(y²), …, whichever the loss has."""
        ...


@dataclass(frozen=True, eq=False)
class Loss:
    """A loss per example of scores and targets, and what is known about it.

    Two calls of a factory with equal options return the same object, so that a loss
    can be part of what a compiled program is keyed by.

    Parameters
    ----------
    name : str
        Its name in tables and settings.
    per_example : callable
        `per_example(scores, targets)` returns (batch,) losses, not averaged, from
        scores of shape (batch, scores) and targets of shape (batch,) holding class
        indices, or (batch, outputs) holding numbers.
    task : {"classification", "regression"}
        What the targets are.
    at_equal_scores : callable
        `at_equal_scores(n_classes, targets=None, weights=None)` returns the mean loss
        of a model whose scores are all zero: log C, (C − 1)Δ, mean(y²), … It does not
        depend on the targets in classification, where they may be left out, and not
        on the number of classes in regression, where that may be None.
    n_scores : callable
        `n_scores(n)` returns how many scores a model must give for n classes
        (classification) or n target columns (regression).
    predict : callable
        `predict(scores)` returns class indices (batch,), or numbers (batch, outputs).
    probability : callable or None
        `probability(scores)` returns (batch, classes) probabilities; None where
        scores have no such reading, as for the hinges.
    options : mapping of str to float
        The options it was made with, such as {"margin": 1.0}.

    See Also
    --------
    steepest.objectives.losses : the table of all of them.
    """

    name: str
    per_example: Callable[[jax.Array, jax.Array], jax.Array]
    task: Literal["classification", "regression"]
    at_equal_scores: AtEqualScores
    n_scores: Callable[[int], int]
    predict: Callable[[jax.Array], jax.Array]
    probability: Callable[[jax.Array], jax.Array] | None = None
    options: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def __repr__(self) -> str:
        options = "".join(f", {name}={value}" for name, value in self.options.items())
        return f"Loss({self.name}{options})"
