"""What the classifier and the regressor share: fitting."""

import warnings
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import jax
import numpy as np
from scipy.sparse import csr_array, issparse
from sklearn.utils.validation import _check_sample_weight

from .._core import (
    keep_compiled_programs,
    key_for,
    refuse_in_forked_child,
    shown_name,
)
from ..data import split_rows
from ..descent import Plateau, descend
from ..errors import DataError, SettingError
from ..language import told
from ..models import Model, model_of_layers, sparse_inputs
from ..objectives import Batch, Loss, Objective
from ..predicting import by_numpy
from ..runs import Run
from ..settings import DescentSettings, ObjectiveSettings, metric_named
from ..training import build_loss, build_objective
from ._monitored import monitor_of
from ._pickled import Pickled
from ._scaled import Scaled, learn_scale, new_scaler, refuse_overflow, type_of
from ._seed import seed_of
from ._started import started_at
from ._verbose import tell
from ._whole import answering_ctrl_c

PLATEAU = 5  # epochs without a lower loss, where no `patience` says how many


@dataclass(kw_only=True, eq=False, repr=False)
class DescentEstimator(Pickled):
    """What fits in both estimators."""

    _task: ClassVar[str]

    def _fit(
        self,
        rows: np.ndarray,
        targets: np.ndarray,
        weights: np.ndarray | None,
        validation: tuple[np.ndarray, np.ndarray] | None,
        scale: Scaled | None,
        n_targets: int,
        given: tuple[Any, Any, Any],
        first: tuple[Any, Any] = (None, None),
    ) -> None:
        """Train on checked rows; targets are as the loss takes them.

        What `fit` was given is for scikit-learn's callbacks; the first coefficients and
        intercepts are those of a linear model, for X and y in their own units.
        """
        refuse_in_forked_child("fit")
        keep_compiled_programs()
        refuse_overflow(rows, self.dtype, "X")
        self._n_targets = n_targets
        seed = seed_of(self.random_state)
        objective, batch, validation_batch = self._parts(
            rows, targets, weights, validation, scale, seed
        )
        start = self._start(objective, seed)
        given_start = any(part is not None for part in first)
        if given_start:
            start = started_at(start, *first, self._scales(), self._linear_layers())
        # a start can be drawn again, the parameters of an earlier fit cannot
        self._continued_from = start if self._continues or given_start else None
        settings = DescentSettings.of(
            self, seed=seed, batch_size=self._batch_size(len(batch.inputs))
        )
        self._layers = self._plain_layers(objective)
        monitor = monitor_of(self, *given)
        watching = [] if monitor is None else [monitor[0]]
        plateau = self._plateau(validation_batch is not None)
        if validation_batch is None and self.tol is not None:
            settings = replace(settings, patience=None)  # it waits for the plateau
        if self.schedule == "adaptive" and self.tol is not None:
            options = {"tol": self.tol, **settings.schedule_options}
            settings = replace(settings, schedule_options=options)
        stops = self.tol is not None or self.patience is not None
        with answering_ctrl_c(keep=not hasattr(self, "run_")) as stop:
            self.run_: Run = descend(
                objective,
                start,
                batch,
                validation=validation_batch,
                target_unit=self._target_unit,
                exact_zeros=True,
                evaluate_every=1 if stops else None,
                callbacks=(stop, *watching, *self._callbacks(plateau)),
                **settings.keywords(),
            )
        # `partial_fit` goes on from here: with this scale, and nothing remembered
        self._snapshot = self._passes = self._walked = None
        self._input_scaler = self._target_scaler = None
        if monitor is not None:
            monitor[1]()
        self._warn(objective, batch, plateau)

    def _warn(self, objective: Objective, batch: Batch, plateau: Any) -> None:
        """Warn of a fit that did not go well."""
        raise NotImplementedError

    def _parts(
        self,
        rows: np.ndarray,
        targets: np.ndarray,
        weights: np.ndarray | None,
        validation: tuple[np.ndarray, np.ndarray] | None,
        scale: Scaled | None,
        seed: int,
    ) -> tuple[Objective, Batch, Batch | None]:
        """Return the objective, the training rows and the validation rows."""
        if weights is not None and not weights.all() and (weights > 0).any():
            counted = weights != 0  # a weight of 0 means that the row is not there
            rows, targets, weights = rows[counted], targets[counted], weights[counted]
        validation_weights = None
        if validation is None and self.validation_fraction:
            labels = targets if self._task_of_targets == "classification" else None
            training, rest = split_rows(
                rows.shape[0],
                self.validation_fraction,
                seed=seed,
                purpose="validation part",
                labels=labels,
            )
            validation = rows[rest], targets[rest]
            rows, targets = rows[training], targets[training]
            if weights is not None:
                weights, validation_weights = weights[training], weights[rest]
        if validation is not None:
            validation = _as_sparse_as(rows, validation[0]), validation[1]
            refuse_overflow(validation[0], self.dtype, "X_val")
        if scale is None:
            scale = learn_scale(rows, self.scaling, weights, self._new_scaler(rows))
        self.scale_ = scale
        self._row_type = type_of(rows)
        self._sparse = issparse(rows)
        self._input_shape = rows.shape[1:]
        batch = Batch(scale(rows, self.dtype), targets, weights)
        validation_batch = None
        if validation is not None:
            scaled = scale(validation[0], self.dtype)
            validation_batch = Batch(scaled, validation[1], validation_weights)
        return self._objective(), batch, validation_batch

    def _new_scaler(self, values: Any) -> Any:
        """Return what learns the scale of inputs or targets; None for images."""
        if values.ndim > 2 and values.dtype == np.uint8:
            return None
        return new_scaler(values, self.scaling, centers=self.fit_intercept)

    def _new_target_scaler(self, targets: Any) -> Any:
        """Return what learns the scale of targets; counts stay as they are."""
        scaling = self.scaling if self._loss().takes_any_number else "none"
        return new_scaler(targets, scaling, centers=self.fit_intercept)

    def _batch_size(self, n_rows: int, warn: bool = True) -> int | str:
        """Return the batch size, clipped to the number of rows."""
        if isinstance(self.batch_size, str) or self.batch_size <= n_rows:
            return self.batch_size
        if warn:
            message = (
                f"batch_size={self.batch_size} is more than the {n_rows} training "
                "rows; every step takes all of them."
            )
            warnings.warn(told(message), stacklevel=5)
        return n_rows

    def _plateau(self, validates: bool) -> Plateau | None:
        """Return what stops where nothing improves by more than `tol`."""
        if self.tol is None or self.schedule == "adaptive":
            return None
        if validates and self.patience is not None:
            return Plateau(self.tol, self.patience, metric_named(self.metric))
        return Plateau(self.tol, self.patience or PLATEAU)

    def _callbacks(self, plateau: Plateau | None = None) -> list[Any]:
        """Return what is called with the progress, in the order of the calls."""
        first = [] if plateau is None else [plateau]
        return [*first, *([tell] if self.verbose else []), *(self.callbacks or ())]

    def _plain_layers(self, objective: Objective) -> Any:
        """Return the layers of a model that scores ordinary rows, if it is ours."""
        model = objective.model
        if self._sparse:
            model = self._objective(sparse=False).model
        layers = model.layers
        return layers if layers is not None and layers.is_dense else None

    def _encoded(
        self, X: Any, y: Any, sample_weight: Any, X_val: Any, y_val: Any
    ) -> tuple[Any, Any, Any, Any]:
        """Return rows, targets, weights and validation rows as `fit` prepares them."""
        raise NotImplementedError

    @property
    def _target_unit(self) -> Any:
        """What 1 of the scaled targets is in the unit of y."""
        return 1.0

    @property
    def _continues(self) -> bool:
        return self.warm_start and hasattr(self, "run_")

    def _start(self, objective: Objective, seed: int) -> Any:
        """Return the parameters before the first step."""
        start = self._drawn(objective, seed)
        if not self._continues:
            return start
        params = self.run_.params
        wanted, shapes = (
            [np.shape(leaf) for leaf in jax.tree.leaves(tree)]
            for tree in (start, params)
        )
        if wanted != shapes:
            raise SettingError(
                f"warm_start goes on from parameters of shapes {shapes}, and the model "
                f"now has {wanted}. Set warm_start=False to start again."
            )
        return params

    def _scales(self) -> tuple[Scaled, Scaled | None]:
        """Return how inputs are scaled, and targets."""
        return self.scale_, getattr(self, "target_scale_", None)

    def _linear_layers(self) -> Any:
        """Return the layers of a linear model; those of others have no coef_init."""
        layers = self._plain_layers(self._objective())
        if layers is None or layers.kind != "linear":
            raise SettingError(
                f"coef_init and intercept_init are for model='linear', not "
                f"'{self.model}'. Use warm_start, or start."
            )
        return layers

    @staticmethod
    def _drawn(objective: Objective, seed: int) -> Any:
        return objective.model.init(key_for(seed, "start"))

    def _objective(self, sparse: bool | None = None) -> Objective:
        """Return the objective of these settings, for rows like those of the fit."""
        loss = self._loss()
        if loss.task != self._task_of_targets:
            raise SettingError(
                f"The loss {shown_name(loss.name)} is for {loss.task}; "
                f"{type(self).__name__} is for {self._task}."
            )
        objective = build_objective(
            self._objective_settings(),
            np.zeros((2, *self._input_shape)),
            self._n_targets,
            self._task_of_targets,
            scaling=self.scale_.for_model(self.dtype),
        )
        if not self.fit_intercept:
            objective = replace(objective, model=_without_intercept(objective.model))
        if not (self._sparse if sparse is None else sparse):
            return objective
        layers = objective.model.layers
        if layers is None or not layers.is_dense:
            raise DataError(
                f"The model {objective.model.name} takes no sparse rows; only 'linear' "
                "and 'mlp' do. Give dense rows: X.toarray()."
            )
        return replace(objective, model=sparse_inputs(layers))

    def _objective_settings(self) -> ObjectiveSettings:
        return ObjectiveSettings.of(self)

    @property
    def _task_of_targets(self) -> str:
        """What the targets are to the loss: classes, or numbers."""
        return self._task

    def _loss(self) -> Loss:
        return build_loss(self._objective_settings(), self._task_of_targets)

    def _weights(self, sample_weight: Any, rows: Any) -> np.ndarray | None:
        if sample_weight is None:
            return None
        with by_numpy():
            return _check_sample_weight(sample_weight, rows, dtype=np.float64)


def validates(X_val: Any, y_val: Any) -> bool:
    """Return whether validation rows are given; with their targets, or raise."""
    if (X_val is None) != (y_val is None):
        given, missing = ("y_val", "X_val") if X_val is None else ("X_val", "y_val")
        raise DataError(
            f"{given} was given without {missing}. Validation rows need both: their "
            "inputs and their targets."
        )
    return X_val is not None


def _without_intercept(model: Model) -> Model:
    """Return a linear model without its bias."""
    if model.layers is None or model.layers.kind != "linear":
        raise SettingError(
            f"fit_intercept=False is for model='linear'; the biases of {model.name} "
            "belong to it. Leave fit_intercept out."
        )
    return model_of_layers(replace(model.layers, intercept=False))


def _as_sparse_as(rows: Any, others: Any) -> Any:
    """Return other rows, sparse where the first ones are."""
    if issparse(rows):
        return csr_array(others)
    return others.toarray() if issparse(others) else others
