"""`from_sklearn`: an estimator of scikit-learn as one of this package."""

import copy
import warnings
from typing import Any

import numpy as np
from sklearn.base import is_classifier
from sklearn.exceptions import NotFittedError
from sklearn.utils import compute_sample_weight
from sklearn.utils.validation import check_is_fitted

from ..errors import SettingError
from ..foreign import Minimized, minimized
from ..language import told
from ..runs import History, Outcome, Run
from ..settings import DescentSettings
from ._classifier import DescentClassifier
from ._descent_of import descent_of, not_taken_over
from ._regressor import DescentRegressor
from ._scaled import Scaled
from ._seed import seed_of

OF_ACTIVATION = {"logistic": "sigmoid"}


def from_sklearn(estimator: Any, X: Any = None, y: Any = None) -> Any:
    """Return an estimator of scikit-learn as one of this package.

    It minimizes the same objective: the strength of the penalty is translated (theirs
    multiply sums or means, squares or halves of them), the intercept is never
    penalized, and nothing is scaled. A fitted one predicts the same numbers. How it
    descends is as near as there is; a warning says what has no equivalent.

    Parameters
    ----------
    estimator : estimator or Pipeline of scikit-learn
        SGDClassifier, SGDRegressor, LogisticRegression, LinearSVC, LinearRegression,
        Ridge, Lasso, ElasticNet, MLPClassifier or MLPRegressor, fitted or not; or a
        Pipeline that ends in one, whose last step is replaced.
    X, y : optional
        The rows that it was, or will be, fitted on. Only the number of rows and of the
        classes or outputs count: LogisticRegression, LinearSVC, Ridge and the networks
        weigh the penalty by them. A network that is not fitted computes in float32 if
        X is.

    Returns
    -------
    DescentClassifier or DescentRegressor, or a Pipeline that ends in one

    Raises
    ------
    ModelError
        If this package has no such objective.
    SettingError
        If it is not fitted, and its objective depends on rows that are not given.
    ValueError
        If it is not fitted, and refuses its own parameters.

    See Also
    --------
    DescentClassifier.to_sklearn : the way back.

    Examples
    --------
    >>> from sklearn.datasets import load_iris
    >>> from sklearn.linear_model import LogisticRegression
    >>> X, y = load_iris(return_X_y=True)
    >>> theirs = LogisticRegression(max_iter=1000).fit(X, y)
    >>> ours = from_sklearn(theirs, X, y)
    >>> bool(abs(ours.predict_proba(X) - theirs.predict_proba(X)).max() < 1e-6)
    True
    >>> ours.loss, ours.penalty, round(ours.penalty_strength, 6)  # 1 / (2 C N)
    ('softmax_cross_entropy', 'l2', 0.003333)
    """
    estimator = getattr(estimator, "best_estimator_", estimator)
    if hasattr(estimator, "steps"):
        pipeline = copy.copy(estimator)
        *before, (name, last) = estimator.steps
        pipeline.steps = [*before, (name, from_sklearn(last, X, y))]
        return pipeline
    fitted = _is_fitted(estimator)
    if not fitted and hasattr(estimator, "_validate_params"):
        estimator._validate_params()  # theirs says what it would refuse
    outputs = _outputs(estimator, y, fitted)
    rows = _rows(estimator, y)
    objective = minimized(estimator, rows, outputs)
    if not fitted and is_classifier(estimator) and np.ndim(y) > 1 and outputs > 1:
        objective = objective._replace(loss="multilabel_cross_entropy")
    unknown = not np.isfinite([objective.l1, objective.l2]).all()
    if not fitted and (unknown or outputs == 0):
        name = type(estimator).__name__
        raise SettingError(
            f"What {name} minimizes depends on the number of rows and classes. Give "
            f"the rows that it will be fitted on: from_sklearn({name}(…), X, y)."
        )
    kind: Any = DescentClassifier if is_classifier(estimator) else DescentRegressor
    n_rows = np.nan if y is None else float(len(y))  # each once, as steps count them
    sentences = not_taken_over(estimator, n_rows)
    if unknown:
        objective = objective._replace(l1=0.0, l2=0.0)
        sentences.append(
            told(
                "The strength of its penalty depends on the number of rows; it is left "
                "at 0. Give them: from_sklearn(estimator, X, y)."
            )
        )
    network = hasattr(estimator, "hidden_layer_sizes") and not fitted
    single = network and getattr(X, "dtype", None) == np.float32
    dtype = "float32" if single else "float64"
    ours = kind(**_parameters(estimator, objective, n_rows, dtype))
    if fitted:
        _take_over(ours, estimator, objective, y)
    if sentences:
        warnings.warn(" ".join(sentences), stacklevel=2)
    return ours


def _is_fitted(estimator: Any) -> bool:
    try:
        check_is_fitted(estimator)
    except NotFittedError:
        return False
    return True


def _outputs(estimator: Any, y: Any, fitted: bool) -> int:
    """Return the classes, or the numbers in a target; 0 if that is not known."""
    if fitted:
        if hasattr(estimator, "classes_"):
            return len(estimator.classes_)
        return np.atleast_2d(_coefficients(estimator)).shape[0]
    if y is None:
        depends = hasattr(estimator, "C") or hasattr(estimator, "hidden_layer_sizes")
        return 0 if depends else 1
    y = np.asarray(y)
    if is_classifier(estimator) and y.ndim == 1:
        return len(np.unique(y))
    return 1 if y.ndim == 1 else y.shape[1]


def _coefficients(estimator: Any) -> np.ndarray:
    if hasattr(estimator, "coefs_"):
        return np.asarray(estimator.coefs_[-1]).T
    return np.asarray(estimator.coef_)


def _rows(estimator: Any, y: Any) -> float:
    """Return the rows of a fit, each as often as its class counts; NaN if unknown."""
    if y is None:
        return np.nan
    class_weight = getattr(estimator, "class_weight", None)
    if class_weight is None:
        return float(len(y))
    return float(compute_sample_weight(class_weight, y).sum())


def _parameters(
    estimator: Any, objective: Minimized, n_rows: float, dtype: str
) -> dict[str, Any]:
    # theirs, divided by the factor before the loss
    l1, l2 = objective.l1 / objective.factor, objective.l2 / objective.factor
    parameters: dict[str, Any] = {
        "loss": objective.loss,
        "loss_options": dict(objective.options) or None,
        "penalty_strength": l1 + l2,
        "scaling": "none",
        "dtype": dtype,
        "fit_intercept": getattr(estimator, "fit_intercept", True),
        "random_state": getattr(estimator, "random_state", None),
        "warm_start": getattr(estimator, "warm_start", False),
        "verbose": bool(getattr(estimator, "verbose", False)),
    }
    if objective.loss in ("multilabel_cross_entropy", "binary_cross_entropy"):
        parameters["loss"] = "binary_cross_entropy"  # which of them, the targets tell
    if l1 or l2:
        parameters["penalty"] = "elastic_net" if l1 and l2 else "l1" if l1 else "l2"
    if l1 and l2:
        parameters["penalty_options"] = {"l1_ratio": l1 / (l1 + l2)}
    if hasattr(estimator, "hidden_layer_sizes"):
        activation = OF_ACTIVATION.get(estimator.activation, estimator.activation)
        hidden = estimator.hidden_layer_sizes
        parameters |= {
            "model": "mlp",
            "hidden": tuple(hidden) if np.iterable(hidden) else (hidden,),
            "activation": activation,
            "start": "glorot",
        }
    if is_classifier(estimator):
        parameters["class_weight"] = getattr(estimator, "class_weight", None)
    parameters |= descent_of(estimator, bool(l1), objective.factor, n_rows)
    if objective.loss == "multilabel_cross_entropy" and "metric" in parameters:
        parameters["metric"] = "loss"  # the accuracy is that of one class a row
    return parameters


def _take_over(ours: Any, theirs: Any, objective: Minimized, y: Any) -> None:
    """Give an estimator the state of one that scikit-learn fitted."""
    if hasattr(theirs, "coefs_"):
        params: Any = tuple(
            {"weight": np.asarray(w, np.float64).T, "bias": np.asarray(b, np.float64)}
            for w, b in zip(theirs.coefs_, theirs.intercepts_, strict=True)
        )
        last = params[-1]
    else:
        weight = np.atleast_2d(np.asarray(theirs.coef_, np.float64))
        bias = np.ravel(np.asarray(theirs.intercept_, np.float64))
        bias = np.broadcast_to(bias, len(weight)).copy()
        params = last = {"weight": weight, "bias": bias}
    n_columns = theirs.n_features_in_
    ours.scale_ = Scaled(np.zeros(n_columns), np.ones(n_columns))
    ours._input_shape, ours._sparse = (n_columns,), False
    ours._n_targets = len(last["bias"])
    if is_classifier(theirs):
        ours.classes_ = np.asarray(theirs.classes_)
        ours._n_targets = len(ours.classes_)
        if objective.loss == "multilabel_cross_entropy":
            ours._labels = "several"
    else:
        shape = np.shape(getattr(theirs, "coef_", last["bias"]))
        ours._flat = len(shape) == 1 if hasattr(theirs, "coef_") else shape == (1,)
        one_each = () if ours._flat else (ours._n_targets,)
        ours.target_scale_ = Scaled(np.zeros(one_each), np.ones(one_each))
    for name in ("n_features_in_", "feature_names_in_"):
        if hasattr(theirs, name):
            setattr(ours, name, getattr(theirs, name))
    curve = getattr(theirs, "loss_curve_", None)
    epochs = {}
    if curve is not None:
        counted = np.arange(1.0, len(curve) + 1)
        epochs = {"epoch": counted, "train_loss": np.array(curve)}
    settings = DescentSettings.of(ours, seed=seed_of(ours.random_state)).keywords()
    ours.run_ = Run(
        params,
        Outcome.FINISHED,
        "It was fitted by scikit-learn.",
        History(epochs=epochs),
        settings=settings,
        data={"rows": 0 if y is None else len(y)},
    )
    ours._passes = int(np.max(np.atleast_1d(getattr(theirs, "n_iter_", None) or 1)))
    ours._snapshot = ours._continued_from = None
    ours._input_scaler = ours._target_scaler = None
    ours._layers = ours._plain_layers(ours._objective())
