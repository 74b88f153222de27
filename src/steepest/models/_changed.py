"""Parameters changed so that the scores stay the same while inputs or outputs change.

All of them are for `linear` and `mlp`, and computed by NumPy.
"""

from typing import Any

import numpy as np

from ._layers import Layers


def with_inputs_rescaled(
    layers: Layers, params: Any, before: tuple[Any, Any], after: tuple[Any, Any]
) -> Any:
    """Return parameters with the same scores, of inputs that are scaled otherwise.

    W (x − c) f + b = W' (x − c') f' + b' with W' = W f / f' and b' = b + W f (c' − c).

    Parameters
    ----------
    layers : Layers
    params : tree of arrays
    before, after : (center, factor)
        c and f: numbers, or one per input.

    Examples
    --------
    >>> from steepest.models import linear
    >>> params = {"weight": np.array([[3.0]]), "bias": np.array([1.0])}
    >>> with_inputs_rescaled(linear(1, 1).layers, params, (0.0, 1.0), (5.0, 0.5))
    {'weight': array([[6.]]), 'bias': array([16.])}
    """
    (center, factor), (new_center, new_factor) = (
        [np.asarray(part, np.float64).reshape(-1) for part in scale]
        for scale in (before, after)
    )
    first = params if layers.kind == "linear" else params[0]
    weight = np.asarray(first["weight"], np.float64)
    shift = (weight * factor) @ np.broadcast_to(new_center - center, weight.shape[1:])
    changed = {
        "weight": (weight * (factor / new_factor)).astype(first["weight"].dtype),
        "bias": (first["bias"] + shift).astype(first["bias"].dtype),
    }
    return changed if layers.kind == "linear" else (changed, *params[1:])


def with_outputs_rescaled(
    layers: Layers, params: Any, before: tuple[Any, Any], after: tuple[Any, Any]
) -> Any:
    """Return parameters whose scores, in the units of the targets, stay the same.

    s / f + c = s' / f' + c' with W' = W f' / f and b' = (b / f + c − c') f'. Only
    without a last activation.

    Parameters
    ----------
    layers : Layers
    params : tree of arrays
    before, after : (center, factor)
        c and f: numbers, or one per output.

    Examples
    --------
    >>> from steepest.models import linear
    >>> params = {"weight": np.array([[3.0]]), "bias": np.array([1.0])}
    >>> with_outputs_rescaled(linear(1, 1).layers, params, (0.0, 1.0), (5.0, 0.5))
    {'weight': array([[1.5]]), 'bias': array([-2.])}
    """
    (center, factor), (new_center, new_factor) = (
        [np.asarray(part, np.float64).reshape(-1) for part in scale]
        for scale in (before, after)
    )
    last = params if layers.kind == "linear" else params[-1]
    weight, bias = last["weight"], last["bias"]
    ratio = np.broadcast_to(new_factor / factor, len(bias))
    changed = {
        "weight": (weight * ratio[:, None]).astype(weight.dtype),
        "bias": ((bias / factor + center - new_center) * new_factor).astype(bias.dtype),
    }
    return changed if layers.kind == "linear" else (*params[:-1], changed)


def with_opposite_output(layers: Layers, params: Any) -> Any:
    """Return parameters with two outputs, −s and s, in place of one, s.

    Parameters
    ----------
    layers : Layers
    params : tree of arrays

    Examples
    --------
    >>> from steepest.models import linear
    >>> params = {"weight": np.array([[3.0]]), "bias": np.array([1.0])}
    >>> with_opposite_output(linear(1, 1).layers, params)["bias"]
    array([-1.,  1.])
    """
    last = params if layers.kind == "linear" else params[-1]
    changed = {name: np.concatenate([-old, old]) for name, old in last.items()}
    return changed if layers.kind == "linear" else (*params[:-1], changed)


def with_outputs_placed(
    layers: Layers, params: Any, places: np.ndarray, n_outputs: int
) -> Any:
    """Return parameters with more outputs: the old ones at their places, zero weights.

    Parameters
    ----------
    layers : Layers
    params : tree of arrays
    places : (…,) int
        Where each output goes; those that have no place are left out.
    n_outputs : int
        Outputs after.

    Examples
    --------
    >>> from steepest.models import linear
    >>> params = {"weight": np.array([[3.0], [4.0]]), "bias": np.array([1.0, 2.0])}
    >>> with_outputs_placed(linear(1, 2).layers, params, np.array([2, 0]), 3)["bias"]
    array([2., 0., 1.])
    """
    last = params if layers.kind == "linear" else params[-1]
    changed = {}
    for name, old in last.items():
        changed[name] = np.zeros((n_outputs, *old.shape[1:]), old.dtype)
        changed[name][places] = old[: len(places)]
    return changed if layers.kind == "linear" else (*params[:-1], changed)
