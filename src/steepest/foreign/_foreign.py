"""What a door reads from a model of another package."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .._core import Tree
from ..models import Model
from ..objectives import Loss, Penalty
from ..runs import History


def same(values: Any) -> Any:
    """Return what is given."""
    return values


@dataclass(frozen=True, eq=False, kw_only=True)
class Foreign:
    """A model of another package as functions and numbers, and how it is trained.

    Attributes
    ----------
    model : Model
        Whose scores are those of the other package.
    params : tree
        Its parameters as they came.
    state : tree or None
        What it keeps besides them.
    fresh : tree or None
        Parameters as they are before any training; None where the model cannot be
        drawn anew.
    trained : bool or None
        Whether it was trained; None where the model does not tell.
    loss : Loss or None
        What it is trained with, if the model knows it.
    class_weights : array or None
        How much each class counts, in the order of the scores.
    penalty : Penalty or None
        R, with its strength.
    penalty_strength : float
        λ.
    settings : mapping
        Settings of `descend`, as far as they are known.
    inputs_of : callable
        From the rows of a user to what the model takes, such as the first steps of a
        Pipeline.
    classes : array or None
        The classes in the order of the scores, if the model knows them.
    history : History
        What its own training recorded.
    recorded : bool
        Whether `fresh` is the start of the model's own training, and `history` all its
        steps.
    classes_first : bool
        Whether scores of many positions have the classes before these, as those of
        PyTorch.
    left_out : int or None
        The target of rows that do not count, as `ignore_index` of PyTorch.
    notes : tuple of str
        What the user should know about how it was read.
    """

    model: Model
    params: Tree
    state: Any = None
    fresh: Tree | None = None
    trained: bool | None = None
    loss: Loss | None = None
    class_weights: np.ndarray | None = None
    penalty: Penalty | None = None
    penalty_strength: float = 0.0
    settings: Mapping[str, Any] = field(default_factory=dict)
    inputs_of: Callable[[Any], Any] = same
    classes: np.ndarray | None = None
    history: History = field(default_factory=History)
    recorded: bool = False
    classes_first: bool = False
    left_out: int | None = None
    notes: tuple[str, ...] = ()
