"""`partial_fit`: one epoch on rows that come bit by bit, the optimizer remembering."""

import copy
import warnings
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import issparse
from sklearn.exceptions import ConvergenceWarning

from .._core import keep_compiled_programs, refuse_in_forked_child
from ..descent import Snapshot, descend
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
from ._scaled import learn_scale, refuse_overflow
from ._seed import seed_of

ENOUGH = 50  # rows to choose a learning rate by
RATE = 0.01  # where there are fewer, or one class


@dataclass(kw_only=True, eq=False, repr=False)
class Stream(Diagnosed):
    """An estimator that goes on learning from other rows."""

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

    def _change(self, change: Any, *how: Any) -> None:
        self.run_ = replace(
            self.run_, params=change(self._layers, self.run_.params, *how)
        )

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
        passes = 0
        if snapshot is not None:
            passes = snapshot.facts["epochs"][-1]["epoch"]
            snapshot = snapshot.for_other_rows(int(passes), params, float(rate))
        snapshots: list[Snapshot] = []
        settings = DescentSettings.of(
            self,
            seed=seed,
            batch_size=self._batch_size(rows.shape[0], warn=False),
            epochs=int(passes) + 1,
            learning_rate=rate,
            schedule="constant",
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
        self.run_ = run
        self._snapshot = snapshots[-1] if snapshots else None
        self._layers = self._plain_layers(objective)
        self._continued_from = None
        self._passes = (getattr(self, "_passes", None) or 0) + 1
