"""A classifier for scikit-learn, trained by any rule of descent."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from sklearn.utils import Tags
from sklearn.utils.metaestimators import available_if
from sklearn.utils.multiclass import check_classification_targets

from .._core import shown_name
from ..errors import DataError, SettingError
from ..models import with_opposite_output
from ..predicting import ClassAnswers
from ._base import validates
from ._labeled import Labeled
from ._monitored import with_callbacks
from ._stream import takes_parts
from ._whole import whole_or_nothing


@dataclass(kw_only=True, eq=False, repr=False)
class DescentClassifier(ClassAnswers, Labeled):
    """A linear model or a multi-layer perceptron, trained by gradient descent.

    It minimizes 1/N Σᵢ ℓ(f(xᵢ; W), yᵢ) + λ R(W) in batches. Two classes or many
    are one model with one score per class, not one model per class.

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
        ℓ, a name of `steepest.losses`; the cross-entropies have probabilities. None
        means softmax_cross_entropy. A function of scores and class indices is made of
        operations of JAX and returns a number for each row.
    loss_options : dict, default=None
        Such as {"margin": 2.0}.
    penalty : {"l1", "l2", "elastic_net"}, default=None
        R; None means l2 where there is a strength.
    penalty_options : dict, default=None
        Such as {"l1_ratio": 0.3}.
    penalty_strength : float, default=0.0
        λ ≥ 0.
    scaling : {"standard", "center", "none"}, default="standard"
        How the columns of X are scaled, with statistics of the training rows. Images
        stay uint8, and the model scales them.
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
        accuracy, balanced_accuracy, roc_auc, average_precision or log_loss.
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
    class_weight : "balanced" or dict, default=None
        How much each class counts, by its name in y.
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
    classes_ : (classes,)
        The classes, sorted.
    run_ : Run
        The parameters, history, outcome, and settings with the values of "auto".
    history_ : History
        The history of `run_`.
    coef_, intercept_ : (classes, inputs), (classes,)
        Of a linear model, for X in its own units; one row where there are two classes,
        as everywhere in scikit-learn.
    n_iter_ : int
        Epochs that ran.
    loss_curve_ : list of float
        The training loss after every evaluated epoch.
    validation_scores_ : list of float or None
        The accuracy of the validation rows after every evaluated epoch.
    n_features_in_ : int
        Columns of X.
    feature_names_in_ : (columns,)
        Names of the columns, where X had them.

    See Also
    --------
    steepest.DescentRegressor : the same for numbers.
    steepest.from_sklearn : one with the objective of an estimator of scikit-learn.

    Notes
    -----
    R is ΣW², without a half, beside a mean over the rows:
    `SGDClassifier(alpha)` is penalty_strength=alpha / 2, and `LogisticRegression(C)`
    1 / (2 C N), with N rows.

    Examples
    --------
    >>> from sklearn.datasets import load_iris
    >>> X, y = load_iris(return_X_y=True)
    >>> ours = DescentClassifier(learning_rate=0.05, random_state=0).fit(X, y)
    >>> ours.score(X, y) > 0.9
    True
    >>> ours.run_.outcome
    <Outcome.FINISHED: 'finished'>
    """

    _task: ClassVar[str] = "classification"

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
        """Train on rows and their classes.

        A fit that fails leaves the estimator as it was. Ctrl-C in a first fit keeps
        what was reached and warns; a second one, or one in a later fit, raises.

        Parameters
        ----------
        X : (rows, columns), or uint8 images (rows, height, width[, channels])
            Inputs; columns may be sparse, and are scaled then, but not centered.
        y : (rows,), or (rows, classes)
            Classes: numbers or text. A column for each class: zeros with a single 1
            (one-hot), probabilities that add up to 1 (soft labels), or zeros and ones
            of any number (several labels a row).
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
        targets, classes = self._learned_targets(y, continues)
        weights = self._weights_of(sample_weight, X, y)
        if not self._of_columns:
            _refuse_one_class(classes, targets, weights)
        self.classes_ = classes
        validation = self._checked(X_val, y_val) if validates(X_val, y_val) else None
        scale = self.scale_ if continues else None
        given = X, y, sample_weight
        first = coef_init, intercept_init
        self._fit(X, targets, weights, validation, scale, len(classes), given, first)
        return self

    @available_if(takes_parts)
    @whole_or_nothing
    def partial_fit(
        self, X: Any, y: Any, classes: Any = None, sample_weight: Any = None
    ) -> Self:
        """Go on learning from more rows, for one epoch, at a constant rate.

        With schedule="inverse" the rate falls from call to call, as in a fit of
        `epochs` epochs of rows like the first. The optimizer remembers what it knew.
        The scaling follows all rows so far, and changes no score. With
        learning_rate="auto", the first call chooses the rate where it has 50 rows and
        two classes; otherwise it is 0.01. A call that fails leaves the estimator as it
        was.

        Parameters
        ----------
        X : like the X of `fit`
            Inputs.
        y : (rows,), or (rows, classes)
            Classes; one alone will do. Columns of zeros and ones are several labels a
            row, also where each row has one.
        classes : (classes,), optional
            Classes that will come, those of y among them. One that is in no earlier
            call and not here gets its score when it comes, and the optimizer then
            starts anew.
        sample_weight : (rows,), optional
            How much each row counts.
        """
        self._validate_params()
        if self.class_weight == "balanced":
            raise SettingError(
                "class_weight 'balanced' is not supported for partial_fit. In order to "
                "use 'balanced' weights, use compute_class_weight('balanced', "
                "classes=classes, y=y). In place of y you can use a large enough "
                "sample of the full training set target to properly estimate the "
                "class frequency distributions. Pass the resulting weights as the "
                "class_weight parameter."
            )
        first = not hasattr(self, "run_")
        X, y = self._validated(X, y, reset=first)
        if y.ndim > 1 or (not first and self._of_columns):
            return self._partial_fit_of_columns(X, y, sample_weight)
        check_classification_targets(y)
        _refuse_unannounced(classes, y)
        known = np.array([], y.dtype) if first else self.classes_
        coming = y if classes is None else np.concatenate([np.unique(classes), y])
        every = np.unique(np.concatenate([known, coming]))
        n_targets = max(len(every), 2)  # one class has a rival that never comes
        if n_targets < 3 and len(every) < 2 and self._loss().n_scores(2) == 1:
            raise DataError(
                f"The loss {shown_name(self._loss().name)} needs both classes at the "
                f"first call; found '{every[0]}' only. Give classes=[…]."
            )
        weights = self._weights_of(sample_weight, X, y)
        self._learn_inputs(X, weights)
        if not first and not np.array_equal(every, known):
            if self._loss().n_scores(2) == 1 and len(known) == 2 < len(every):
                self._change(with_opposite_output)
            self._place_outputs(np.searchsorted(every, known), n_targets)
        self.classes_ = every
        targets = np.searchsorted(every, y).astype(np.int32)
        tells_rates = len(np.unique(targets)) > 1
        self._learn_from(X, targets, weights, n_targets, tells_rates)
        return self

    @property
    def coef_(self) -> Any:
        """Weights of a linear model for unscaled X, in the type of the X of the fit."""
        return self._as_coef(self._of_classes(self._linear_params()[0]))

    @property
    def intercept_(self) -> np.ndarray:
        """Biases of a linear model for unscaled X, in the type of coef_."""
        bias = self._of_classes(self._linear_params()[1])
        return self._in_type_of_rows(bias)

    def _of_classes(self, values: np.ndarray) -> np.ndarray:
        two = len(values) == 2 and self._labels == "classes"
        return values[1:] - values[:1] if two else values

    def __sklearn_tags__(self) -> Tags:
        tags: Any = super().__sklearn_tags__()
        tags.classifier_tags.multi_label = True
        return tags


def _refuse_unannounced(classes: Any, y: np.ndarray) -> None:
    """Raise where y has a class that the same call leaves out."""
    if classes is None:
        return
    others = np.setdiff1d(y, classes)
    if len(others):
        raise DataError(
            f"y holds the class '{others[0]}', which is not in classes="
            f"{np.unique(classes).tolist()}. Add it, or leave classes out: a class "
            "that nobody announced gets its score when it comes."
        )


def _refuse_one_class(
    classes: np.ndarray, targets: np.ndarray, weights: np.ndarray | None
) -> None:
    """Raise where no other class counts."""
    counted = classes
    if weights is not None and (weights > 0).any():  # `descend` refuses none
        counted = classes[np.unique(targets[weights > 0])]
    if len(counted) < 2:
        raise DataError(
            f"y holds one class only, '{counted[0]}'. Learning to tell classes "
            "apart needs at least two; add rows of another class."
        )
