"""`partial_fit`: one epoch on rows that come bit by bit, the optimizer remembering."""

import copy
import warnings
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import jax
import numpy as np
from scipy.sparse import issparse
from sklearn.exceptions import ConvergenceWarning

from .._core import keep_compiled_programs, refuse_in_forked_child
from ..descent import (
    Snapshot,
    choose_batch_size,
    descend,
    make_schedule,
    rules,
)
from ..errors import SettingError
from ..language import told
from ..models import (
    with_inputs_rescaled,
    with_outputs_placed,
    with_outputs_rescaled,
)
from ..objectives import Batch
from ..runs import Outcome, Run
from ..settings import DescentSettings
from ._diagnosed import Diagnosed
from ._scaled import learn_scale, refuse_overflow, type_of
from ._seed import seed_of

ENOUGH = 50  # rows to choose a learning rate by
RATE = 0.01  # where there are fewer, or one class


def takes_parts(estimator: Any) -> bool:
    """Return whether its optimizer learns from a part of the rows at a time.

    What `partial_fit` of both estimators is there for: one that remembers slopes of all
    rows, as lbfgs does, would compare those of one part with those of another.
    """
    name = str(estimator.optimizer).replace("-", "_")
    if name in rules and rules[name].full_batch:
        raise AttributeError(
            f"partial_fit is only available for stochastic optimizers; {name} needs "
            "all the rows at every step."
        )
    return True


@dataclass(kw_only=True, eq=False, repr=False)
class Stream(Diagnosed):
    """An estimator that goes on learning from other rows."""

    _moved: ClassVar[bool] = False  # away from where the last call ended
    _walked: ClassVar[tuple[int, int] | None] = None  # steps taken, and planned

    def _learn_inputs(self, rows: Any, weights: np.ndarray | None) -> None:
        """Learn the scale of all rows so far; the scores of the model stay the same."""
        first = not hasattr(self, "run_")
        if first:
            self._input_scaler = None if rows.ndim > 2 else self._new_scaler(rows)
        elif self._layers is None or self._input_scaler is None:
            return
        self._input_scaler = copy.deepcopy(self._input_scaler)
        scale = learn_scale(rows, self.scaling, weights, self._input_scaler)
        if not first:
            before, after = (
                (each.center, each.factor) for each in (self.scale_, scale)
            )
            self._change(with_inputs_rescaled, before, after)
        self.scale_ = scale
        self._row_type = type_of(rows)
        self._sparse = issparse(rows)
        self._input_shape = rows.shape[1:]

    def _learn_targets(self, targets: np.ndarray, weights: np.ndarray | None) -> None:
        """Learn the scale of all targets so far, in the same way."""
        first = not hasattr(self, "run_")
        if first:
            self._target_scaler = self._new_target_scaler(targets)
        elif (
            self._layers is None
            or self._target_scaler is None
            or self._layers.last_activation != "identity"
        ):
            return
        self._target_scaler = copy.deepcopy(self._target_scaler)
        scale = learn_scale(targets, self.scaling, weights, self._target_scaler)
        if not first:
            before, after = (
                (each.center, each.factor) for each in (self.target_scale_, scale)
            )
            self._change(with_outputs_rescaled, before, after)
        self.target_scale_ = scale

    def _place_outputs(self, places: np.ndarray, n_outputs: int) -> None:
        """Give the model more outputs; what the optimizer remembers is forgotten."""
        self._change(with_outputs_placed, places, n_outputs)
        sizes = (*self._layers.sizes[:-1], n_outputs)
        self._layers = replace(self._layers, sizes=sizes)
        self._snapshot = None

    @property
    def _averages(self) -> bool:
        """Whether the optimizer hands out an average of the parameters."""
        name = self.optimizer
        return isinstance(name, str) and rules[name].average is not None

    def _schedule_of_all(self, n_rows: int, size: Any, passes: int) -> Any:
        """Return the schedule of this epoch of all: only `inverse` knows no end."""
        per_epoch = -(-n_rows // choose_batch_size(size, n_rows))
        taken, planned = self._walked or (0, self.epochs * per_epoch)
        self._walked = taken + per_epoch, planned
        if self.schedule != "inverse":
            return "constant"
        factors = make_schedule("inverse", planned, dict(self.schedule_options or {}))
        began = taken - passes * per_epoch  # steps are counted in epochs of this size
        return lambda step: factors(np.array([max(step + began, 0)]))[0]

    def _change(self, change: Any, *how: Any) -> None:
        params = change(self._layers, self.run_.params, *how)
        if not _same(params, self.run_.params):
            self.run_ = replace(self.run_, params=params)
            self._moved = True

    def _learn_from(
        self,
        rows: Any,
        targets: np.ndarray,
        weights: np.ndarray | None,
        n_targets: int,
        tells_rates: bool,
    ) -> None:
        """Train for an epoch on checked rows; targets are as the loss takes them."""
        refuse_in_forked_child("partial_fit")
        validates = self.validation_fraction or self.tol is None
        if self.patience is not None and validates:
            raise SettingError(
                f"patience={self.patience} waits for the epochs of one fit, and "
                "partial_fit is an epoch of its own rows. Leave patience out, and look "
                "at the score of rows of your own."
            )
        keep_compiled_programs()
        refuse_overflow(rows, self.dtype, "X")
        self._n_targets = n_targets
        first = not hasattr(self, "run_")
        seed = seed_of(self.random_state) if first else self.run_.settings["seed"]
        objective = self._objective()
        batch = Batch(self.scale_(rows, self.dtype), targets, weights)
        rate: Any = self.learning_rate
        if rate == "auto" and not first:
            rate = self.run_.settings["learning_rate"]
        elif rate == "auto" and not (tells_rates and rows.shape[0] >= ENOUGH):
            rate = RATE
        params = self._drawn(objective, seed) if first else self.run_.params
        snapshot: Snapshot | None = getattr(self, "_snapshot", None)
        if snapshot is not None and self._moved and self._averages:
            snapshot = None  # an average of parameters in other units is none
        passes = 0
        if snapshot is not None:
            passes = snapshot.facts["epochs"][-1]["epoch"]
            # an average that was handed out is not where the descent stands
            moved_to = params if self._moved else None
            snapshot = snapshot.for_other_rows(int(passes), moved_to, float(rate))
        snapshots: list[Snapshot] = []
        size = self._batch_size(rows.shape[0], warn=False)
        schedule = self._schedule_of_all(rows.shape[0], size, int(passes))
        settings = DescentSettings.of(
            self,
            seed=seed,
            batch_size=size,
            epochs=int(passes) + 1,
            learning_rate=rate,
            schedule=schedule,
            schedule_options={},
            warmup=0,
            patience=None,
        )
        run: Run = descend(
            objective,
            params,
            batch,
            evaluate_every=1,
            target_unit=self._target_unit,
            callbacks=self._callbacks(),
            on_snapshot=snapshots.append,
            snapshot_every=-1.0,
            resume_from=snapshot,
            **settings.keywords(),
        )
        if run.outcome == Outcome.DIVERGED:
            advice = "Choose a smaller learning_rate or 'auto'."
            message = told(f"{run.reason} {advice}")
            warnings.warn(message, ConvergenceWarning, stacklevel=4)
        if snapshot is not None:
            earlier = self.run_.history.steps["learning_rate"]
            run = _with_earlier_rates(run, earlier[-len(snapshot.arrays[-1]) :])
        self.run_ = run
        self._snapshot = snapshots[-1] if snapshots else None
        self._moved = False
        self._layers = self._plain_layers(objective)
        self._continued_from = None
        self._passes = (getattr(self, "_passes", None) or 0) + 1


def _with_earlier_rates(run: Run, earlier: np.ndarray) -> Run:
    """Return a run whose history has the rates of the calls before, as they were.

    A call knows its own rates only, and counts the steps before it in epochs of its
    own rows.
    """
    columns = dict(run.history.steps)
    rates = columns["learning_rate"].copy()
    rates[: len(earlier)] = earlier
    return replace(
        run, history=replace(run.history, steps=columns | {"learning_rate": rates})
    )


def _same(params: Any, others: Any) -> bool:
    """Return whether two trees of parameters have the same numbers."""
    pairs = zip(jax.tree.leaves(params), jax.tree.leaves(others), strict=True)
    return all(np.array_equal(a, b) for a, b in pairs)
