"""Targets: class indices or numbers, checked before anything is compiled."""

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import DataError, ModelError


def is_target_class(scores: jax.Array, targets: jax.Array) -> jax.Array:
    """Return booleans of the shape of `scores`, true at each row's own class.

    Comparing with an iota needs no gather and no scatter, and was never slower.

    Parameters
    ----------
    scores : (batch, classes)
        Only their shape matters.
    targets : (batch,)
        Class indices in 0..C−1; a row whose index is outside has no true entry.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> is_target_class(jnp.zeros((2, 3)), jnp.array([2, 0])).astype(int).tolist()
    [[0, 0, 1], [1, 0, 0]]
    """
    classes = jax.lax.broadcasted_iota(jnp.int32, scores.shape, 1)
    return classes == targets.astype(jnp.int32)[:, None]


def aligned(scores: jax.Array, targets: jax.Array) -> jax.Array:
    """Return numeric targets in the shape and type of the scores.

    Targets of shape (batch,) fit scores of shape (batch, 1). Any other difference is an
    error, because broadcasting would compare every row with every other.

    Raises
    ------
    ModelError
        If the shapes differ.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> aligned(jnp.zeros((3, 1)), jnp.array([1.0, 2.0, 3.0])).shape
    (3, 1)
    """
    if targets.ndim == scores.ndim - 1:
        targets = targets[..., None]
    if targets.shape != scores.shape:
        raise ModelError(
            f"The model gives scores of shape {scores.shape} for targets of shape "
            f"{targets.shape}. Give it one output per target column."
        )
    return targets.astype(scores.dtype)


def check_targets(targets: np.ndarray, n_classes: int | None) -> None:
    """Raise unless every target is a class index, or a finite number.

    The losses themselves are pure functions inside a compiled program and cannot
    raise: a class index that is out of range would silently be ignored.

    Parameters
    ----------
    targets : (batch,) or (batch, outputs)
        The targets of the loss.
    n_classes : int or None
        How many classes there are; None for numbers (regression).

    Raises
    ------
    DataError
        For the first wrong row, with its value.

    Examples
    --------
    >>> import numpy as np
    >>> check_targets(np.array([0, 2, 1]), 3)
    >>> check_targets(np.array([0, 3, 1]), 3)
    Traceback (most recent call last):
        ...
    steepest.errors.DataError: Class indices must lie in 0..2 for 3 classes; row 1 ...
    """
    targets = np.asarray(targets)
    if targets.size == 0:
        raise DataError("There are no targets: the data have no rows.")
    if n_classes is None:
        _check_numbers(targets)
    else:
        _check_classes(targets, n_classes)


def _check_classes(targets: np.ndarray, n_classes: int) -> None:
    encode = "Encode them first: np.unique(labels, return_inverse=True)[1]."
    if targets.ndim != 1:
        raise DataError(
            f"Class indices must have one axis, (rows,); found shape {targets.shape}."
        )
    if targets.dtype.kind not in "iu":
        raise DataError(
            f"Class indices must be integers; found {targets.dtype}, such as "
            f"{targets[0]!r} in row 0. {encode}"
        )
    wrong = (targets < 0) | (targets >= n_classes)
    if wrong.any():
        row = int(wrong.argmax())
        raise DataError(
            f"Class indices must lie in 0..{n_classes - 1} for {n_classes} classes; "
            f"row {row} holds {targets[row]}, and {int(wrong.sum())} of "
            f"{targets.size} rows are out of range. {encode}"
        )


def _check_numbers(targets: np.ndarray) -> None:
    if targets.dtype.kind not in "iufb":
        raise DataError(
            f"Targets of a regression must be numbers; found {targets.dtype}, such as "
            f"{targets.flat[0]!r} in row 0."
        )
    wrong = ~np.isfinite(targets)
    if wrong.any():
        place = tuple(int(i[0]) for i in np.nonzero(wrong))
        column = f", column {place[1]}" if targets.ndim > 1 else ""
        raise DataError(
            f"Targets must be finite; row {place[0]}{column} holds {targets[place]}, "
            f"and {int(wrong.sum())} of {targets.size} are not finite. "
            "Remove those rows or fill them in."
        )
