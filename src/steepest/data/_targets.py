"""Targets: classes as indices, or scaled numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import DataError, SettingError
from ._rows import BadRows
from ._scaling import CenterAndFactor, of_columns
from ._values import as_numbers, as_text, distinct_texts, unusable
from ._written_numbers import NumberFormat

_FEW = 20  # whole numbers with at most so many values, or √rows, count as classes


@dataclass(frozen=True)
class ClassTargets:
    """Names of classes ↔ indices 0 … C − 1.

    Attributes
    ----------
    names : tuple of str
        The target column.
    classes : tuple of str
        Sorted: numbers by size, text by letter.
    text : bool
        Whether the classes were text, so that "01" is not read as the number 1.
    spellings : tuple of (str, str)
        Other spellings, and the class that each of them means.
    one_hot : tuple of str
        The class that each target column stands for, where a 1 among zeros tells it.
    """

    names: tuple[str, ...]
    classes: tuple[str, ...]
    text: bool
    spellings: tuple[tuple[str, str], ...] = ()
    one_hot: tuple[str, ...] = ()

    def check(self, values: np.ndarray, bad: BadRows) -> np.ndarray:
        """Return int32 class indices; a row without a known class is bad."""
        if self.one_hot and values.shape[1:] == (len(self.one_hot),):
            values = from_one_hot(values, self.one_hot)
        values = _one_column(values, self.names)
        texts, inverse = distinct_texts(values)
        index = {name: code for code, name in enumerate(self.classes)}
        index |= {o: index[name] for o, name in self.spellings if name in index}
        names = np.array([_spelled(text, index) for text in texts], object)
        codes = np.array([index.get(name, -1) for name in names], np.int32)[inverse]
        row_classes = names[inverse]
        reject_missing(row_classes[:, None], self.names[:1], bad)
        bad.reject(
            codes < 0,
            lambda row: (
                f"{bad.rows.place(row)}: found class '{row_classes[row]}', which the "
                f"training part does not have; its classes are "
                f"{listed(self.classes)}. Take such rows out, or train with some."
            ),
        )
        return codes

    def values(self) -> tuple[Any, ...]:
        """Return the classes as the targets held them, not as names."""
        if self.text:
            return self.classes
        words = {"true": True, "false": False}
        if set(self.classes) <= set(words):
            return tuple(words[name] for name in self.classes)
        kind = (
            float if any("." in name or "e" in name for name in self.classes) else int
        )
        return tuple(kind(name) for name in self.classes)

    def unknown(self, n_rows: int) -> np.ndarray:
        """Return the targets of rows whose class is not known."""
        return np.full(n_rows, -1, np.int32)

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return JSON values and named arrays, for `from_state`."""
        state = {"task": "classification", "names": list(self.names)}
        if self.one_hot:
            state |= {"one_hot": list(self.one_hot)}
        if self.spellings:
            state |= {"spellings": [list(pair) for pair in self.spellings]}
        return state | {"classes": list(self.classes), "text": self.text}, {}


@dataclass(frozen=True)
class NumberTargets:
    """Numbers ↔ (number − center) · factor, one center and factor per output.

    Attributes
    ----------
    names : tuple of str
        The target columns.
    scaling : CenterAndFactor
        () or (outputs,) float64 arrays, learned on the training part.
    form : NumberFormat or None
        How the numbers were written, if as text.
    """

    names: tuple[str, ...]
    scaling: CenterAndFactor
    form: NumberFormat | None = None

    def check(self, values: np.ndarray, bad: BadRows) -> np.ndarray:
        """Return scaled float32 targets; a row without its numbers is bad."""
        if values.shape[1:] != self.scaling.center.shape:
            raise DataError(
                f"{bad.rows.source}: found targets of shape {values.shape[1:]} in "
                f"each row; the training part has {self.scaling.center.shape}."
            )
        if self.form is not None and values.dtype.kind in "OU":
            values = _written(values, self.form)
        numbers = check_numbers(values, self.names, bad)
        return self.scaling.apply(numbers).astype(np.float32)

    def unknown(self, n_rows: int) -> np.ndarray:
        """Return the targets of rows whose numbers are not known."""
        return np.full((n_rows, *self.scaling.center.shape), np.nan, np.float32)

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return JSON values and named arrays, for `from_state`."""
        center, factor = self.scaling
        arrays = {"target_center": center, "target_factor": factor}
        state = {"task": "regression", "names": list(self.names)}
        if self.form is not None:
            state |= {"form": self.form.to_state()}
        return state, arrays


def infer_task(
    values: np.ndarray, names: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """Return "classification" or "regression", and a note where both were possible.

    Text and booleans are classes. Whole numbers are classes when they have at most
    max(20, √rows) different values and no more than half as many as there are rows.
    Everything else, and several target columns, is regression.

    Examples
    --------
    >>> import numpy as np
    >>> infer_task(np.array([0.5, 1.5, 2.5]), ("price",))
    ('regression', ())
    """
    if values.ndim > 1 and values.shape[1] > 1:
        return "regression", ()
    if values.dtype.kind in "bOUS":
        return "classification", ()
    present = values[~np.isnan(values)] if values.dtype.kind == "f" else values
    distinct = np.unique(present)
    if not np.all(present == np.round(present)):
        return "regression", ()
    few = max(_FEW, int(np.sqrt(len(values))))
    if len(distinct) <= min(few, len(values) // 2):
        note = (
            f"'{names[0]}' holds whole numbers with {len(distinct)} different values, "
            "taken as classes; for numbers, set the task to regression."
        )
        return "classification", (note,)
    return "regression", ()


def learn_targets(
    values: np.ndarray, names: tuple[str, ...], task: str, scaling: str, source: str
) -> ClassTargets | NumberTargets:
    """Learn classes or scaling from the targets of the training part.

    Raises
    ------
    DataError
        If there is only one class, or if every number is the same.
    """
    if task == "classification":
        values = _one_column(values, names)
        text = as_text(values)
        classes = sorted_classes(text)
        if len(classes) < 2:
            only = next(iter(classes), "")
            raise DataError(
                f"{source}: every row that can be learned from has class "
                f"'{only}' in {names[0]}. Learning to tell classes apart needs "
                "at least two; add rows of another class."
            )
        return ClassTargets(names, classes, values.dtype.kind in "OUS")
    if task != "regression":
        raise SettingError(
            f"task must be 'classification' or 'regression'; found {task!r}."
        )
    numbers = values.astype(np.float64)
    constant = np.atleast_1d(numbers.max(axis=0) == numbers.min(axis=0))
    if constant.any():
        column = int(np.argmax(constant))
        raise DataError(
            f"{source}: every row that can be learned from has "
            f"{names[column]} = {np.atleast_2d(numbers.T)[column, 0]:g}, so there is "
            "nothing to predict. Choose another target, or give more rows."
        )
    return NumberTargets(names, of_columns(numbers, scaling))


def sorted_classes(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of classes in order: numbers by size, text by letter.

    Examples
    --------
    >>> sorted_classes(["b", "10", "9", "a"])
    ('9', '10', 'a', 'b')
    """
    return tuple(sorted(set(names), key=_by_size))


def check_numbers(
    values: np.ndarray, names: tuple[str, ...], bad: BadRows
) -> np.ndarray:
    """Return float64 targets; a missing, infinite or text cell makes its row bad."""
    table = values[:, None] if values.ndim == 1 else values
    columns = []
    for name, column in zip(names, table.T, strict=True):
        numbers, text = as_numbers(column)
        bad.reject(
            text,
            lambda row, name=name, column=column: (
                f"{bad.rows.place(row)}: target '{name}' holds '{column[row]}', "
                "but regression needs numbers. Correct it, or set the task to "
                "classification."
            ),
        )
        bad.reject(
            unusable(numbers),
            lambda row, name=name, numbers=numbers: (
                f"{bad.rows.place(row)}: target '{name}' is {numbers[row]:g}, which "
                "is not a finite float32 number. Correct it, or take the row out."
            ),
        )
        columns.append(numbers)
    numbers = np.stack(columns, axis=1)
    reject_missing(numbers, names, bad)
    return numbers[:, 0] if values.ndim == 1 else numbers


def reject_missing(values: np.ndarray, names: tuple[str, ...], bad: BadRows) -> None:
    """Mark rows without a target as bad."""
    for name, column in zip(names, values.T, strict=True):
        missing = column == None if column.dtype == object else np.isnan(column)  # noqa: E711
        bad.reject(
            missing,
            lambda row, name=name: (
                f"{bad.rows.place(row)}: target '{name}' is missing. "
                "Fill it in, or take the row out."
            ),
        )


def listed(names: tuple[str, ...], most: int = 10) -> str:
    """Return names in one line, shortened when there are many."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    return shown if more <= 0 else f"{shown} and {more} more"


def is_one_hot(values: np.ndarray) -> bool:
    """Return whether each row of targets is a single 1 among zeros.

    Examples
    --------
    >>> is_one_hot(np.eye(3)), is_one_hot(np.ones((2, 3)))
    (True, False)
    """
    if values.ndim != 2 or values.shape[1] < 2 or values.dtype.kind not in "buif":
        return False
    return bool(np.isin(values, (0, 1)).all() and (values.sum(axis=1) == 1).all())


def from_one_hot(values: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """Return the class of each row; None where it is not a single 1 among zeros."""
    numbers, bad = as_numbers(values.reshape(-1))
    ones = np.where(bad, np.nan, numbers).reshape(values.shape) == 1
    classes = np.array(names, object)[ones.argmax(axis=1)]
    classes[ones.sum(axis=1) != 1] = None
    return classes


def _spelled(name: str | None, known: Mapping[str, int]) -> str | None:
    """Return a class without spaces around it, unless it is known with them."""
    return name if name is None or name in known else name.strip()


def _written(values: np.ndarray, form: NumberFormat) -> np.ndarray:
    """Return numbers where the texts of targets hold them, and else the texts."""
    flat = values.astype(object).reshape(-1)
    numbers, bad = form.read(flat)
    return np.where(bad, flat, numbers.astype(object)).reshape(values.shape)


def _one_column(values: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    if values.ndim == 1:
        return values
    if values.shape[1] == 1:
        return values[:, 0]
    raise DataError(
        f"Classification has one target column; found {values.shape[1]} "
        f"({listed(names)}). Choose one of them, or set the task to regression."
    )


def _by_size(name: str) -> tuple[bool, float, str]:
    number, bad = as_numbers(np.array([name], object))
    text = bool(bad[0]) or name.lower() in ("true", "false") or number[0] != number[0]
    return text, 0.0 if text else float(number[0]), name
