"""What both estimators know and compute after a fit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from scipy.sparse import csr_matrix, issparse
from sklearn.utils.metaestimators import available_if
from sklearn.utils.validation import check_is_fitted

from .._core import forked, refuse_in_forked_child
from ..errors import DataError
from ..predicting import ROWS, RowScorer
from ..runs import History, Run
from ._parameters import Parameters
from ._scaled import Scaled

if TYPE_CHECKING:
    from ..objectives import Loss, Objective


def _is_linear(estimator: Any) -> bool:
    return estimator.model == "linear"


@dataclass(kw_only=True, eq=False, repr=False)
class Fitted(RowScorer, Parameters):
    """The scores of a fitted model, and what its training measured."""

    _row_type: ClassVar[str] = "float64"  # of the rows of the fit
    _sparse_coef: ClassVar[bool] = False

    if TYPE_CHECKING:
        run_: Run
        scale_: Scaled  # pyright: ignore
        _passes: int | None

        def _objective(self) -> Objective: ...
        def _loss(self) -> Loss: ...

    @property
    def _host_params(self) -> Any:
        return self.run_.params

    @property
    def _by_model(self) -> bool:
        return self.scale_.by_model

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
        rows = self._checked_rows(X)
        if self._layers is not None and (
            rows.shape[0] <= ROWS or issparse(rows) or forked() or not _accelerated()
        ):
            return self._scores_by_numpy(rows)
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

    @available_if(_is_linear)
    def sparsify(self) -> Self:
        """Make coef_ a sparse matrix, which is smaller where l1 left many zeros.

        What predicts stays as it is, and so do the answers.
        """
        self._linear_params()  # raises where there are none
        self._sparse_coef = True
        return self

    @available_if(_is_linear)
    def densify(self) -> Self:
        """Make coef_ an ordinary array again."""
        self._linear_params()
        self._sparse_coef = False
        return self

    def _as_coef(self, values: np.ndarray) -> Any:
        """Return weights as coef_ has them."""
        coef = self._in_type_of_rows(values)
        return csr_matrix(coef) if self._sparse_coef else coef

    def _in_type_of_rows(self, values: np.ndarray) -> np.ndarray:
        """Return coefficients as float32 where the rows of the fit were."""
        return values.astype(self._row_type)

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
