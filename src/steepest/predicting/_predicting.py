"""Estimators that were trained elsewhere, and only predict: no JAX is imported."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
from sklearn.base import BaseEstimator

from ..errors import ProcessError
from ..scoring import Links
from ._answers import ClassAnswers, NumberAnswers
from ._rows import RowScorer
from ._units import Units

AS_THEY_ARE = ("classes_", "_labels", "_flat", "_input_shape")
AS_THEY_ARE += ("n_features_in_", "feature_names_in_")


class Later(NamedTuple):
    """An object whose class is imported when it is needed.

    Attributes
    ----------
    module, name : str
        Where its class is.
    state : dict, or the value of an Enum
        What it holds.
    """

    module: str
    name: str
    state: Any


class _Predicting(RowScorer, BaseEstimator):
    """A fitted model without its training."""

    def __init__(self, made_of: Any = None) -> None:
        self.made_of = made_of
        if made_of is None:
            return
        _, _, links, state = made_of
        scale = state["scale_"].state
        self.scale_ = Units(scale["center"], scale["factor"])
        self._by_model = scale["by_model"]
        self._layers = SimpleNamespace(**state["_layers"].state)
        self._host_params = state["run_"].state["params"]
        self._links = links
        for name in AS_THEY_ARE:
            if name in state:
                setattr(self, name, state[name])
        if "target_scale_" in state:
            target = state["target_scale_"].state
            self.target_scale_ = Units(target["center"], target["factor"])

    def __repr__(self) -> str:
        """Return its name: what it was made of are arrays."""
        return f"{type(self).__name__}()"

    def __reduce__(self) -> Any:
        """Stay what it was: where JAX is, the pickle of this is a whole estimator."""
        return restored, self.made_of

    def __sklearn_tags__(self) -> Any:
        """Return what scikit-learn should know: sparse rows are taken."""
        tags: Any = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    def _scores(self, X: Any) -> np.ndarray:
        return self._scores_by_numpy(self._checked_rows(X))

    def _loss(self) -> Links:
        return self._links

    def fit(self, X: Any, y: Any, **rest: Any) -> Any:
        """Raise: training needs JAX."""
        del X, y, rest
        raise ProcessError(
            f"{type(self).__name__} only predicts: JAX is missing here, with which "
            "it was trained. Install it (pip install jax) and load the pickle again."
        )


class PredictingClassifier(ClassAnswers, _Predicting):
    """A `DescentClassifier` that was unpickled where JAX is missing.

    See Also
    --------
    steepest.DescentClassifier : what it was, and is where JAX is installed.
    """

    _labels = "classes"

    @property
    def _of_columns(self) -> bool:
        return self._labels in ("soft", "several")


class PredictingRegressor(NumberAnswers, _Predicting):
    """A `DescentRegressor` that was unpickled where JAX is missing.

    See Also
    --------
    steepest.DescentRegressor : what it was, and is where JAX is installed.
    """


def restored(module: str, name: str, links: Links, state: dict[str, Any]) -> Any:
    """Return an unpickled estimator: whole, or without JAX one that predicts.

    Parameters
    ----------
    module, name : str
        Where its class is.
    links : Links
        What turns its scores into answers.
    state : dict
        All that it holds; objects that need JAX as `Later`.

    See Also
    --------
    steepest.DescentClassifier : its pickle calls this.
    """
    try:
        kind = getattr(import_module(module), name)
    except ImportError:
        regressor = "target_scale_" in state
        predicting = PredictingRegressor if regressor else PredictingClassifier
        return predicting((module, name, links, state))
    ours = kind.__new__(kind)
    ours.__setstate__({key: _made(value) for key, value in state.items()})
    return ours


def _made(value: Any) -> Any:
    """Return a value with the objects that `Later` stands for."""
    if not isinstance(value, Later):
        return value
    kind = getattr(import_module(value.module), value.name)
    if not isinstance(value.state, dict):
        return kind(value.state)
    made = object.__new__(kind)
    vars(made).update({key: _made(held) for key, held in value.state.items()})
    return made
