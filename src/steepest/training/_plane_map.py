"""What a model answers over a plane: its decision boundary, or its heights."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np

from .._core import Tree
from ..data import Dataset, Encoding
from ..descent import scores_of
from ..objectives import Objective

MARGIN = 0.12  # of the width of the points, around them


@dataclass(frozen=True)
class Plane:
    """Two inputs of a model, and the range over which it is asked.

    Attributes
    ----------
    columns : (int, int)
        Which inputs; the others stay at their mean over the rows.
    names : (str, str)
        What they are called.
    low, high : (2,) array
        The range, in the model's own inputs.
    center, factor : (2,) array
        An input is (value − center) · factor, if the value is that of the table.
    rest : (inputs,) array
        The mean of every input.
    """

    columns: tuple[int, int]
    names: tuple[str, str]
    low: np.ndarray
    high: np.ndarray
    center: np.ndarray
    factor: np.ndarray
    rest: np.ndarray

    def grid(self, size: int) -> np.ndarray:
        """Return (size², inputs) points, row by row from the lowest second input on."""
        first, second = np.linspace(self.low, self.high, size).T
        points = np.repeat(self.rest[None], size * size, axis=0)
        points[:, self.columns[0]] = np.tile(first, size)
        points[:, self.columns[1]] = np.repeat(second, size)
        return points.astype(np.float32)


def plane_of(
    rows: Dataset, encoding: Encoding, columns: Sequence[int] = (0, 1)
) -> Plane | None:
    """Return the plane of two inputs; None for images, and where there is only one.

    Examples
    --------
    >>> from steepest.data import load
    >>> splits = load("moons")
    >>> plane = plane_of(splits.train, splits.encoding)
    >>> plane.names, plane.grid(3).shape
    (('x1', 'x2'), (9, 2))
    """
    inputs = np.asarray(rows.inputs[:])
    if inputs.ndim != 2 or inputs.shape[1] < 2:
        return None
    i, j = columns
    chosen = inputs[:, [i, j]].astype(np.float64)
    low, high = chosen.min(0), chosen.max(0)
    room = MARGIN * np.where(high > low, high - low, 1.0)
    names = rows.feature_names or tuple(f"x{k + 1}" for k in range(inputs.shape[1]))
    scaled = [_center_and_factor(encoding, names[k]) for k in (i, j)]
    return Plane(
        columns=(i, j),
        names=(names[i], names[j]),
        low=low - room,
        high=high + room,
        center=np.array([center for center, _ in scaled]),
        factor=np.array([factor for _, factor in scaled]),
        rest=inputs.mean(0, dtype=np.float64),
    )


def plane_map(
    objective: Objective, params: Tree, plane: Plane, size: int = 64
) -> tuple[np.ndarray, np.ndarray | None]:
    """Return what a model answers on a grid over a plane.

    Returns
    -------
    answers : (size, size)
        The index of the predicted class, or the predicted number; the first axis is
        the second input.
    certain : (size, size) or None
        The probability of that class, where the loss defines one.

    See Also
    --------
    plane_of : the plane of some rows.
    """
    scores: Any = scores_of(objective, params, plane.grid(size))
    answers, certain = _answers(objective, scores)
    answers = np.asarray(answers).reshape(len(scores), -1)[:, 0]
    shape = (size, size)
    return (
        answers.reshape(shape),
        None if certain is None else np.asarray(certain).reshape(shape),
    )


@jax.jit
def _answers(objective: Objective, scores: jax.Array) -> tuple[Any, Any]:
    loss = objective.loss
    answers = loss.predict(scores)
    if loss.probability is None or loss.task != "classification":
        return answers, None
    probability = loss.probability(scores)
    if probability.ndim > 1 and probability.shape[1] > 1:
        return answers, probability.max(1)
    high = probability.reshape(len(scores))
    return answers, jax.numpy.maximum(high, 1 - high)


def _center_and_factor(encoding: Encoding, name: str) -> tuple[float, float]:
    """Return how a column of numbers becomes an input; (0, 1) for any other."""
    for column in getattr(encoding.inputs, "columns", ()):
        if column.name == name and column.categories is None:
            scaling = column.scaling
            return tuple(
                float(np.reshape(value, -1)[0])
                for value in (scaling.center, scaling.factor)
            )
    return 0.0, 1.0
