"""What the classifier and the regressor share: fitting, scores and diagnosis."""

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

from .._core import keep_compiled_programs, key_for, shown_name
from ..data import split_rows
from ..descent import Progress, descend, scores_of
from ..errors import DataError, SettingError
from ..language import told
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
    """The settings of both estimators, and what fits and scores in both.

    scikit-learn reads parameters from the signature of `__init__`, which the dataclass
    writes; the classifier adds one parameter.
    """

    _task: ClassVar[str]

    model: str = "linear"
    hidden: Sequence[int] = (128,)
    activation: str = "relu"
    start: str | None = None
    dropout: float = 0.0
    input_dropout: float = 0.0
    last_activation: str = "identity"
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
    metric: str = "loss"
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
        validation: tuple[np.ndarray, np.ndarray] | None,
        scale: Scaled | None,
        n_targets: int,
    ) -> None:
        """Train on checked rows; targets are as the loss takes them."""
        keep_compiled_programs()
        self._n_targets = n_targets
        seed = _seed(self.random_state)
        objective, batch, validation_batch = self._parts(
            rows, targets, weights, validation, scale, seed
        )
        self._start_params = self._start(objective, seed)
        with answering_ctrl_c(keep=not hasattr(self, "run_")) as stop:
            self.run_: Run = descend(
                objective,
                self._start_params,
                batch,
                validation=validation_batch,
                target_unit=self._target_unit,
                callbacks=(stop, *(self.callbacks or ())),
                **DescentSettings.of(self, seed=seed).keywords(),
            )
        for note in self.run_.notes:
            warnings.warn(told(note), ConvergenceWarning, stacklevel=4)
        advice = {
            Outcome.DIVERGED: "Choose a smaller learning_rate or 'auto'.",
            Outcome.INTERRUPTED: "The parameters reached so far are kept.",
        }.get(self.run_.outcome)
        if advice is not None:
            message = told(f"{self.run_.reason} {advice}")
            warnings.warn(message, ConvergenceWarning, stacklevel=4)

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
        validation_weights = None
        if validation is None and self.validation_fraction:
            labels = targets if self._task == "classification" else None
            training, rest = split_rows(
                len(rows),
                self.validation_fraction,
                seed=seed,
                purpose="validation part",
                labels=labels,
            )
            validation = rows[rest], targets[rest]
            rows, targets = rows[training], targets[training]
            if weights is not None:
                weights, validation_weights = weights[training], weights[rest]
        if scale is None:
            scale = learn_scale(rows, self.scaling, weights)
        self.scale_ = scale
        self._input_shape = rows.shape[1:]
        batch = Batch(scale(rows, self.dtype), targets, weights)
        validation_batch = None
        if validation is not None:
            scaled = scale(validation[0], self.dtype)
            validation_batch = Batch(scaled, validation[1], validation_weights)
        return self._objective(), batch, validation_batch

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
        """Say whether the last fit works, why not, and what to change first.

        Parameters
        ----------
        X, y, sample_weight, X_val, y_val
            What `fit` was given.
        budget : float, optional
            Seconds; see `steepest.diagnosis.diagnose`.

        Returns
        -------
        Diagnosis
            `print` shows it as text.

        Raises
        ------
        DataError
            If the number of rows is not that of `fit`.
        """
        from ..diagnosis import case_of, diagnose

        check_is_fitted(self)
        encoded = self._encoded(X, y, sample_weight, X_val, y_val)
        seed = self.run_.settings["seed"]
        objective, batch, validation = self._parts(*encoded, self.scale_, seed)
        if len(batch.inputs) != self.run_.data["rows"]:
            raise DataError(
                f"fit had {self.run_.data['rows']} training rows; "
                f"these give {len(batch.inputs)}. Give diagnose the same rows as fit."
            )
        case = case_of(
            self.run_,
            objective=objective,
            params=self._start_params,
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
        start = objective.model.init(key_for(seed, "start"))
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

    def _objective(self) -> Objective:
        """Return the objective of these settings."""
        loss = self._loss()
        if loss.task != self._task:
            raise SettingError(
                f"The loss {shown_name(loss.name)} is for {loss.task}; "
                f"{type(self).__name__} is for {self._task}."
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
        """Return f(x; W) of rows that are not scaled yet."""
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
            objective = self._objective().with_state(self.run_.model_state)
            return scores_of(objective, self.run_.params, scaled)

    def _convert(self, convert: Any, scores: np.ndarray) -> np.ndarray:
        """Return `convert(scores)`, computed in the precision of the model."""
        with jax.enable_x64(self.dtype == "float64"):
            return np.asarray(convert(scores))

    def _weights(self, sample_weight: Any, rows: np.ndarray) -> np.ndarray | None:
        if sample_weight is None:
            return None
        return _check_sample_weight(sample_weight, rows, dtype=np.float64)

    def _linear_params(self) -> tuple[np.ndarray, np.ndarray]:
        """Return weights (scores, inputs) and biases (scores,) for unscaled inputs."""
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
    """Return an int as it is, and an int drawn from any other random state."""
    if isinstance(random_state, int | np.integer) and random_state >= 0:
        return int(random_state)
    return int(check_random_state(random_state).randint(2**31 - 1))
