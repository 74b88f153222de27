"""A model with its loss: the one that is named, its own, or one for its targets."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from ..errors import DataError
from ..models import Model
from ..objectives import Batch, Loss, losses
from ._data import as_array, classes_of, is_name
from ._foreign import Foreign
from ._packing import each_of
from ._positions import arranged

Targets = Callable[[Any, str], Any]
"""From a user's targets, and what their rows are called, to those of the loss."""


def with_loss(foreign: Foreign, X: Any, y: Any, loss: Any) -> tuple[Foreign, Targets]:
    """Return a model with a loss, and what makes targets for it of those of a user.

    Parameters
    ----------
    foreign : Foreign
    X, y : arrays
        The rows of a user and their targets.
    loss : str or Loss, optional
        What the user named; others were read with the model.
    """
    few = foreign.inputs_of(each_of(lambda rows: rows[:2], X))
    few = as_array(few)
    shape: tuple[int, ...] = ()
    if few.dtype.kind in "iufb" and len(few):  # others are refused with their values
        shape = shape_of_scores(foreign, few)
    found = arranged(foreign, shape, y, loss)
    if found is not None:
        return found
    return _with_loss(foreign, shape, y, loss), lambda y, name: y


def _with_loss(foreign: Foreign, shape: tuple[int, ...], y: Any, loss: Any) -> Foreign:
    if is_name(loss) or (isinstance(loss, str) and foreign.loss is None):
        foreign = replace(foreign, loss=losses[loss]())
    elif isinstance(loss, Loss):
        foreign = replace(foreign, loss=loss)
    if foreign.classes is None:
        foreign = replace(foreign, classes=classes_of(y))
    if foreign.loss is not None:
        if foreign.loss.task == "regression":
            return replace(foreign, classes=None)
        if foreign.classes is None:  # whole numbers that came as floats
            return replace(foreign, classes=np.unique(as_array(y)))
        return foreign
    if foreign.classes is None:
        return replace(foreign, loss=losses["squared_error"]())
    one = shape == (1,) and len(foreign.classes) == 2
    name = "binary_cross_entropy" if one else "softmax_cross_entropy"
    return replace(foreign, loss=losses[name]())


def shape_of_scores(foreign: Foreign, inputs: Any) -> tuple[int, ...]:
    """Return the shape of the scores of one row."""
    model: Model = foreign.model
    first = (foreign.state,) if model.has_state else ()

    def scores(params: Any, inputs: Any) -> Any:
        out = model.apply(params, *first, inputs, None)
        return out[0] if model.has_state else out

    params = jax.tree.map(np.float32, foreign.params)
    return jax.eval_shape(scores, params, inputs[:2]).shape[1:]


def check_outputs(foreign: Foreign, rows: Batch) -> None:
    """Raise if a model's outputs do not fit its targets.

    Raises
    ------
    DataError
        If they do not.
    """
    loss = foreign.loss
    if loss is None:
        return
    shape = shape_of_scores(foreign, rows.inputs)
    if loss.task == "classification" and foreign.classes is not None:
        what, n = "classes", len(foreign.classes)
    else:
        what, n = "numbers a target", int(np.prod(rows.targets.shape[1:], dtype=int))
    wanted = loss.n_scores(n)
    if shape != (wanted,):
        shown = shape[0] if len(shape) == 1 else shape
        raise DataError(
            f"The model {foreign.model.name} gives {shown} scores a row; "
            f"{loss.name.replace('_', '-')} of {n} {what} takes {wanted}. Give the "
            f"last layer {wanted} outputs, or name another loss: loss=…"
        )
