"""A regressor for scikit-learn, trained by any rule of descent."""

from typing import Any, ClassVar, Self

import numpy as np
from sklearn.utils import Tags
from sklearn.utils.metaestimators import available_if
from sklearn.utils.validation import validate_data

from ..errors import DataError
from ..predicting import NumberAnswers, by_numpy
from ._base import validates
from ._exported import Exported
from ._monitored import with_callbacks
from ._scaled import learn_scale, refuse_overflow
from ._stream import takes_parts
from ._whole import whole_or_nothing


class DescentRegressor(NumberAnswers, Exported):
    """A linear model or a multi-layer perceptron of one output or several.

    It minimizes 1/N Σᵢ ℓ(f(xᵢ; W), yᵢ) + λ R(W) in batches. The targets are
    standardized like the inputs, and predictions are in the units of y, so that a
    learning rate or a λ means the same whatever these units are.

    Parameters
    ----------
    model : {"linear", "mlp", "convnet"}, str or object, default="linear"
        f; another str is "package.module:name", an object is a function, a Model or a
        Module of Flax, see `steepest.models.adapt`.
    hidden : sequence of int, default=(128,)
        Units of the hidden layers of an mlp.
    filters : sequence of int, default=(32, 64, 128)
        Filters of the blocks of a convnet, which takes images: X of shape (images,
        height, width) or (images, height, width, channels).
    kernel : int, default=3
        Places that a filter of a convnet looks at in each direction.
    batch_norm : bool, default=True
        Whether the blocks of a convnet normalize.
    activation : str, default="relu"
        Of an mlp: relu, tanh, sigmoid, gelu, elu, softplus, identity.
    start : str, default=None
        How the weights start, a name of `steepest.models.starts`; None means zero for
        a linear model, and the start that suits the activation for an mlp.
    dropout : float, default=0.0
        Share of the hidden units of an mlp set to zero at every step, 0 ≤ dropout < 1.
    input_dropout : float, default=0.0
        Share of its inputs set to zero at every step, in the same range.
    last_activation : str, default="identity"
        Of the last layer of an mlp; the losses here take scores as they are.
    loss : str, Loss or callable, default=None
        ℓ: squared_error, absolute_error, huber, epsilon_insensitive, poisson, …. None
        means squared_error. A function of scores and scaled targets is made of
        operations of JAX and returns a number for each row.
    loss_options : dict, default=None
        Such as {"delta": 0.5}, in standard deviations of the target.
    penalty : {"l1", "l2", "elastic_net"}, default=None
        R; None means l2 where there is a strength.
    penalty_options : dict, default=None
        Such as {"l1_ratio": 0.3}.
    penalty_strength : float, default=0.0
        λ ≥ 0.
    scaling : {"standard", "center", "none"}, default="standard"
        How the columns of X and y are scaled, with statistics of the training rows.
        Images stay uint8, and the model scales them.
    optimizer : str, default="adam"
        A name of `steepest.descent.optimizers`.
    optimizer_options : dict, default=None
        Its options, by Optax's names.
    learning_rate : float or "auto", default="auto"
        η > 0; "auto" tries a grid of rates side by side.
    schedule : str, default="cosine"
        How η moves; a name of `steepest.descent.schedules`.
    schedule_options : dict, default=None
        Options of the schedule.
    warmup : int, default=0
        Steps over which η first rises, 0 or more.
    batch_size : int, "full" or "auto", default="auto"
        Examples per step, at least 1; "auto" makes about 50 steps an epoch.
    epochs : int, default=20
        Passes over the data, at least 1.
    clip_norm : float, default=None
        Gradients longer than this, above 0, are shortened to it.
    metric : str, default="loss"
        What the choice of the learning rate and `patience` decide by: loss,
        r2, mean_absolute_error or root_mean_squared_error.
    patience : int, default=None
        Training stops after this many epochs without a better validation loss, or
        metric; the best parameters are kept.
    tol : float, default=None
        What is better by no more than this counts as no better. Without a `patience`
        for rows that validate, training stops after `patience` epochs in a row, by
        default 5, whose training loss is no better; a fit that ends before warns. With
        schedule="adaptive" the rate falls there instead, to a fifth.
    fit_intercept : bool, default=True
        Whether a linear model has an intercept. Without one, columns are scaled and
        not centered.
    shuffle : bool, default=True
        Whether every epoch takes the rows in a new random order.
    validation_fraction : float, default=0.0
        Share of the rows, from 0 and below 1, that validate, unless `fit` is given
        X_val and y_val.
    warm_start : bool, default=False
        Whether `fit` continues from the parameters and the scaling of the last fit.
    callbacks : sequence of callable, default=None
        Each is called with a `steepest.descent.Progress` now and then; a true return
        value stops the training.
    verbose : bool or int, default=False
        Whether every evaluated epoch is written as a line.
    random_state : int, RandomState, Generator, default=None
        The seed; an int gives the same bits again.
    dtype : {"float32", "float64"}, default="float32"
        Precision.

    Attributes
    ----------
    run_ : Run
        The parameters, history and outcome; losses are of the scaled targets.
    history_ : History
        The history of `run_`.
    coef_, intercept_ : (inputs,), float; or (outputs, inputs), (outputs,)
        Of a linear model, for unscaled X and y.
    n_iter_ : int
        Epochs that ran.
    loss_curve_ : list of float
        The training loss after every evaluated epoch, of the scaled targets.
    validation_scores_ : list of float or None
        R² of the validation rows after every evaluated epoch.
    n_features_in_ : int
        Columns of X.
    feature_names_in_ : (columns,)
        Names of the columns, where X had them.

    See Also
    --------
    steepest.DescentClassifier : the same for classes.
    steepest.from_sklearn : one with the objective of an estimator of scikit-learn.

    Notes
    -----
    R is ΣW², without a half, beside a mean over the rows:
    `Ridge(alpha)` with K outputs is penalty_strength=alpha / (N K), with N rows,
    and `Lasso(alpha)` 2 alpha with penalty="l1".

    Examples
    --------
    >>> from sklearn.datasets import load_diabetes
    >>> X, y = load_diabetes(return_X_y=True)
    >>> ours = DescentRegressor(learning_rate=0.03, random_state=0).fit(X, y)
    >>> ours.score(X, y) > 0.45
    True
    """

    _task: ClassVar[str] = "regression"

    @whole_or_nothing
    @with_callbacks
    def fit(
        self,
        X: Any,
        y: Any,
        sample_weight: Any = None,
        X_val: Any = None,
        y_val: Any = None,
        coef_init: Any = None,
        intercept_init: Any = None,
    ) -> Self:
        """Train on rows and targets.

        A fit that fails leaves the estimator as it was. Ctrl-C in a first fit keeps
        what was reached and warns; a second one, or one in a later fit, raises.

        Parameters
        ----------
        X : (rows, columns), or uint8 images (rows, height, width[, channels])
            Inputs; columns may be sparse, and are scaled then, but not centered.
        y : (rows,) or (rows, outputs)
            The numbers to predict.
        sample_weight : (rows,), optional
            How much each row counts.
        X_val, y_val : like X and y, optional
            Validation rows: evaluated with the epochs, never trained on.
        coef_init, intercept_init : like coef_ and intercept_, optional
            What a linear model starts from, for X and y in their own units.
        """
        self._validate_params()
        continues = self._continues
        X, y = self._validated(X, y, reset=not continues)
        weights = self._weights(sample_weight, X)
        refuse_overflow(y, self.dtype, "y")
        if not continues:
            self.target_scale_ = learn_scale(
                y, self.scaling, weights, self._new_target_scaler(y)
            )
        self._flat = y.ndim == 1
        targets = self.target_scale_(y, self.dtype)
        validation = self._validation(X_val, y_val)
        scale = self.scale_ if continues else None
        outputs = 1 if self._flat else y.shape[1]
        given = X, y, sample_weight
        first = coef_init, intercept_init
        self._fit(X, targets, weights, validation, scale, outputs, given, first)
        return self

    @available_if(takes_parts)
    @whole_or_nothing
    def partial_fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Go on learning from more rows, for one epoch, at a constant rate.

        With schedule="inverse" the rate falls from call to call, as in a fit of
        `epochs` epochs of rows like the first. The optimizer remembers what it knew.
        The scaling follows all rows so far, and changes no prediction. With
        learning_rate="auto", the first call chooses the rate where it has 50 rows;
        otherwise it is 0.01. A call that fails leaves the estimator as it was.

        Parameters
        ----------
        X : like the X of `fit`
            Inputs.
        y : (rows,) or (rows, outputs)
            The numbers to predict.
        sample_weight : (rows,), optional
            How much each row counts.
        """
        self._validate_params()
        first = not hasattr(self, "run_")
        X, y = self._validated(X, y, reset=first)
        outputs = 1 if y.ndim == 1 else y.shape[1]
        if not first and (outputs, y.ndim == 1) != (self._n_targets, self._flat):
            raise DataError(
                f"y has {outputs} outputs, and it had {self._n_targets} before. Give "
                "the same targets at every call."
            )
        self._flat = y.ndim == 1
        refuse_overflow(y, self.dtype, "y")
        weights = self._weights(sample_weight, X)
        self._learn_inputs(X, weights)
        self._learn_targets(y, weights)
        targets = self.target_scale_(y, self.dtype)
        self._learn_from(X, targets, weights, outputs, tells_rates=True)
        return self

    def _encoded(
        self, X: Any, y: Any, sample_weight: Any, X_val: Any, y_val: Any
    ) -> tuple[Any, Any, Any, Any]:
        rows, numbers = self._validated(X, y, reset=False)
        targets = self.target_scale_(numbers, self.dtype)
        weights = self._weights(sample_weight, rows)
        return rows, targets, weights, self._validation(X_val, y_val)

    def _validation(self, X_val: Any, y_val: Any) -> tuple[Any, Any] | None:
        """Return the validation rows that were given, with scaled targets."""
        if not validates(X_val, y_val):
            return None
        rows, numbers = self._validated(X_val, y_val, reset=False)
        return rows, self.target_scale_(numbers, self.dtype)

    def _validated(self, X: Any, y: Any, reset: bool) -> tuple[Any, np.ndarray]:
        with by_numpy():
            X, y = validate_data(  # pyright: ignore
                self,
                X,
                y,
                allow_nd=True,
                reset=reset,
                accept_sparse="csr",
                multi_output=True,
                y_numeric=True,
            )
        return X, np.asarray(y, np.float64)

    @property
    def _target_unit(self) -> Any:
        return 1 / self.target_scale_.factor

    @property
    def coef_(self) -> Any:
        """Weights of a linear model for unscaled X and y, in the type of that X."""
        coef = self._linear_params()[0]
        coef = coef / np.atleast_1d(self.target_scale_.factor)[:, None]
        return self._as_coef(coef[0] if self._flat else coef)

    @property
    def intercept_(self) -> Any:
        """Biases of a linear model for unscaled X and y, in the type of coef_."""
        bias = self.target_scale_.undo(self._linear_params()[1])
        bias = self._in_type_of_rows(bias)
        return bias[0] if self._flat else bias

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
