"""A batch of examples, and the other forms in which one can be given."""

from typing import Any, NamedTuple

import jax
import numpy as np

from ..data import Dataset
from ..errors import DataError


class Batch(NamedTuple):
    """Examples that are computed together.

    Attributes
    ----------
    inputs : (batch, …)
        Numbers or uint8 pixels, before scaling.
    targets : (batch,) or (batch, outputs)
        Class indices, or numbers.
    weights : (batch,) or None
        How much each example counts; None means 1 each.

    Examples
    --------
    >>> import numpy as np
    >>> batch = Batch(np.ones((2, 4)), np.array([0, 1]))
    >>> batch.inputs.shape, batch.weights
    ((2, 4), None)
    """

    inputs: Any
    targets: Any
    weights: Any = None


Pair = tuple[Any, ...] | list[Any] | Dataset
"""(inputs, targets), (inputs, targets, weights), or a Dataset."""


def as_batch(data: Any) -> Batch:
    """Return data as a Batch: a pair, a triple with weights, a Dataset or a Batch.

    Raises
    ------
    DataError
        If it is something else, or the parts differ in length or hold no numbers.

    Examples
    --------
    >>> as_batch(([[1.0, 2.0]], [0])).inputs.shape
    (1, 2)
    """
    if isinstance(data, Batch):
        return data
    if isinstance(data, Dataset):
        data = (data.inputs, data.targets, data.weights)
    if not isinstance(data, tuple | list) or len(data) not in (2, 3):
        kind = type(data).__name__
        if isinstance(data, tuple | list):
            kind += f" of {len(data)}"
        raise DataError(
            "An objective looks at a pair (inputs, targets), at (inputs, targets, "
            f"weights) or at a Batch of them; found {kind}. Call "
            "objective(params, (X, y))."
        )
    names = ("inputs", "targets", "weights")
    parts = [_array(name, part) for name, part in zip(names, data, strict=False)]
    lengths = [part.shape[:1] for part in parts if part is not None]
    if len(set(lengths)) > 1 or () in lengths:
        shapes = ", ".join(
            f"{name} of shape {part.shape}"
            for name, part in zip(names, parts, strict=False)
            if part is not None
        )
        raise DataError(
            f"Inputs and targets belong together row by row; found {shapes}. Give one "
            "target for each row of the inputs."
        )
    return Batch(*parts)


def _array(name: str, values: Any) -> Any:
    if values is None and name == "weights":
        return None
    if not isinstance(values, np.ndarray | jax.Array):
        try:
            values = np.asarray(values)
        except ValueError as error:
            raise DataError(
                f"The {name} cannot be an array ({error}). Give every row the same "
                "shape."
            ) from error
    if values.dtype.kind in "OUSMmV" and values.dtype.names is None:
        raise DataError(
            f"The {name} hold {values.dtype}, and an objective computes with numbers. "
            "Give classes as indices 0, 1, 2, …, or let steepest.train encode text."
        )
    return values
