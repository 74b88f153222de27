"""The objective and the data of `descend`, checked and as arrays of rows."""

import functools
from typing import Any

import jax
import numpy as np

from .._core import Tree, shown_name
from ..data import Dataset, DiskRows
from ..errors import DataError, ModelError
from ..objectives import Batch, Loss, Objective, losses
from ._function import FunctionObjective

EXACT_BYTES = 1 << 28  # rows up to this size are mapped whole: an exact shuffle
BLOCK_BYTES = 1 << 16  # of a larger file, read together
WINDOW_BYTES = 1 << 26  # of a larger file, shuffled together
PART = 1 << 20  # targets that are looked at together
ROUNDING = 1e-6  # of float32: a probability may be a little above 1


def prepared(objective: Any, data: Any, dtype: str) -> tuple[Any, Any]:
    """Return the objective as a tree, and its rows as NumPy arrays.

    See Also
    --------
    descend : calls this on its objective and data.
    """
    if isinstance(objective, Objective):
        if data is None:
            raise DataError("An Objective needs data: pass (inputs, targets).")
        return objective.astype(dtype), rows_of(data, dtype, objective)
    if not callable(objective):
        raise ModelError(
            "The objective is an Objective or a function of the parameters; "
            f"got {type(objective).__name__}."
        )
    wrapped = FunctionObjective(objective, takes_batch=data is not None)
    if data is None:
        return wrapped, np.zeros((1, 0), np.float32)
    return wrapped, rows_of(data, dtype, wrapped)


def rows_of(data: Any, dtype: str, objective: Any) -> Any:
    """Return data as a tree of arrays whose leading axes agree, weights at mean 1.

    See Also
    --------
    descend : calls this on its objective and data.
    """
    if isinstance(data, Dataset):
        data = Batch(data.inputs, data.targets, data.weights)
    elif isinstance(objective, Objective):
        if not isinstance(data, tuple | list) or not 2 <= len(data) <= 3:
            raise DataError(
                "Data for an Objective are (inputs, targets) or (inputs, targets, "
                f"weights); got {type(data).__name__}."
            )
        data = Batch(*data)

    def as_rows(a: Any) -> np.ndarray | DiskRows:
        if isinstance(a, np.memmap) and a.ndim:
            a = DiskRows.of(a)
        a = a if isinstance(a, DiskRows) else np.asarray(a)
        if a.dtype.kind == "f" or (a.dtype.kind in "iub" and a.dtype.itemsize > 4):
            a = a.astype(dtype if a.dtype.kind == "f" else np.int32)
        return a if isinstance(a, DiskRows) else np.ascontiguousarray(a)

    rows = jax.tree.map(as_rows, data)
    lengths = {len(a) if a.ndim else None for a in jax.tree.leaves(rows)}
    if len(lengths) != 1 or None in lengths:
        shapes = ", ".join(str(a.shape) for a in jax.tree.leaves(rows))
        raise DataError(f"All data arrays need the same number of rows; got {shapes}.")
    if lengths == {0}:
        raise DataError("The data hold no rows.")
    if isinstance(rows, Batch) and rows.weights is not None:
        rows = rows._replace(weights=_normalized(rows.weights[:], dtype))
    return rows


def _normalized(weights: np.ndarray, dtype: str) -> np.ndarray:
    """Return weights scaled to mean 1, so that the loss of a batch is unbiased."""
    weights = weights.astype(np.float64)
    if not np.isfinite(weights).all() or (weights < 0).any() or weights.sum() == 0:
        raise DataError(
            "Weights are finite numbers of 0 or more with a positive sum; "
            f"got values from {weights.min()} to {weights.max()}."
        )
    return (weights / weights.mean()).astype(dtype)


def blocks_of(rows: Any) -> tuple[int, int]:
    """Return the rows in a block and in a window, 1 and 1 for an exact shuffle.

    Files too large for an exact shuffle are read in blocks from then on.

    See Also
    --------
    BatchPlan : takes both numbers.
    """
    on_disk = [a for a in jax.tree.leaves(rows) if isinstance(a, DiskRows)]
    row_bytes = sum(a.row_bytes for a in on_disk)
    if not on_disk or row_bytes * len(on_disk[0]) <= EXACT_BYTES:
        return 1, 1
    block = max(BLOCK_BYTES // row_bytes, 1)
    for rows_on_disk in on_disk:
        rows_on_disk.read_in_blocks(block)
    return block, max(WINDOW_BYTES // (block * row_bytes), 1) * block


def check_targets(objective: Any, params: Tree, rows: Any) -> None:
    """Raise for a target that the loss does not take.

    A class index that the scores of the model do not have, or a number out of range. A
    compiled loss cannot raise: it would ignore such a row and train on the others. The
    user's own losses may give other numbers a meaning of their own.
    """
    if not isinstance(objective, Objective) or not isinstance(rows, Batch):
        return
    loss = objective.loss
    if loss.task == "regression":
        if not loss.takes_any_number:
            _check_range(loss, rows.targets)
        return
    if loss.name not in losses or rows.targets.ndim > 1:
        return
    few = jax.ShapeDtypeStruct((2, *rows.inputs.shape[1:]), rows.inputs.dtype)
    n_scores = jax.eval_shape(objective.scores, params, few).shape[-1]
    n_classes = 2 if loss.n_scores(2) == n_scores else n_scores
    for begin in range(0, len(rows.targets), PART):
        targets = rows.targets[begin : begin + PART]
        wrong = ~((targets >= 0) & (targets < n_classes))
        if wrong.any():
            row = int(wrong.argmax())
            raise DataError(
                f"Row {begin + row} (counted from 0) has class {targets[row]:g}, and "
                f"the model has scores for the classes 0 to {n_classes - 1}. Number "
                "the classes from 0: np.unique(labels, return_inverse=True)[1]."
            )


def _check_range(loss: Loss, targets: Any) -> None:
    least, most = loss.target_range
    room = ROUNDING * max(abs(each) for each in (least, most, 1.0) if np.isfinite(each))
    for begin in range(0, len(targets), PART):
        numbers = targets[begin : begin + PART].reshape(
            -1, int(np.prod(targets.shape[1:]))
        )
        wrong = (numbers < least - room) | (numbers > most + room)
        if wrong.any():
            row = int(wrong.any(axis=1).argmax())
            value = numbers[row][wrong[row]][0]
            raise DataError(
                f"Row {begin + row} (counted from 0) has the target {value:g}; the "
                f"loss {shown_name(loss.name)} takes numbers from {least:g} to "
                f"{most:g}. Correct the targets, or choose another loss."
            )


def check_start(objective: Any, params: Tree, rows: Any) -> None:
    """Check, without computing anything, that the objective returns one number."""
    leaves, tree = jax.tree.flatten((objective, params, rows))
    first_row = len(leaves) - len(jax.tree.leaves(rows))
    few = [a.shape for a in leaves[:first_row]]
    few += [(min(len(a), 2), *a.shape[1:]) for a in leaves[first_row:]]
    try:
        shape = _value_of(tree, tuple(few), tuple(a.dtype for a in leaves))
    except (TypeError, ValueError) as problem:
        raise ModelError(
            f"The objective cannot be evaluated at the start: {problem}"
        ) from problem
    if getattr(shape, "shape", None) != ():
        raise ModelError(
            "The objective must return one number; it returns "
            f"{jax.tree.map(lambda s: s.shape, shape)}. Take the mean over the batch."
        )


@functools.lru_cache(maxsize=256)
def _value_of(tree: Any, shapes: Any, dtypes: Any) -> Any:
    """Return the shape of the objective's value; traced once for equal shapes."""
    leaves = [jax.ShapeDtypeStruct(*kind) for kind in zip(shapes, dtypes, strict=True)]
    return jax.eval_shape(lambda f, *arguments: f(*arguments), *tree.unflatten(leaves))
