"""What a loss is: its value per example, and its facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, Protocol

import jax
import numpy as np

from ._chance import counts_of_classes, lowest_found

# for scores of variance s², E ℓ ≈ log C + s²/2 (1 − 1/C). Single starts vary: of 117
# healthy ones 6 exceeded log C + 1 (s² = 2), and none log C + 2 (s² = 4)
ROOM_OF_CROSS_ENTROPY = 2.0
TIMES_HINGE = 3.0  # squared for the squared hinges
TIMES_REGRESSION = 10.0


class AtEqualScores(Protocol):
    """The mean loss of a model whose scores are all zero."""

    def __call__(
        self,
        n_classes: int | None,
        targets: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> float:
        """Return log C, (C − 1)Δ, mean(y²), …, depending on the loss."""
        ...


class AtBestConstant(Protocol):
    """The mean loss of the best constant scores."""

    def __call__(
        self,
        per_example: Callable[[jax.Array, jax.Array], jax.Array],
        targets: np.ndarray,
        weights: np.ndarray | None = None,
    ) -> float:
        """Return the entropy, the variance, …, depending on the loss."""
        ...


@dataclass(frozen=True, eq=False)
class Loss:
    """A loss per example of scores and targets, and its facts.

    Two calls of a factory with equal options return the same object, so that they
    share their compiled programs.

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
        It and `probability` take arrays of JAX or of NumPy, and return the same.
    probability : callable or None
        `probability(scores)` returns (batch, classes) probabilities; None where
        scores do not mean probabilities, as for the hinges.
    log_probability : callable or None
        Their logarithms, also where a probability is too small for a float.
    options : mapping of str to float
        The options it was made with, such as {"margin": 1.0}.
    at_best_constant : callable or None
        `at_best_constant(per_example, targets, weights=None)` computes `chance`. It is
        called with the loss's own `per_example`, and so stays true where that is
        replaced. If it is None, `chance` searches for the best constant scores.
    high_from : callable or None
        `high_from(equal)` computes `high_start`; None for the usual bound.
    squares_errors : bool
        Whether it is a mean of squared errors, so that its gradients grow with the
        scale of the targets and an outlier counts by its square.
    has_kinks : bool
        Whether its slope jumps somewhere, as that of a hinge at its margin.
    target_range : (float, float)
        The least and the greatest target that it takes. One that does not take every
        number is given the targets as they are: a training scales the others.

    Examples
    --------
    Your own loss needs the first six:

    >>> import jax.numpy as jnp
    >>> fourth = Loss(
    ...     name="fourth_power",
    ...     per_example=lambda s, y: ((s - y[:, None]) ** 4).mean(1),
    ...     task="regression",
    ...     at_equal_scores=lambda n, y, w=None: np.average(y**4, weights=w),
    ...     n_scores=lambda columns: columns,
    ...     predict=lambda scores: scores,
    ... )
    >>> fourth.metric, round(fourth.chance(np.array([1.0, 3.0])), 3)  # at a score of 2
    ('r2', 1.0)

    See Also
    --------
    steepest.objectives.losses : the table of all of them.
    """

    name: str
    per_example: Callable[[jax.Array, jax.Array], jax.Array]
    task: Literal["classification", "regression"]
    at_equal_scores: AtEqualScores
    n_scores: Callable[[int], int]
    predict: Callable[[Any], Any]
    probability: Callable[[Any], Any] | None = None
    options: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    at_best_constant: AtBestConstant | None = None
    high_from: Callable[[float], float] | None = None
    squares_errors: bool = False
    log_probability: Callable[[Any], Any] | None = None
    target_range: tuple[float, float] = (-np.inf, np.inf)
    has_kinks: bool = False

    @property
    def takes_any_number(self) -> bool:
        """Whether its targets may be any numbers, and so may be scaled."""
        return self.target_range == (-np.inf, np.inf)

    @property
    def metric(self) -> Literal["accuracy", "r2"]:
        """The metric that is reported with it, by its name in the history."""
        return "accuracy" if self.task == "classification" else "r2"

    def chance(self, targets: np.ndarray, weights: np.ndarray | None = None) -> float:
        """Return the mean loss of the best constant scores, which ignore the inputs.

        The entropy of the class shares for cross-entropies, the variance for squared
        error. For other losses it is searched, and may be slightly above the lowest.

        Parameters
        ----------
        targets : (rows,) or (rows, outputs)
            As the loss takes them.
        weights : (rows,), optional
            How much each row counts.
        """
        if self.at_best_constant is not None:
            return self.at_best_constant(self.per_example, targets, weights)
        targets = np.asarray(targets)
        if self.task == "classification":
            counts = counts_of_classes(targets, weights)
            classes = np.arange(len(counts), dtype=np.int32)
            n_scores = self.n_scores(len(counts))
            return lowest_found(self.per_example, n_scores, classes, counts)
        n_scores = self.n_scores(targets[0].size)
        return lowest_found(self.per_example, n_scores, targets, weights)

    def high_start(self, equal: float) -> float:
        """Return the bound above which an initial loss is too high.

        Parameters
        ----------
        equal : float
            The loss at equal scores, `at_equal_scores`.
        """
        if self.high_from is not None:
            return self.high_from(equal)
        if self.task == "regression":
            return TIMES_REGRESSION * equal
        if self.probability is not None:
            return equal + ROOM_OF_CROSS_ENTROPY
        return TIMES_HINGE * equal

    def __deepcopy__(self, memo: dict[int, Any]) -> "Loss":
        """Return itself: its functions are the key of compiled programs."""
        return self

    def __repr__(self) -> str:
        options = "".join(f", {name}={value}" for name, value in self.options.items())
        return f"Loss({self.name}{options})"
