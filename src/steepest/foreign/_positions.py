"""Rows with an answer at each position: words, pixels, labels, outputs of a decoder.

A model that gives scores of shape (rows, positions …, classes) becomes one that gives
them as one row of columns, and so do its targets, so that every check can be asked.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import DataError, ModelError
from ..models import Model
from ..objectives import Loss
from ._at_positions import (
    binary_cross_entropy_at_positions,
    cross_entropy_at_positions,
)
from ._data import as_array, is_name
from ._foreign import Foreign

MOST_NUMBERS = 1 << 27  # of targets, as columns: chosen, half a gigabyte


@dataclass(frozen=True)
class Positions:
    """How targets of many positions become columns.

    Attributes
    ----------
    shape : tuple of int
        Of the scores of one row.
    axis : int or None
        That of the classes in them; None where each score is an answer of its own.
    """

    shape: tuple[int, ...]
    axis: int | None

    @property
    def n_classes(self) -> int:
        """How many classes there are at each position."""
        return 0 if self.axis is None else self.shape[self.axis]

    @property
    def places(self) -> tuple[int, ...]:
        """The shape of the positions."""
        return tuple(n for i, n in enumerate(self.shape) if i != self.axis)

    def scores(self, scores: Any) -> Any:
        """Return scores as columns, the classes of a position beside each other."""
        if self.axis is not None:
            scores = jnp.moveaxis(scores, self.axis + 1, -1)
        return scores.reshape(len(scores), -1)

    def targets(self, y: Any, name: str) -> np.ndarray:
        """Return targets as columns like the scores.

        Raises
        ------
        DataError
            If they do not fit the scores.
        """
        targets = as_array(y)
        shape = targets.shape[1:]
        numbers = len(targets) * int(np.prod(self.shape))
        if numbers > MOST_NUMBERS:
            rows = MOST_NUMBERS // int(np.prod(self.shape))
            raise DataError(
                f"{len(targets):,} rows of {self.shape} scores are {numbers:,} numbers "
                f"as columns. Give at most {rows:,} rows; so many show what is wrong."
            )
        if self.axis is None or shape == self.shape:
            if shape not in (self.shape, self.shape[:-1] if self._one else None):
                raise self._do_not_fit(shape, name)
            if self.axis is not None:
                targets = np.moveaxis(targets, self.axis + 1, -1)
            return targets.reshape(len(targets), -1).astype(np.float32)
        if shape == (*self.places, 1):
            targets = targets[..., 0]
        elif shape != self.places:
            raise self._do_not_fit(shape, name)
        self._check_classes(targets, name)
        own = targets[..., None] == np.arange(self.n_classes)
        return own.reshape(len(targets), -1).astype(np.float32)

    @property
    def _one(self) -> bool:
        return self.shape[-1:] == (1,)

    def _check_classes(self, targets: np.ndarray, name: str) -> None:
        wrong = ~np.isin(targets, np.arange(self.n_classes))
        if wrong.any():
            at = tuple(int(i[0]) for i in np.nonzero(wrong))
            raise DataError(
                f"The target of {name} in row {at[0]}, position {at[1:]}, is "
                f"{targets[at]}; the model has the classes 0 to {self.n_classes - 1}. "
                "Positions cannot be left out: give padding a class of its own, or cut "
                "the rows where it begins."
            )

    def _do_not_fit(self, shape: tuple[int, ...], name: str) -> DataError:
        wanted = self.shape if self.axis is None else self.places
        return DataError(
            f"The model gives scores of shape {self.shape} for each row, and the "
            f"targets of {name} have shape {shape}. Give targets of shape {wanted} for "
            "each row."
        )


class Arranged(NamedTuple):
    """A model whose scores are columns, and how its targets become columns."""

    foreign: Foreign
    targets: Callable[[Any, str], np.ndarray]


def arranged(
    foreign: Foreign, shape: tuple[int, ...], y: Any, loss: Any
) -> Arranged | None:
    """Return a model with many answers a row as one of columns; None for others.

    Parameters
    ----------
    foreign : Foreign
    shape : tuple of int
        Of the scores of one row.
    y : array
        Targets.
    loss : str or Loss, optional
        What the user named.

    Raises
    ------
    ModelError
        If the loss is not known for many answers.
    """
    own = foreign.loss
    if isinstance(loss, Loss):
        own = loss
    elif is_name(loss):
        from ..objectives import losses

        own = losses[loss]()
    targets = as_array(y)
    several_labels = len(shape) == 1 and _is_binary(own) and targets.shape[1:] == shape
    if len(shape) < 2 and not (several_labels and shape[0] > 1):
        return None
    axis = _axis_of_classes(shape, targets, own, foreign.classes_first)
    positions = Positions(shape, axis)
    chosen = _loss_of(own, positions, targets)
    notes = [*foreign.notes, _note(positions, chosen)]
    if foreign.class_weights is not None:
        notes.append("The weights of the classes are left out at positions.")
    model = replace(foreign.model, units=None)
    made = replace(
        foreign,
        model=_of_columns(model, positions),
        loss=chosen,
        class_weights=None,
        classes=None,
        notes=tuple(notes),
    )
    return Arranged(made, positions.targets)


def _is_binary(loss: Loss | None) -> bool:
    return loss is not None and loss.name.startswith("binary_cross_entropy")


def _axis_of_classes(
    shape: tuple[int, ...], targets: np.ndarray, loss: Loss | None, first: bool
) -> int | None:
    """Return the axis of the classes in scores; None if each score is an answer."""
    if _is_binary(loss) or (loss is not None and loss.task == "regression"):
        return None
    of_row = targets.shape[1:]
    last = len(shape) - 1
    if len(of_row) == len(shape) and of_row[-1] == 1 and shape[-1] != 1:
        of_row = of_row[:-1]
    places = {0: shape[1:], last: shape[:-1]}
    order = (0, last) if first else (last, 0)
    fitting = [axis for axis in order if places[axis] == of_row and shape[axis] > 1]
    whole = targets.dtype.kind in "iub"
    if fitting and (whole or loss is not None):
        return fitting[0]
    if of_row == shape and (loss is not None or _one_hot(targets, order[0] + 1)):
        return order[0]
    return None if loss is None else order[0]


def _one_hot(targets: np.ndarray, axis: int) -> bool:
    if targets.shape[axis] < 2 or targets.dtype.kind not in "iufb":
        return False
    return bool(np.isin(targets, (0, 1)).all() and (targets.sum(axis) == 1).all())


def _loss_of(loss: Loss | None, positions: Positions, targets: np.ndarray) -> Loss:
    if loss is None:
        from ..objectives import squared_error

        if positions.axis is not None:
            return cross_entropy_at_positions(positions.n_classes)
        two = targets.dtype.kind in "iub" and np.isin(targets, (0, 1)).all()
        return binary_cross_entropy_at_positions() if two else squared_error()
    if loss.name == "softmax_cross_entropy":
        return cross_entropy_at_positions(positions.n_classes)
    if _is_binary(loss):
        given = loss.name.endswith("of_probabilities")
        return binary_cross_entropy_at_positions(of_probabilities=given)
    if loss.task == "regression":
        return loss
    raise ModelError(
        f"The loss {loss.name.replace('_', '-')} is not known here where a row has "
        f"scores of shape {positions.shape}. Known are softmax-cross-entropy, "
        "binary-cross-entropy, and those of numbers."
    )


def _note(positions: Positions, loss: Loss) -> str:
    n = int(np.prod(positions.places, dtype=int))
    if positions.axis is not None:
        return (
            f"Each row has {n:,} positions with one of {positions.n_classes} classes; "
            "the loss is the mean over them, and the score is R² of the probabilities."
        )
    if loss.task == "regression" and loss.target_range == (0.0, 1.0):
        return (
            f"Each row has {n:,} answers of yes or no; the loss is the mean over them, "
            "and the score is R² of the probabilities."
        )
    return f"Each row has {n:,} numbers as its target; the loss is the mean over them."


def _of_columns(model: Model, positions: Positions) -> Model:
    def apply(
        params: Any, state: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> Any:
        scores, state = model.apply(params, state, inputs, key)
        return positions.scores(scores), state

    def alone(params: Any, inputs: jax.Array, key: jax.Array | None = None) -> Any:
        return positions.scores(model.apply(params, inputs, key))

    return replace(model, apply=apply if model.has_state else alone)
