"""A Flax Module: linen alone or with its variables, nnx with its own weights."""

from typing import Any

import jax
import numpy as np

from ..errors import ModelError
from ..models import adapt
from ._data import as_array
from ._foreign import Foreign
from ._packing import each_of

FEW = 4


def from_flax(thing: Any, X: Any) -> Foreign:
    """Return what a Module computes.

    Parameters
    ----------
    thing : linen Module, (linen Module, variables) or nnx Module
        A linen Module alone is untrained; one with variables may be trained, and so may
        one of nnx.
    X : array, or a dict or a tuple of arrays
        Rows to try it on.

    Raises
    ------
    ModelError
        If it fails on the rows.
    """
    example = _inputs_of(each_of(lambda rows: rows[:FEW], X))
    key = jax.random.key(0)
    if not isinstance(thing, tuple):
        model = adapt(thing, example, None)
        state = None if model.start_state is None else model.start_state(key)
        is_linen = hasattr(thing, "scope")
        return Foreign(
            model=model,
            params=model.init(key),
            state=state,
            trained=False if is_linen else None,
            inputs_of=_inputs_of,
        )
    module, variables = thing
    if not hasattr(variables, "keys") or "params" not in variables:
        raise ModelError(
            f"The second of the pair with {type(module).__name__} must be its "
            "variables, as module.init returned them: {'params': …}."
        )
    model = adapt(thing, example, None)
    fresh = adapt(module, example, None)
    return Foreign(
        model=model,
        params=model.init(key),
        state=None if model.start_state is None else model.start_state(key),
        fresh=fresh.init(key),
        inputs_of=_inputs_of,
    )


def _inputs_of(rows: Any) -> Any:
    return each_of(_one_input, rows)


def _one_input(rows: Any) -> np.ndarray:
    rows = as_array(rows)
    return rows.astype(np.float32) if rows.dtype.kind == "f" else rows
