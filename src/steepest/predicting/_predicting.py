"""Estimators that were trained elsewhere, and only predict: no JAX is imported."""

from collections.abc import Mapping
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
    """A fitted model without its training, of a pickle or of a folder."""

    def __init__(self, made_of: Any = None) -> None:
        self.made_of = made_of
        if made_of is None:
            return
        _, _, links, state = made_of
        target = state["target_scale_"].state if "target_scale_" in state else None
        self._take(
            links,
            state["_layers"].state,
            state["run_"].state["params"],
            state["scale_"].state,
            target,
            {name: state[name] for name in AS_THEY_ARE if name in state},
        )

    def _take(
        self,
        links: Links,
        layers: Mapping[str, Any],
        params: Any,
        scale: Mapping[str, Any],
        target_scale: Mapping[str, Any] | None,
        as_they_are: Mapping[str, Any],
    ) -> None:
        """Take over what predicting needs."""
        self._links = links
        self._layers = SimpleNamespace(**layers)
        self._host_params = params
        self.scale_ = Units(scale["center"], scale["factor"])
        self._by_model = scale["by_model"]
        if target_scale is not None:
            self.target_scale_ = Units(target_scale["center"], target_scale["factor"])
        for name, value in as_they_are.items():
            setattr(self, name, value)

    def __repr__(self) -> str:
        """Return its name: what it was made of are arrays."""
        return f"{type(self).__name__}()"

    def __reduce__(self) -> Any:
        """Stay what it was: where JAX is, the pickle of this is a whole estimator."""
        if self.made_of is None:  # of a folder, which has more than is here
            return super().__reduce__()
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
