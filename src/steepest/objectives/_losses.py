"""Every loss by its name."""

from collections.abc import Callable
from typing import Any

from .._core import NameTable
from .._core._options import build
from ._binary import (
    binary_hinge,
    binary_squared_error,
    binary_squared_hinge,
    modified_huber,
)
from ._cross_entropy import binary_cross_entropy, softmax_cross_entropy
from ._hinge import (
    crammer_singer_hinge,
    crammer_singer_squared_hinge,
    hinge,
    squared_hinge,
)
from ._insensitive import epsilon_insensitive, squared_epsilon_insensitive
from ._loss import Loss
from ._poisson import poisson
from ._regression import absolute_error, huber, squared_error
from ._shares import multilabel_cross_entropy, soft_label_cross_entropy

losses: NameTable[Callable[..., Loss]] = NameTable(
    "loss",
    {
        "absolute_error": absolute_error,
        "binary_cross_entropy": binary_cross_entropy,
        "binary_hinge": binary_hinge,
        "binary_squared_error": binary_squared_error,
        "binary_squared_hinge": binary_squared_hinge,
        "crammer_singer_hinge": crammer_singer_hinge,
        "crammer_singer_squared_hinge": crammer_singer_squared_hinge,
        "epsilon_insensitive": epsilon_insensitive,
        "hinge": hinge,
        "huber": huber,
        "modified_huber": modified_huber,
        "multilabel_cross_entropy": multilabel_cross_entropy,
        "poisson": poisson,
        "soft_label_cross_entropy": soft_label_cross_entropy,
        "softmax_cross_entropy": softmax_cross_entropy,
        "squared_epsilon_insensitive": squared_epsilon_insensitive,
        "squared_error": squared_error,
        "squared_hinge": squared_hinge,
    },
)
"""Each entry is a function of its options, with defaults, that returns a `Loss`."""


def loss_named(name: str, **options: Any) -> Loss:
    """Return the loss of that name, made with these options.

    Equal names and options return the same object.

    Parameters
    ----------
    name : str
        A key of `losses`.
    **options : float
        `margin` for the hinges, `delta` for `huber`, `epsilon` for the insensitive
        ones.

    Raises
    ------
    UnknownNameError
        If no loss, or no option of this loss, has that name.
    SettingError
        If an option has a value that cannot work.

    Examples
    --------
    >>> loss_named("hinge", margin=2)
    Loss(hinge, margin=2.0)
    >>> loss_named("hinje")
    Traceback (most recent call last):
        ...
    steepest.errors.UnknownNameError: Unknown loss 'hinje'. Did you mean 'hinge'? ...
    """
    table_name = str(name).replace("-", "_")
    return build("loss", table_name, losses[name], options)
