"""What the classifier and the regressor share: from arrays to a run, and to scores."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

import jax
import numpy as np
from sklearn.base import BaseEstimator
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import check_random_state
from sklearn.utils.validation import (
    _check_sample_weight,
    check_is_fitted,
    validate_data,
)

from .._core import keep_compiled_programs, key_for
from ..data import split_rows
from ..descent import Progress, descend, scores_of
from ..errors import DataError, SettingError
from ..objectives import Batch, Loss, Objective
from ..runs import History, Outcome, Run
from ..settings import DescentSettings, ObjectiveSettings
from ..training import build_loss, build_objective, is_linear
from ._scaled import Scaled, learn_scale
from ._whole import answering_ctrl_c

if TYPE_CHECKING:
    from ..diagnosis import Diagnosis


@dataclass(kw_only=True, eq=False, repr=False)
class DescentEstimator(BaseEstimator):
    """The settings of both estimators and the one line that does work.

    scikit-learn reads parameters from the signature of `__init__`, which the dataclass
    writes: of the classifier with a parameter more.
    """

    _task: ClassVar[str]

    model: str = "linear"
    hidden: Sequence[int] = (128,)
    activation: str = "relu"
    start: str | None = None
    dropout: float = 0.0
    input_dropout: float = 0.0
    loss: str | None = None
    loss_options: Mapping[str, Any] | None = None
    penalty: str | None = None
    penalty_options: Mapping[str, Any] | None = None
    penalty_strength: float = 0.0
    scaling: str = "standard"
    optimizer: str = "adam"
    optimizer_options: Mapping[str, Any] | None = None
    learning_rate: float | str = "auto"
    schedule: str = "cosine"
    schedule_options: Mapping[str, Any] | None = None
    warmup: int = 0
    batch_size: int | str = "auto"
    epochs: int = 20
    clip_norm: float | None = None
    patience: int | None = None
    shuffle: bool = True
    validation_fraction: float = 0.0
    warm_start: bool = False
    callbacks: Sequence[Callable[[Progress], object]] | None = None
    random_state: Any = None
    dtype: str = "float32"

    @property
    def history_(self) -> History:
        """What was measured at every step and every epoch."""
        return self.run_.history

    def _fit(
        self,
        rows: np.ndarray,
        targets: np.ndarray,
        weights: np.ndarray | None,
        held_out: tuple[np.ndarray, np.ndarray] | None,
        scale: Scaled | None,
        n_targets: int,
    ) -> None:
        """Descend on checked rows; targets are as the loss takes them."""
        keep_compiled_programs()
        self._n_targets = n_targets
        seed = _seed(self.random_state)
        made = self._parts(rows, targets, weights, held_out, scale, seed)
        objective, batch, validation = made
        self._first = self._start(objective, seed)
        with answering_ctrl_c(keep=not hasattr(self, "run_")) as stops:
            self.run_: Run = descend(
                objective,
                self._first,
                batch,
                validation=validation,
                callbacks=(stops, *(self.callbacks or ())),
                **DescentSettings.of(self, seed=seed).keywords(),
            )
        for note in self.run_.notes:
            warnings.warn(note, ConvergenceWarning, stacklevel=4)
        advice = {
            Outcome.DIVERGED: "Choose a smaller learning_rate or 'auto'.",
            Outcome.INTERRUPTED: "The parameters reached so far are kept.",
        }.get(self.run_.outcome)
        if advice is not None:
            warnings.warn(
                f"{self.run_.reason} {advice}", ConvergenceWarning, stacklevel=4
            )

    def _parts(
        self,
        rows: np.ndarray,
        targets: np.ndarray,
        weights: np.ndarray | None,
        held_out: tuple[np.ndarray, np.ndarray] | None,
        scale: Scaled | None,
        seed: int,
    ) -> tuple[Objective, Batch, Batch | None]:
        """Return the objective, and the rows to descend on and to check on."""
        validation_weights = None
        if held_out is None and self.validation_fraction:
            labels = targets if self._task == "classification" else None
            kept, aside = split_rows(
                len(rows),
                self.validation_fraction,
                seed=seed,
                purpose="validation part",
                labels=labels,
            )
            held_out = rows[aside], targets[aside]
            rows, targets = rows[kept], targets[kept]
            if weights is not None:
                weights, validation_weights = weights[kept], weights[aside]
        if scale is None:
            scale = learn_scale(rows, self.scaling, weights)
        self.scale_ = scale
        self._input_shape = rows.shape[1:]
        validation = None
        if held_out is not None:
            scaled = scale(held_out[0], self.dtype)
            validation = Batch(scaled, held_out[1], validation_weights)
        batch = Batch(scale(rows, self.dtype), targets, weights)
        return self._objective(), batch, validation

    def diagnose(
        self,
        X: Any,
        y: Any,
        sample_weight: Any = None,
        X_val: Any = None,
        y_val: Any = None,
        *,
        budget: float | None = None,
    ) -> "Diagnosis":
        """Say why the last fit works or why it does not, and what to mend first.

        Parameters
        ----------
        X, y, sample_weight, X_val, y_val
            What `fit` was given.
        budget : float, optional
            Seconds; see `steepest.diagnosis.diagnose`.

        Returns
        -------
        Diagnosis
            It prints as text.

        Raises
        ------
        DataError
            If these are not as many rows as `fit` was given.
        """
        from ..diagnosis import case_of, diagnose

        check_is_fitted(self)
        given = self._encoded(X, y, sample_weight, X_val, y_val)
        seed = self.run_.settings["seed"]
        objective, batch, validation = self._parts(*given, self.scale_, seed)
        if len(batch.inputs) != self.run_.data["rows"]:
            raise DataError(
                f"The fit descended on {self.run_.data['rows']} rows, and of these it "
                f"would be {len(batch.inputs)}. Give diagnose what fit was given."
            )
        case = case_of(
            self.run_,
            objective=objective,
            params=self._first,
            data=batch,
            validation=validation,
        )
        classes = getattr(self, "classes_", None)
        if classes is not None:
            case = replace(case, class_names=tuple(map(str, classes)))
        return diagnose(case, budget=budget)

    def _encoded(
        self, X: Any, y: Any, sample_weight: Any, X_val: Any, y_val: Any
    ) -> tuple[Any, Any, Any, Any]:
        """Return rows, targets, weights and held-out rows as the last fit took them."""
        raise NotImplementedError

    @property
    def _goes_on(self) -> bool:
        return self.warm_start and hasattr(self, "run_")

    def _start(self, objective: Objective, seed: int) -> Any:
        first = objective.model.init(key_for(seed, "start"))
        if not self._goes_on:
            return first
        params = self.run_.params
        wanted, found = (
            [np.shape(leaf) for leaf in jax.tree.leaves(tree)]
            for tree in (first, params)
        )
        if wanted != found:
            raise SettingError(
                f"warm_start goes on from parameters of shapes {found}, and the model "
                f"now has {wanted}. Set warm_start=False to start again."
            )
        return params

    def _objective(self) -> Objective:
        """Return the objective of these settings; equal ones share their programs."""
        loss = self._loss()
        if loss.task != self._task:
            raise SettingError(
                f"The loss {loss.name} is for {loss.task}; {type(self).__name__} "
                f"is for {self._task}."
            )
        return build_objective(
            ObjectiveSettings.of(self),
            np.zeros((2, *self._input_shape)),
            self._n_targets,
            self._task,
            scaling=self.scale_.for_model(self.dtype),
        )

    def _loss(self) -> Loss:
        return build_loss(ObjectiveSettings.of(self), self._task)

    def _scores(self, X: Any) -> np.ndarray:
        """Return f(x; W) of rows as the user has them."""
        rows: Any = validate_data(self, X, reset=False, allow_nd=True)
        if rows.shape[1:] != self._input_shape:
            raise DataError(
                f"Each row has shape {rows.shape[1:]}; the model was trained on rows "
                f"of shape {self._input_shape}."
            )
        if self.scale_.by_model and rows.dtype != np.uint8:
            raise DataError(
                f"The model was trained on uint8 pixels; got {rows.dtype}. "
                "Convert the images to uint8."
            )
        with jax.enable_x64(self.dtype == "float64"):
            scaled = self.scale_(rows, self.dtype)
            return scores_of(self._objective(), self.run_.params, scaled)

    def _read(self, reading: Any, scores: np.ndarray) -> np.ndarray:
        """Apply one of the loss's readings of scores in the precision of the model."""
        with jax.enable_x64(self.dtype == "float64"):
            return np.asarray(reading(scores))

    def _weights(self, sample_weight: Any, rows: np.ndarray) -> np.ndarray | None:
        if sample_weight is None:
            return None
        return _check_sample_weight(sample_weight, rows, dtype=np.float64)

    def _linear_params(self) -> tuple[np.ndarray, np.ndarray]:
        """Return weights (scores, inputs) and biases (scores,) for rows of X itself."""
        check_is_fitted(self)
        if not is_linear(self.model):
            raise AttributeError(
                f"coef_ and intercept_ exist for model='linear', not '{self.model}'; "
                "all parameters are in run_.params."
            )
        weight = np.asarray(self.run_.params["weight"], np.float64)
        factor = np.broadcast_to(self.scale_.factor, self._input_shape).ravel()
        center = np.broadcast_to(self.scale_.center, self._input_shape).ravel()
        coef = weight * factor
        return coef, np.asarray(self.run_.params["bias"], np.float64) - coef @ center


def _seed(random_state: Any) -> int:
    """Return a whole number itself, and one drawn from anything else."""
    if isinstance(random_state, int | np.integer) and random_state >= 0:
        return int(random_state)
    return int(check_random_state(random_state).randint(2**31 - 1))
