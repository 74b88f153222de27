"""What the targets of a classifier are: classes, probabilities, several labels."""

from typing import Any, Literal

import numpy as np
from scipy.sparse import issparse

from ..errors import DataError, SettingError

Kind = Literal["classes", "one_hot", "soft", "several"]
"""One class a row, as a name or as a single 1 among zeros; a probability of each class;
or any number of labels a row."""

SAME = 1e-3  # that probabilities which were rounded may add up to beside 1
HALF = 0.5

LOSS_OF: dict[Kind, tuple[str, tuple[str | None, ...]]] = {
    "soft": (
        "soft_label_cross_entropy",
        (None, "softmax_cross_entropy", "soft_label_cross_entropy"),
    ),
    "several": (
        "multilabel_cross_entropy",
        (None, "binary_cross_entropy", "multilabel_cross_entropy"),
    ),
}
"""The loss of targets that are columns, and the names that mean it."""

NAMES = {"soft": "a probability of each class", "several": "several labels a row"}


def table_of_labels(y: Any) -> np.ndarray | None:
    """Return targets of several columns as numbers; None where there is one column.

    Raises
    ------
    DataError
        If they are neither zeros and ones nor probabilities.
    """
    if issparse(y):
        y = y.toarray()
    y = np.asarray(y)
    if y.ndim != 2 or y.shape[1] < 2:
        return None
    if y.dtype.kind not in "iufb":
        raise DataError(
            f"y has {y.shape[1]} columns of {y.dtype}, such as {y[0, 0]!r} in row 0. "
            "Give one column of classes; or a column of zeros and ones, or of "
            "probabilities, for each class."
        )
    wrong = ~((y >= 0) & (y <= 1))
    if wrong.any():
        row, column = (int(place[0]) for place in np.nonzero(wrong))
        raise DataError(
            f"y has {y.shape[1]} columns, and row {row} (counted from 0) holds "
            f"{y[row, column]:g} in column {column}: Unknown label type. Give one "
            "column of classes; or a column of zeros and ones, or of probabilities, "
            "for each class."
        )
    return y.astype(np.float64)


def kind_of(table: np.ndarray) -> Kind:
    """Return what columns of numbers from 0 to 1 mean.

    Examples
    --------
    >>> kind_of(np.array([[0.0, 1.0], [1.0, 0.0]]))
    'one_hot'
    >>> kind_of(np.array([[0.3, 0.7], [1.0, 0.0]]))
    'soft'
    >>> kind_of(np.array([[1.0, 1.0], [0.0, 0.0]]))
    'several'
    """
    alone = np.abs(table.sum(axis=1) - 1) <= SAME
    whole = ((table == 0) | (table == 1)).all()
    if alone.all():
        return "one_hot" if whole else "soft"
    return "several"


def loss_of(kind: Kind, name: Any) -> Any:
    """Return the loss that the name of a loss means for such targets.

    Raises
    ------
    SettingError
        If it is for one class a row.
    """
    if kind not in LOSS_OF:
        return name
    loss, names = LOSS_OF[kind]
    if not isinstance(name, str | None):
        return name  # an object or a function, which knows its targets
    if name is not None and name.replace("-", "_") not in names:
        raise SettingError(
            f"The loss {name} is for one class a row, and y holds {NAMES[kind]}. "
            "Leave the loss out."
        )
    return loss


def check_columns(table: np.ndarray | None, kind: Kind, n_labels: int) -> None:
    """Raise for other targets than those of the fit.

    Raises
    ------
    DataError
        If there are other columns, or none.
    """
    found = 1 if table is None else table.shape[1]
    wanted = n_labels if kind != "classes" else 1
    if found != wanted:
        raise DataError(
            f"The targets have {found} columns; those of the fit had {wanted}. Give "
            "the same columns."
        )
