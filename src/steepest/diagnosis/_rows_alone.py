"""The rows of a user-defined function, where they can be read as inputs and targets.

A function of parameters and a batch shows no scores. But its batch is nearly always a
pair of inputs and targets, and what is asked of rows alone can be asked of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ..models import linear
from ..objectives import Batch, Objective, softmax_cross_entropy, squared_error
from ._case import Case

MOST_CLASSES = 1000  # whole numbers up to that may number classes: chosen
NAMES = (
    {"inputs", "input", "x", "X", "features", "images"},
    {
        *("targets", "target", "y", "Y", "labels", "label", "t"),
    },
)


def rows_alone(case: Case) -> Case | None:
    """Return the rows of a function's case as a case of their own.

    With a linear model at zero in the place of the function, and without a run.

    Returns
    -------
    Case or None
        None if the rows are no pair of inputs and targets.
    """
    rows = _pair(case.rows)
    if rows is None:
        return None
    validation = None if case.validation is None else _pair(case.validation)
    classes = rows.targets.dtype.kind in "iu"
    outputs = max(int(rows.targets.max()) + 1, 2) if classes else rows.targets[0].size
    columns = rows.inputs[0].size
    model = linear(columns, outputs)
    start = {
        "weight": np.zeros((outputs, columns), np.float32),
        "bias": np.zeros(outputs, np.float32),
    }
    loss = softmax_cross_entropy() if classes else squared_error()
    return replace(
        case,
        objective=Objective(model, loss),
        start=start,
        rows=rows,
        validation=validation,
        run=None,
        planned=case.settings,
    )


def _pair(rows: Any) -> Batch | None:
    """Return a batch of inputs and targets; None where it is none."""
    parts = _two(rows)
    if parts is None:
        return None
    x, y = (np.asarray(part) for part in parts)
    if not (x.ndim and y.ndim and len(x) == len(y)) or x.dtype.kind != "f":
        return None
    x = x.reshape(len(x), -1) if x.ndim == 1 else x
    if y.dtype.kind in "iu":
        y = y[:, 0] if y.ndim == 2 and y.shape[1] == 1 else y
        classes = y.ndim == 1 and 0 <= y.min() <= y.max() <= MOST_CLASSES
        return Batch(x, y.astype(np.int32)) if classes else None
    if y.dtype.kind != "f" or y.ndim > 2:
        return None
    return Batch(x, y.reshape(len(y), -1))


def _two(rows: Any) -> tuple[Any, Any] | None:
    if isinstance(rows, Batch):
        return (rows.inputs, rows.targets) if rows.weights is None else None
    if isinstance(rows, Mapping) and len(rows) == 2:
        inputs, targets = (set(rows) & names for names in NAMES)
        if len(inputs) == len(targets) == 1:
            return rows[inputs.pop()], rows[targets.pop()]
    if isinstance(rows, tuple | list) and len(rows) == 2:
        return rows[0], rows[1]
    return None
