"""A case: a run with its objective, start and rows, as the checks need them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar, cast

import jax
import numpy as np

from .._core import Tree, generator_for
from ..descent import BatchPlan
from ..objectives import Batch, Objective
from ..runs import History, Outcome, Run
from ..training import Material
from ._drawn_rows import Drawn

Measured = TypeVar("Measured")


@dataclass(frozen=True, eq=False, kw_only=True)
class Case:
    """What is diagnosed: an objective, where it started, its rows, and its run.

    Measurements of a case can be kept with it, so that they are made only once.

    Where the model has a state, such as running means, that of the objective is
    computed anew: it is the one that the model settles at with the starting parameters
    on a sample of the rows.

    Parameters
    ----------
    objective : Objective or callable
        What was minimized; `f(params)` or `f(params, batch)` if it is a function.
    start : tree of arrays
        The parameters before the first step.
    rows : Batch, tree of arrays or None
        The training rows, before the objective's own scaling.
    run : Run, optional
        Its settings are those that `descend` resolved. Without a run it is the case of
        a start, for which fewer checks can be asked.
    validation : Batch, optional
        Rows that no gradient came from.
    class_names, column_names : tuple of str, optional
        The names of the classes and of the columns.
    asked : mapping
        The `Settings` of a run from files, as JSON; empty for a run from Python.
    planned : mapping
        How a run that has not happened is to descend, by the names of `settings`.
    material : Material, optional
        What a run from files was made from, to train changes of it.
    drawn : Drawn, optional
        How many rows there are where `rows` are only some of them, drawn from disk.

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest import descend
    >>> from steepest.models import linear
    >>> from steepest.objectives import softmax_cross_entropy
    >>> objective = Objective(linear(2, 2), softmax_cross_entropy())
    >>> rows = Batch(np.eye(2, dtype=np.float32), np.array([0, 1], np.int32))
    >>> start = objective.model.init(jax.random.key(0))
    >>> run = descend(objective, start, rows, learning_rate=0.5, epochs=10)
    >>> case = Case(objective=objective, start=start, rows=rows, run=run)
    >>> case.task, case.n_classes, case.steps, case.diverged
    ('classification', 2, 10, False)
    """

    objective: Any
    start: Tree
    rows: Any
    run: Run | None = None
    validation: Batch | None = None
    class_names: tuple[str, ...] | None = None
    column_names: tuple[str, ...] | None = None
    asked: Mapping[str, Any] = field(default_factory=dict)
    planned: Mapping[str, Any] = field(default_factory=dict)
    material: Material | None = None
    drawn: Drawn | None = None
    _kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        """Compute the state of the model at the start."""
        if not self.own_function and self.rows is not None:
            settled = self.objective.settled(self.start, self.rows.inputs)
            object.__setattr__(self, "objective", settled)

    @cached_property
    def objective_at_end(self) -> Any:
        """The objective with the state that the model had after the run."""
        if self.own_function or self.run is None or self.run.model_state is None:
            return self.objective
        return self.objective.with_state(self.run.model_state)

    def once(self, measure: "Callable[[Case], Measured]") -> Measured:
        """Return a measurement of this case, made once and kept.

        Parameters
        ----------
        measure : callable
            A function of a case; its value is kept under it.
        """
        if measure not in self._kept:
            self._kept[measure] = measure(self)
        return cast(Measured, self._kept[measure])

    def known(self, measure: "Callable[[Case], Measured]") -> Measured | None:
        """Return a measurement if it was made already, and make none."""
        return cast("Measured | None", self._kept.get(measure))

    def keep_from(self, other: "Case", measure: "Callable[[Case], Any]") -> None:
        """Take over a measurement of another case that holds for this one, too."""
        if measure in other._kept:
            self._kept[measure] = other._kept[measure]

    @property
    def params(self) -> Tree:
        """The parameters after the run."""
        return self.start if self.run is None else self.run.params

    @property
    def settings(self) -> Mapping[str, Any]:
        """How it descends: optimizer, learning_rate, batch_size, epochs, …."""
        return self.planned if self.run is None else self.run.settings

    @property
    def history(self) -> History:
        """What the run recorded."""
        return History() if self.run is None else self.run.history

    @property
    def metrics(self) -> Mapping[str, Mapping[str, float]]:
        """What the run scored, by part and metric."""
        return {} if self.run is None else self.run.metrics

    @property
    def own_function(self) -> bool:
        """Whether the objective is a user-defined function, not an `Objective`."""
        return not isinstance(self.objective, Objective)

    @property
    def task(self) -> str | None:
        """Either "classification" or "regression"; None for a function."""
        return None if self.own_function else self.objective.loss.task

    @property
    def metric(self) -> str:
        """The metric of the scores: "accuracy", "r2", or "loss" for a function."""
        return "loss" if self.own_function else self.objective.loss.metric

    @cached_property
    def n_classes(self) -> int | None:
        """How many classes there are; None without classes."""
        if self.task != "classification":
            return None
        if self.class_names is not None:
            return len(self.class_names)
        outputs = jax.eval_shape(
            self.objective.scores, self.start, self.rows.inputs[:2]
        ).shape[1]
        return max(outputs, 2)  # one score stands for two classes

    @property
    def n_rows(self) -> int:
        """How many training rows there are."""
        leaves = [leaf for leaf in jax.tree.leaves(self.rows) if np.ndim(leaf)]
        return len(leaves[0]) if leaves else 0

    @property
    def plan(self) -> BatchPlan:
        """The batches in which the rows were seen."""
        settings, rows = self.settings, max(self.n_rows, 1)
        size = min(int(settings["batch_size"]), rows)
        return BatchPlan(rows, size, settings["seed"], settings["shuffle"])

    @property
    def steps(self) -> int:
        """How many steps were taken; as planned, where a run recorded none."""
        if self.run is None or self.history.n_steps or self.diverged:
            return self.history.n_steps
        return self.planned_steps

    @property
    def planned_steps(self) -> int:
        """How many steps were planned."""
        plan = self.plan
        if self.drawn is not None:
            plan = replace(plan, n_rows=self.drawn.total)
        return int(self.settings["epochs"]) * plan.steps_per_epoch

    @property
    def diverged(self) -> bool:
        """Whether the loss or a parameter became infinite or NaN."""
        return self.run is not None and self.run.outcome == Outcome.DIVERGED

    @property
    def looks_up(self) -> bool:
        """Whether the inputs are whole numbers that a user's own model looks up.

        Those of `linear` and `mlp` are quantities, and so are the bytes of pixels.
        """
        if self.own_function or not hasattr(self.rows, "inputs"):
            return False
        inputs = self.rows.inputs
        own = self.objective.model.layers is None and self.objective.scaling is None
        return own and inputs.dtype.kind in "iu" and inputs.dtype.itemsize > 1

    @property
    def _looked_up(self) -> tuple[int, ...]:
        return () if self.own_function else self.objective.model.looked_up

    def quantities(self, inputs: Any) -> Any:
        """Return rows without the columns that the model looks up."""
        gone = self._looked_up
        return np.delete(np.asarray(inputs), gone, axis=1) if gone else inputs

    def column_of(self, quantity: int) -> int:
        """Return which column of the inputs one of the quantities is."""
        n = np.shape(self.rows.inputs)[-1]
        left = np.setdiff1d(np.arange(n), self._looked_up)
        return int(left[quantity]) if self._looked_up else quantity

    def sample(self, part: str, n: int) -> Any:
        """Return at most n rows of "rows" or "validation", the same ones every time."""
        rows = getattr(self, part)
        chosen = self.sampled(part, n)
        if len(chosen) == len(jax.tree.leaves(rows)[0]):
            return rows
        return jax.tree.map(lambda a: a[chosen], rows)

    def sampled(self, part: str, n: int) -> np.ndarray:
        """Return where the rows of a `sample` are in their part."""
        total = len(jax.tree.leaves(getattr(self, part))[0])
        if total <= n:
            return np.arange(total)
        draw = generator_for(0, f"sample of {part}", n)
        return np.sort(draw.choice(total, n, replace=False))

    def scaled(self, inputs: Any) -> np.ndarray:
        """Return inputs as the model gets them, flattened: shape (rows, columns)."""
        x: Any = np.asarray(inputs)
        if not self.own_function and self.objective.scaling is not None:
            x = self.objective.scaling(x)
        return np.asarray(x, np.float32).reshape(len(x), -1)
