"""Estimators from a folder, where JAX is missing: they only predict."""

import math
from typing import Any

import numpy as np

from .. import scoring
from .._core._stored import DamagedError
from ..errors import ProcessError
from ..scoring import Links
from ._predicting import PredictingClassifier, PredictingRegressor
from ._stored_state import StoredEstimator, array_of, stored_state

OF_LAYERS = ("kind", "activation", "last_activation", "intercept")


def names_of(links: Links) -> list[str | None] | None:
    """Return the names of the functions of a loss; None where they are others.

    Examples
    --------
    >>> names_of(Links(scoring.largest_score, scoring.softmax))
    ['largest_score', 'softmax', None]
    """
    names = [getattr(function, "__name__", None) for function in links]
    for name, function in zip(names, links, strict=True):
        if function is not None and getattr(scoring, str(name), None) is not function:
            return None
    return names


def predicting_from(run: Any, name: str) -> Any:
    """Return what predicts by NumPy as a stored estimator does.

    Parameters
    ----------
    run : Run
        As it was read.
    name : str
        Under which its `state` holds the estimator.

    Raises
    ------
    DamagedError
        If it is no such estimator, or its parameters do not fit together.
    ProcessError
        If it needs JAX, because its model is no linear model or mlp, or its loss is a
        user's own.

    See Also
    --------
    steepest.load : calls this where JAX is not installed.
    """
    state = stored_state(run, name)
    if state.layers is None or state.links is None:
        raise ProcessError(
            f"{run.folder} holds an estimator that needs JAX to predict, and JAX is "
            "missing here. Install it (pip install jax)."
        )
    _check_shapes(run.params, state)
    arrays, target = run.arrays, None
    if "target_center" in arrays:
        target = {"center": arrays["target_center"], "factor": arrays["target_factor"]}
    held = {
        "_input_shape": tuple(state.input_shape),
        "_flat": state.flat,
        "_labels": state.labels,
        "n_features_in_": state.n_features,
        "feature_names_in_": array_of(state.names),
        "classes_": array_of(state.classes),
    }
    ours = PredictingClassifier() if target is None else PredictingRegressor()
    ours._take(
        Links(*map(_link, state.links)),
        {field: getattr(state.layers, field) for field in OF_LAYERS},
        run.params,
        {
            "center": arrays["center"],
            "factor": arrays["factor"],
            "by_model": state.by_model,
        },
        target,
        {key: value for key, value in held.items() if value is not None},
    )
    return ours


def _link(name: str | None) -> Any:
    """Return a function of `steepest.scoring` by its name."""
    if name is None:
        return None
    if name not in scoring.__all__:
        raise DamagedError(f"its scores mean '{name}', which is not known")
    return getattr(scoring, name)


def _check_shapes(params: Any, state: StoredEstimator) -> None:
    """Raise where the parameters are not those of such layers."""
    linear = state.layers is not None and state.layers.kind == "linear"
    layers = [params] if linear else params
    width = math.prod(state.input_shape)
    for layer in layers if isinstance(layers, list | tuple) else [layers]:
        if not (isinstance(layer, dict) and layer.keys() == {"weight", "bias"}):
            raise DamagedError("its parameters are not those of layers")
        outputs = len(layer["bias"]) if np.ndim(layer["bias"]) == 1 else 0
        if np.shape(layer["weight"]) != (outputs, width):
            raise DamagedError(
                f"a layer has weights of shape {np.shape(layer['weight'])}, and "
                f"({outputs}, {width}) was expected"
            )
        width = outputs
