"""What scikit-learn's estimators minimize, in the conventions of this package.

Theirs are sums over rows or means, with or without a factor ½; ours is a mean loss plus
l1 Σ|W| + l2 ΣW².
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from ..errors import ModelError, SettingError

NONE: Mapping[str, float] = MappingProxyType({})
PERCEPTRON = MappingProxyType({"margin": 0.0})

OF_CLASSES: dict[str, tuple[str, Mapping[str, float]]] = {
    "hinge": ("binary_hinge", NONE),
    "log_loss": ("binary_cross_entropy", NONE),
    "modified_huber": ("modified_huber", NONE),
    "perceptron": ("binary_hinge", PERCEPTRON),
    "squared_error": ("binary_squared_error", NONE),
    "squared_hinge": ("binary_squared_hinge", NONE),
}
"""The losses of its linear classifiers, one binary problem for each class."""


class Minimized(NamedTuple):
    """The objective of an estimator.

    Attributes
    ----------
    loss : str
        A key of `steepest.losses`.
    options : mapping
        The options of that loss.
    l1, l2 : float
        What Σ|W| and ΣW² are multiplied by beside `factor` times the mean loss; NaN
        where that depends on the number of rows, and it is not known.
    factor : float
        ½ where the estimator halves our loss.
    """

    loss: str
    options: Mapping[str, float]
    l1: float
    l2: float
    factor: float = 1.0


def minimized(estimator: Any, rows: float, outputs: int) -> Minimized:
    """Return what an estimator minimizes.

    Parameters
    ----------
    estimator : estimator of scikit-learn
        Fitted or not.
    rows : float
        Training rows; NaN if that is not known.
    outputs : int
        Classes, or numbers in a target.

    Raises
    ------
    ModelError
        If it has no objective that this package has, too.

    Examples
    --------
    >>> from sklearn.linear_model import SGDRegressor
    >>> objective = minimized(SGDRegressor(alpha=0.02), rows=50, outputs=1)
    >>> objective.loss, objective.l2, objective.factor  # ½ (s − y)² + ½ 0.02 ΣW²
    ('squared_error', 0.01, 0.5)
    """
    return MINIMIZED[known_name(estimator)](estimator, rows, outputs)


def known_name(estimator: Any) -> str:
    """Return the name of the class of scikit-learn that an estimator is."""
    for base in type(estimator).__mro__:
        if base.__name__ in MINIMIZED and base.__module__.startswith("sklearn."):
            return base.__name__
    raise ModelError(
        f"{type(estimator).__name__} is not fitted by descending on a loss of scores, "
        f"so that it has no equivalent here and these checks do not apply. Known are "
        f"{', '.join(sorted(MINIMIZED))}, and a Pipeline that ends in one of them."
    )


def share_of_l1(estimator: Any) -> float:
    """Return the share of l1 in an estimator's penalty."""
    ratio = getattr(estimator, "l1_ratio", None)
    kind = getattr(estimator, "penalty", "deprecated")
    if kind == "elasticnet" and ratio is None:
        raise SettingError(
            "l1_ratio must be set when penalty is 'elasticnet': it is the share of l1 "
            f"in the penalty of {type(estimator).__name__}, a number from 0 to 1; "
            "found None."
        )
    by_name = {"l1": 1.0, "l2": 0.0, None: 0.0}
    return by_name[kind] if kind in by_name else float(ratio or 0.0)


def batch_of_network(estimator: Any, rows: float) -> float:
    """Return the rows of a batch, by which a network's penalty is divided.

    Parameters
    ----------
    estimator : MLPClassifier or MLPRegressor
    rows : float
        Training rows.

    Examples
    --------
    >>> from sklearn.neural_network import MLPRegressor
    >>> batch_of_network(MLPRegressor(early_stopping=True), rows=100)
    90.0
    """
    if estimator.solver == "lbfgs":
        return rows
    if estimator.early_stopping:
        rows = np.ceil(rows * (1 - estimator.validation_fraction))
    if estimator.batch_size == "auto":
        return float(min(200.0, rows))
    return float(estimator.batch_size)


def _logistic(estimator: Any, rows: float, outputs: int) -> Minimized:
    loss = "binary_cross_entropy" if outputs <= 2 else "softmax_cross_entropy"
    strength = 0.0
    if estimator.penalty is not None and np.isfinite(estimator.C):
        strength = 1 / (float(estimator.C) * rows)
    share = share_of_l1(estimator)
    return Minimized(loss, NONE, share * strength, (1 - share) * strength / 2)


def _linear_svc(estimator: Any, rows: float, outputs: int) -> Minimized:
    strength = 1 / (float(estimator.C) * rows)
    if estimator.multi_class == "crammer_singer" and outputs > 2:
        return Minimized("crammer_singer_hinge", NONE, 0.0, strength / 2)
    loss, options = OF_CLASSES[estimator.loss]
    if estimator.penalty == "l1":
        return Minimized(loss, options, strength, 0.0)
    return Minimized(loss, options, 0.0, strength / 2)


def _ridge(estimator: Any, rows: float, outputs: int) -> Minimized:
    alpha = np.atleast_1d(getattr(estimator, "alpha", 0.0)).astype(float)
    if not alpha.any():
        return Minimized("squared_error", NONE, 0.0, 0.0)
    return Minimized("squared_error", NONE, 0.0, float(alpha.max()) / (rows * outputs))


def _lasso(estimator: Any, rows: float, outputs: int) -> Minimized:
    del rows
    alpha, share = 2 * float(estimator.alpha) / outputs, float(estimator.l1_ratio)
    return Minimized("squared_error", NONE, share * alpha, (1 - share) * alpha / 2)


def _sgd_classifier(estimator: Any, rows: float, outputs: int) -> Minimized:
    del rows, outputs
    if estimator.loss not in OF_CLASSES:
        raise _unknown_loss(estimator, (*OF_CLASSES,))
    factor = 0.5 if estimator.loss == "squared_error" else 1.0
    return Minimized(*OF_CLASSES[estimator.loss], *_of_alpha(estimator), factor)


def _sgd_regressor(estimator: Any, rows: float, outputs: int) -> Minimized:
    del rows, outputs
    of_penalty, epsilon = _of_alpha(estimator), float(estimator.epsilon)
    if estimator.loss == "squared_error":
        return Minimized("squared_error", NONE, *of_penalty, 0.5)
    if estimator.loss == "huber":
        return Minimized("huber", {"delta": epsilon}, *of_penalty)
    if estimator.loss in ("epsilon_insensitive", "squared_epsilon_insensitive"):
        return Minimized(estimator.loss, {"epsilon": epsilon}, *of_penalty)
    known = ("squared_error", "huber", "epsilon_insensitive")
    raise _unknown_loss(estimator, (*known, "squared_epsilon_insensitive"))


def _of_alpha(estimator: Any) -> tuple[float, float]:
    if estimator.penalty is None:
        return 0.0, 0.0
    alpha, share = float(estimator.alpha), share_of_l1(estimator)
    return share * alpha, (1 - share) * alpha / 2


def _network(estimator: Any, rows: float, outputs: int) -> Minimized:
    l2 = 0.0
    if estimator.alpha:
        l2 = float(estimator.alpha) / (2 * batch_of_network(estimator, rows))
    if not hasattr(estimator, "predict_proba"):
        if estimator.loss == "poisson":
            return Minimized("poisson", NONE, 0.0, l2)
        return Minimized("squared_error", NONE, 0.0, l2, 0.5)
    if getattr(getattr(estimator, "_label_binarizer", None), "y_type_", "").startswith(
        "multilabel"
    ):
        return Minimized("multilabel_cross_entropy", NONE, 0.0, l2)
    loss = "binary_cross_entropy" if outputs <= 2 else "softmax_cross_entropy"
    return Minimized(loss, NONE, 0.0, l2)


def _unknown_loss(estimator: Any, known: tuple[str, ...]) -> ModelError:
    return ModelError(
        f"The loss {estimator.loss!r} of {type(estimator).__name__} is not known here. "
        f"Known are {', '.join(sorted(known))}."
    )


MINIMIZED: dict[str, Callable[[Any, float, int], Minimized]] = {
    "ElasticNet": _lasso,
    "Lasso": _lasso,
    "LinearRegression": _ridge,
    "LinearSVC": _linear_svc,
    "LogisticRegression": _logistic,
    "MLPClassifier": _network,
    "MLPRegressor": _network,
    "Ridge": _ridge,
    "SGDClassifier": _sgd_classifier,
    "SGDRegressor": _sgd_regressor,
}
"""The estimators that are known, by the names of their classes."""
