"""What is asserted about: a model or a function with its rows and its start."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any

import jax
import numpy as np

from .._core import Tree, generator_for, key_for
from ..descent import descend, evaluate
from ..diagnosis import Case
from ..foreign import case_as_it_came
from ..objectives import Batch, Objective

STEPS = 300  # of learning by heart
RATES = (1e-2, 1e-3, 1e-1, 1e-4)  # of Adam, in the order in which they are tried
STARTS = 3  # a narrow net is sometimes stuck: one of a thousand from one start
LEFT = 0.05  # of the loss of the best constant: almost nothing
LEFT_WITH_NOISE = 0.5  # with dropout: narrow layers never get to 0


@dataclass(frozen=True)
class Learned:
    """How far a few rows were learned by heart.

    Attributes
    ----------
    params, state : tree
        After it.
    rate : float
        Of Adam, the one that went lowest.
    loss, chance : float
        At the end, and of the best constant; of a function, its value at the start.
    """

    params: Tree
    state: Any
    rate: float
    loss: float
    chance: float


@dataclass(frozen=True)
class Subject:
    """A model or a function with its rows and its start.

    Attributes
    ----------
    name : str
        What messages call it.
    case : Case
        For the checks.
    few : Batch or Any
        The rows to learn by heart; a function's whole batch.
    seed : int
        Of everything random.
    """

    name: str
    case: Case
    few: Any
    seed: int

    @property
    def is_function(self) -> bool:
        """Whether it is a function and no model."""
        return not isinstance(self.case.objective, Objective)

    @property
    def left(self) -> float:
        """The share of the loss that may be left after learning by heart."""
        noisy = not self.is_function and self.case.objective.model.stochastic
        return LEFT_WITH_NOISE if noisy else LEFT

    @cached_property
    def learned(self) -> Learned:
        """A few rows learned by heart, at the first rate at which that works."""
        tried = []
        for number, rate in product(range(STARTS), RATES):
            tried.append(self._learned_at(rate, self._start(number)))
            if tried[-1].loss < self.left * tried[-1].chance:
                break
        return min(tried, key=lambda one: np.nan_to_num(one.loss, nan=np.inf))

    def _start(self, number: int) -> Tree:
        """Return the start, and for later tries one that is moved by its own size."""
        if number == 0:
            return self.case.start
        draw = generator_for(self.seed, "other starts", number)

        def moved(leaf: Any) -> Any:
            leaf = np.asarray(leaf)
            size = float(np.sqrt(np.mean(leaf**2))) if leaf.size else 0.0
            return (leaf + size * draw.standard_normal(leaf.shape)).astype(leaf.dtype)

        return jax.tree.map(moved, self.case.start)

    def _learned_at(self, rate: float, start: Tree) -> Learned:
        objective = self.case.objective
        if isinstance(objective, Objective):
            plain = replace(objective, penalty=None, augment=None)
            objective = plain.started(self.seed)
        run = descend(
            objective,
            start,
            self.few,
            optimizer="adam",
            learning_rate=rate,
            schedule="cosine",
            batch_size="full",
            epochs=STEPS,
            evaluate_every=STEPS,
            seed=self.seed,
            watch=(),
        )
        if not isinstance(objective, Objective):
            loss, first = (float(objective(p, self.few)) for p in (run.params, start))
            return Learned(run.params, None, rate, loss, first)
        settled = objective.with_state(run.model_state)
        settled = settled.settled(run.params, self.few.inputs)
        loss = evaluate(settled, run.params, self.few)["loss"]
        chance = objective.loss.chance(self.few.targets)
        return Learned(run.params, settled.state, rate, loss, chance)


def subject_of(
    model: Any, X: Any, y: Any, *, loss: Any, rows: int, seed: int
) -> Subject:
    """Return what is asserted about.

    Parameters
    ----------
    model, X, y, loss, rows, seed
        As for `steepest.testing.assert_learns`.
    """
    case, name = case_as_it_came(model, X, y, loss=loss, seed=seed)
    few = y if not isinstance(case.objective, Objective) else _few(case, rows, seed)
    return Subject(name, case, few, seed)


def _few(case: Case, n: int, seed: int) -> Batch:
    """Return rows that differ, of all classes in turn."""
    inputs, targets = np.asarray(case.rows.inputs), np.asarray(case.rows.targets)
    columns = inputs.reshape(len(inputs), -1)
    _, first = np.unique(columns, axis=0, return_index=True)
    chosen = generator_for(seed, "rows to learn by heart").permutation(first)
    if case.task == "classification":
        labels = targets[chosen]
        turn = [int((labels[:i] == label).sum()) for i, label in enumerate(labels)]
        chosen = chosen[np.argsort(turn, kind="stable")]
    layers = case.objective.model.layers
    if layers is not None and not layers.hidden:  # as many as it can fit in any case
        n = min(n, columns.shape[1])
    return Batch(inputs[chosen[:n]], targets[chosen[:n]])


def leaves_by_name(tree: Tree) -> Mapping[str, np.ndarray]:
    """Return every array of a tree by its path."""
    paths = jax.tree_util.tree_leaves_with_path(tree)
    return {jax.tree_util.keystr(path): np.asarray(leaf) for path, leaf in paths}


def fresh_key(seed: int, number: int) -> jax.Array:
    """Return the key of one evaluation as in training."""
    return jax.random.fold_in(key_for(seed, "noise of training"), number)
