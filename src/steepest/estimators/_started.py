"""`coef_init` and `intercept_init`: a start in the units of X and y."""

from typing import Any

import jax
import numpy as np

from ..errors import DataError
from ..models import with_inputs_rescaled, with_outputs_rescaled
from ._scaled import Scaled

PLAIN = (0.0, 1.0)  # center and factor of what is not scaled


def started_at(
    start: Any,
    coef: Any,
    intercept: Any,
    scales: tuple[Scaled, Scaled | None],
    layers: Any,
) -> Any:
    """Return the start of a linear model with these coefficients and intercepts.

    Parameters
    ----------
    start : {"weight": (scores, inputs), "bias": (scores,)}
        Keeps what is not given.
    coef : (scores, inputs), optional
        One row may stand for two classes, as in `coef_`.
    intercept : (scores,), optional
        The same.
    scales : (Scaled, Scaled or None)
        Of inputs and of targets.
    layers : Layers
        Of the model.

    Raises
    ------
    DataError
        If they have another shape.
    """
    inputs, targets = scales
    flat = inputs.center.reshape(-1), inputs.factor.reshape(-1)
    outputs = PLAIN if targets is None else (targets.center, targets.factor)
    start = jax.tree.map(lambda a: np.asarray(a, np.float64), start)
    params = with_inputs_rescaled(layers, start, flat, PLAIN)
    params = with_outputs_rescaled(layers, params, outputs, PLAIN)
    for name, key, given in (
        ("coef_init", "weight", coef),
        ("intercept_init", "bias", intercept),
    ):
        if given is not None:
            params[key] = _fitting(name, np.asarray(given, np.float64), params[key])
    params = with_outputs_rescaled(layers, params, PLAIN, outputs)
    return with_inputs_rescaled(layers, params, PLAIN, flat)


def _fitting(name: str, given: np.ndarray, like: np.ndarray) -> np.ndarray:
    """Return given numbers in the shape of the parameters."""
    if given.size == like.size:
        return given.reshape(like.shape).copy()
    if len(like) == 2 and 2 * given.size == like.size:  # the evidence for the second
        half = given.reshape(1, *like.shape[1:]) / 2
        return np.concatenate([-half, half])
    raise DataError(
        f"Provided {name} does not match dataset: its shape is {given.shape}, and the "
        f"model has parameters of shape {like.shape}. Give numbers like those of "
        f"{name.removesuffix('init')}."
    )
