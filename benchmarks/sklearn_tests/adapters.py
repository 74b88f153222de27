"""scikit-learn's names for the estimators: `from_sklearn` makes what each fit fits."""

import inspect
import types
import warnings
from typing import Any

import numpy as np
from sklearn import linear_model as their_linear_models
from sklearn import neural_network as their_networks
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin, is_classifier
from sklearn.utils.metaestimators import available_if

from steepest import from_sklearn

OF_FITTED = ("predict", "decision_function", "predict_proba", "predict_log_proba")


def _has(name: str) -> Any:
    return available_if(lambda self: hasattr(self._made(None, None), name))


class Adapted(BaseEstimator):
    """An estimator with the parameters of one of scikit-learn's."""

    theirs: Any

    def _made(self, X: Any, y: Any) -> Any:
        """Return ours with the parameters of now; a fitted one stays the same."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # what has no equivalent
            rows = y if y is not None else np.array([0, 1] * 50)
            new = from_sklearn(self.theirs(**self.get_params()), X, rows)
        fitted = vars(self).get("_ours")
        return new if fitted is None else fitted.set_params(**new.get_params())

    def fit(
        self,
        X: Any,
        y: Any,
        coef_init: Any = None,
        intercept_init: Any = None,
        sample_weight: Any = None,
    ) -> Any:
        """Fit ours."""
        if not self.warm_start:
            vars(self).pop("_ours", None)
        first = {"coef_init": coef_init, "intercept_init": intercept_init}
        given = {key: value for key, value in first.items() if value is not None}
        ours = self._made(X, y)
        self._ours = ours.fit(X, y, sample_weight, **given)
        return self

    @_has("partial_fit")
    def partial_fit(self, X: Any, y: Any, *more: Any, **named: Any) -> Any:
        """Go on with ours."""
        self._ours = self._made(X, y).partial_fit(X, y, *more, **named)
        return self

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """Return the score of ours."""
        return self._ours.score(X, y, sample_weight)

    def __getattr__(self, name: str) -> Any:
        ours = vars(self).get("_ours")
        if ours is None or name.startswith("__"):
            raise AttributeError(name)
        if name == "coefs_":
            return [np.asarray(layer["weight"]).T for layer in ours.run_.params]
        if name == "intercepts_":
            return [np.asarray(layer["bias"]) for layer in ours.run_.params]
        if name == "intercept_" and hasattr(self.theirs, "sparsify"):
            return np.atleast_1d(ours.intercept_)  # SGDRegressor has it as a row
        if name == "t_":
            return ours.history_.n_steps + 1
        scores = ours.validation_scores_ if self.early_stopping else None
        if name == "validation_scores_":
            return scores
        if name == "best_validation_score_":
            return None if scores is None else max(scores)
        if name == "best_loss_":
            return min(ours.loss_curve_) if scores is None else None
        if name == "loss_":
            return ours.loss_curve_[-1]
        return getattr(ours, name)

    def __sklearn_tags__(self) -> Any:
        return self._made(None, None).__sklearn_tags__()


def _of_fitted(name: str) -> Any:
    def method(self: Any, X: Any) -> Any:
        ours = vars(self).get("_ours")
        if ours is None:
            ours = self._made(X, None)  # which says that it is not fitted
        return getattr(ours, name)(X)

    method.__name__ = name
    return method


def adapted(theirs: type) -> type:
    """Return a class with the signature of one of scikit-learn's, that fits ours."""
    signature = inspect.signature(theirs.__init__)

    def __init__(self: Any, *given: Any, **named: Any) -> None:
        bound = signature.bind(self, *given, **named)
        bound.apply_defaults()
        for key, value in bound.arguments.items():
            if key != "self":
                setattr(self, key, value)

    __init__.__signature__ = signature  # type: ignore[attr-defined]
    kind = ClassifierMixin if is_classifier(theirs()) else RegressorMixin
    names = OF_FITTED if kind is ClassifierMixin else OF_FITTED[:1]
    methods = {name: _has(name)(_of_fitted(name)) for name in names}
    body = {"theirs": theirs, "__init__": __init__, **methods}
    return type(theirs.__name__, (kind, Adapted), body)


MLPClassifier = adapted(their_networks.MLPClassifier)
MLPRegressor = adapted(their_networks.MLPRegressor)
SGDClassifier = adapted(their_linear_models.SGDClassifier)
SGDRegressor = adapted(their_linear_models.SGDRegressor)
linear_model = types.SimpleNamespace(
    **{
        **vars(their_linear_models),
        "SGDClassifier": SGDClassifier,
        "SGDRegressor": SGDRegressor,
    }
)
