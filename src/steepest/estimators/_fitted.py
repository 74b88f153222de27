"""What both estimators know and compute after a fit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import issparse
from sklearn.utils.validation import check_is_fitted, validate_data

from .._core import forked, refuse_in_forked_child
from ..errors import DataError
from ..models import scores_on_host
from ..runs import History, Run
from ._parameters import Parameters
from ._scaled import Scaled

if TYPE_CHECKING:
    from ..objectives import Loss, Objective

ROWS = 4096  # scored together, and few enough to be scored on the host


@dataclass(kw_only=True, eq=False, repr=False)
class Fitted(Parameters):
    """The scores of a fitted model, and what its training measured."""

    if TYPE_CHECKING:
        run_: Run
        scale_: Scaled
        _layers: Any
        _passes: int | None
        _input_shape: tuple[int, ...]

        def _objective(self) -> Objective: ...
        def _loss(self) -> Loss: ...

    @property
    def history_(self) -> History:
        """What was measured at every step and every epoch."""
        return self.run_.history

    @property
    def n_iter_(self) -> int:
        """Epochs that ran; calls, of `partial_fit`."""
        if self._passes is not None:
            return self._passes
        steps, settings = self.history_.n_steps, self.run_.settings
        per_epoch = -(-self.run_.data["rows"] // settings["batch_size"])
        return -(-steps // per_epoch)

    @property
    def loss_curve_(self) -> list[float]:
        """The training loss after every evaluated epoch, without the penalty."""
        return self.history_.epochs.get("train_loss", np.empty(0)).tolist()

    @property
    def validation_scores_(self) -> list[float] | None:
        """Accuracy or R² of the validation rows after every evaluated epoch.

        None where no rows were given or set apart.
        """
        name = f"validation_{self._loss().metric}"
        scores = self.history_.epochs.get(name)
        return None if scores is None else scores.tolist()

    def _scores(self, X: Any) -> np.ndarray:
        """Return f(x; W) of rows that are not scaled yet, in the type of X."""
        check_is_fitted(self)
        rows: Any = validate_data(
            self, X, reset=False, allow_nd=True, accept_sparse="csr"
        )
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
        if self._layers is not None and (
            rows.shape[0] <= ROWS or issparse(rows) or forked() or not _accelerated()
        ):
            dtype = "float32" if rows.dtype in ("float32", "uint8") else "float64"
            parts = [rows[i : i + ROWS] for i in range(0, rows.shape[0], ROWS)]
            return np.concatenate(
                [
                    scores_on_host(
                        self._layers, self.run_.params, self.scale_.scaled(part, dtype)
                    )
                    for part in parts
                ]
            )
        if issparse(rows):
            raise DataError(
                f"The model was trained on dense rows, and '{self.model}' takes no "
                "sparse ones. Give dense rows: X.toarray()."
            )
        refuse_in_forked_child("predict")
        import jax

        from ..descent import scores_of

        with jax.enable_x64(self.dtype == "float64"):
            scaled = self.scale_(rows, self.dtype)
            objective = self._objective().with_state(self.run_.model_state)
            return scores_of(objective, self.run_.params, scaled)

    def _linear_params(self) -> tuple[np.ndarray, np.ndarray]:
        """Return weights (scores, inputs) and biases (scores,) for unscaled inputs."""
        check_is_fitted(self)
        if self._layers is None or self._layers.kind != "linear":
            raise AttributeError(
                f"coef_ and intercept_ exist for model='linear', not '{self.model}'; "
                "all parameters are in run_.params."
            )
        weight = np.asarray(self.run_.params["weight"], np.float64)
        factor = np.broadcast_to(self.scale_.factor, self._input_shape).ravel()
        center = np.broadcast_to(self.scale_.center, self._input_shape).ravel()
        coef = weight * factor
        return coef, np.asarray(self.run_.params["bias"], np.float64) - coef @ center


def _accelerated() -> bool:
    """Return whether there is a device on which many rows are scored faster."""
    import jax

    return jax.default_backend() != "cpu"
