"""The scores of `linear` and `mlp` by NumPy: without compiling, and without JAX."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np


class PlainLayers(Protocol):
    """What is needed of `steepest.models.Layers`."""

    kind: str
    activation: str
    last_activation: str
    intercept: bool


def _special(name: str) -> Callable[..., np.ndarray]:
    def compute(x: np.ndarray, **options: Any) -> np.ndarray:
        from scipy import special  # slow to import

        return getattr(special, name)(x, **options)

    return compute


def _elu(x: np.ndarray) -> np.ndarray:
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


def _gelu(x: np.ndarray) -> np.ndarray:
    return x * _special("ndtr")(x)


def _softplus(x: np.ndarray) -> np.ndarray:
    return np.logaddexp(x, np.zeros((), x.dtype))


def _softmax(x: np.ndarray) -> np.ndarray:
    return _special("softmax")(x, axis=-1)


on_host: Mapping[str, Callable[[np.ndarray], np.ndarray]] = {
    "elu": _elu,
    "gelu": _gelu,
    "identity": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "sigmoid": _special("expit"),
    "softmax": _softmax,
    "softplus": _softplus,
    "tanh": np.tanh,
}
"""The functions of `activations` and `last_activations` by NumPy."""


def scores_on_host(layers: PlainLayers, params: Any, inputs: Any) -> np.ndarray:
    """Return f(x; W) of a linear model or an mlp, computed by NumPy.

    The same numbers as `Model.apply` but for rounding. For few rows it is faster than
    calling a compiled program, and it works in a process that was forked from one that
    used JAX, where JAX would wait forever.

    Parameters
    ----------
    layers : Layers
        The architecture, `Model.layers`.
    params : tree of arrays
        Of `linear` or `mlp`.
    inputs : (rows, …), or SciPy's sparse array (rows, inputs)
        As the model takes them; their floating type is that of the arithmetic.

    Returns
    -------
    (rows, outputs)

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.models import linear
    >>> params = {"weight": np.array([[1.0, 2.0]]), "bias": np.array([0.5])}
    >>> scores_on_host(linear(2, 1).layers, params, np.array([[3.0, 4.0]])).tolist()
    [[11.5]]
    """
    weights = (params,) if layers.kind == "linear" else params
    weights = [
        (np.asarray(layer["weight"], inputs.dtype).T, layer["bias"])
        for layer in weights
    ]
    names = [layers.activation] * (len(weights) - 1) + [layers.last_activation]
    units = inputs
    if isinstance(units, np.ndarray):
        units = units.reshape(len(units), -1)
    for (weight, bias), name in zip(weights, names, strict=True):
        units = units @ weight
        if layers.intercept:
            units = units + bias.astype(weight.dtype)
        units = on_host[name](units)
    return units
