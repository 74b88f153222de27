"""Columns of a table → one float32 matrix, encoded as learned on the training part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from .._core._stored import stored_array
from ..errors import DataError
from ._column_readings import ColumnReading, checked_numbers, stripped
from ._rows import BadRows, Table
from ._scaling import CenterAndFactor, of_columns
from ._stored import StoredTable
from ._targets import listed
from ._values import as_numbers, as_text
from ._written_numbers import texts_of

_FEW = 20  # a text column with so few categories is always kept
_MANY = 1000  # categories at most: each becomes an input


@dataclass(frozen=True)
class Column:
    """One column of the table, as learned on the training part.

    Attributes
    ----------
    name : str
        Its name.
    fill : float or str
        What replaces a missing cell: the median, or the most frequent text.
    scaling : CenterAndFactor
        One center and factor for numbers, one per category for text.
    categories : tuple of str or None
        The known texts; None for numbers.
    """

    name: str
    fill: float | str
    scaling: CenterAndFactor
    categories: tuple[str, ...] | None = None

    @cached_property
    def known(self) -> dict[str, int]:
        """The number of each category."""
        return {text: i for i, text in enumerate(self.categories or ())}

    def features(self) -> tuple[str, ...]:
        """Return the names of the inputs that the column becomes."""
        if self.categories is None:
            return (self.name,)
        return tuple(f"{self.name}={category}" for category in self.categories)

    def encode(self, values: np.ndarray) -> np.ndarray:
        """Return (rows, features) scaled float64 numbers."""
        block = _filled(values, self.fill)
        if self.categories is None:
            block = block[:, None]
        else:
            block = _one_hot(block, self.known)
        return self.scaling.apply(block)


@dataclass(frozen=True)
class TableInputs:
    """The input columns of a table, found by name, in any order.

    Attributes
    ----------
    columns : tuple of Column
        In the order of the training table.
    readings : tuple of ColumnReading
        How columns of the file become these, where their type does not say it.
    strict : bool
        Whether a row with a category that is not known cannot be used.
    """

    columns: tuple[Column, ...]
    readings: tuple[ColumnReading, ...] = ()
    strict: bool = False

    scaling = None  # the numbers are scaled when they are read

    @property
    def feature_names(self) -> tuple[str, ...]:
        """Names of the inputs, "column" or "column=category"."""
        return tuple(name for column in self.columns for name in column.features())

    @property
    def row_shape(self) -> tuple[int, ...]:
        """Shape of one row: a number per input."""
        return (sum(len(column.categories or (0,)) for column in self.columns),)

    def text_columns(self) -> tuple[str, ...]:
        """Return the columns to be read as text, even if they look like numbers."""
        texts = (c.name for c in self.columns if c.categories is not None)
        return tuple(dict.fromkeys((*texts, *(one.name for one in self.readings))))

    def in_files(self) -> tuple[str, ...]:
        """Return the columns as files name them: of a date, one and not its parts."""
        of = {part: one.name for one in self.readings for part in one.columns}
        return tuple(dict.fromkeys(of.get(c.name, c.name) for c in self.columns))

    def check(self, inputs: Any, bad: BadRows) -> Table:
        """Return the input columns; a row that cannot be used is bad.

        A category that the training part does not have is not: it counts as none of
        those known, and `unseen` tells.

        Parameters
        ----------
        inputs : Table, or (rows, columns) array in the order of the training table
            The raw inputs.
        bad : BadRows
            Collects rows, or raises.
        """
        table = self._read(self._as_table(inputs, bad), bad)
        of = {part: one.name for one in self.readings for part in one.columns}
        missing = [
            of.get(c.name, c.name) for c in self.columns if c.name not in table.columns
        ]
        if missing:
            raise DataError(
                f"{bad.rows.source}: no column '{missing[0]}', which the model was "
                f"trained on; found {listed(tuple(table.columns))}. Columns are found "
                "by name, in any order: add or rename it."
            )
        checked = {}
        for column in self.columns:
            values = table.columns[column.name]
            if column.categories is None:
                checked[column.name] = _checked_numbers(column.name, values, bad)
            else:
                texts = _known_texts(column, as_text(values))
                checked[column.name] = texts
                if self.strict:
                    bad.reject(_unseen(column, texts), _unknown(column, texts, bad))
        return Table(checked)

    def encode(self, table: Table) -> np.ndarray:
        """Return the (rows, features) float32 inputs of checked columns."""
        inputs = np.empty((len(table), len(self.feature_names)), np.float32)
        start = 0
        for column in self.columns:
            end = start + len(column.features())
            inputs[:, start:end] = column.encode(table.columns[column.name])
            start = end
        return inputs

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return names and categories as JSON values, and numbers as float64 arrays."""
        states = []
        for column in self.columns:
            text = {} if column.categories is None else {"fill": column.fill}
            categories = column.categories and list(column.categories)
            states.append({"name": column.name, "categories": categories} | text)
        numeric = [c.fill if c.categories is None else 0.0 for c in self.columns]
        parts = [np.atleast_1d(part) for c in self.columns for part in c.scaling]
        readings = [one.to_state() for one in self.readings]
        return {"kind": "table", "columns": states, "readings": readings}, {
            "fill": np.asarray(numeric, np.float64),
            "center": np.concatenate(parts[0::2]),
            "factor": np.concatenate(parts[1::2]),
        }

    @classmethod
    def from_state(
        cls, state: StoredTable, arrays: Mapping[str, np.ndarray]
    ) -> "TableInputs":
        """Restore what `to_state` returned.

        Raises
        ------
        DamagedError
            If an array does not fit the columns.
        """
        widths = [len(column.categories or (0,)) for column in state.columns]
        fill = stored_array(arrays, "fill", (len(widths),))
        center = stored_array(arrays, "center", (sum(widths),))
        factor = stored_array(arrays, "factor", (sum(widths),))
        columns, start = [], 0
        for column, width, number in zip(state.columns, widths, fill, strict=True):
            part = slice(start, start + width)
            columns.append(
                Column(
                    name=column.name,
                    fill=float(number) if column.fill is None else column.fill,
                    scaling=CenterAndFactor(center[part], factor[part]),
                    categories=column.categories and tuple(column.categories),
                )
            )
            start += width
        readings = map(ColumnReading.from_state, state.readings)
        return cls(tuple(columns), tuple(readings))

    def _read(self, table: Table, bad: BadRows) -> Table:
        """Return the columns that those of a file become, if they are not yet."""
        columns = dict(table.columns)
        for one in self.readings:
            values = columns.get(one.name)
            if values is None or (one.truth and values.dtype != object):
                continue
            found, wrong = one.read(values)
            bad.reject(wrong, one.misfit(values, bad))
            columns |= found
        return Table(columns)

    def _as_table(self, inputs: Any, bad: BadRows) -> Table:
        if isinstance(inputs, Table):
            return inputs
        if not isinstance(inputs, np.ndarray) or inputs.ndim != 2:
            flat = isinstance(inputs, np.ndarray) and inputs.ndim < 2
            found = f"an array of shape {inputs.shape}" if flat else "images"
            raise DataError(
                f"{bad.rows.source}: the model was trained on a table with columns "
                f"{listed(tuple(c.name for c in self.columns))}; found {found}. Give "
                "a table, or an array of shape (rows, columns)."
            )
        if inputs.shape[1] != len(self.columns):
            raise DataError(
                f"{bad.rows.source}: found {inputs.shape[1]} columns; the model was "
                f"trained on {len(self.columns)}. Give the same columns in the same "
                "order."
            )
        names = [column.name for column in self.columns]
        return Table(dict(zip(names, inputs.T, strict=True)))


def learn_columns(
    table: Table,
    scaling: str,
    source: str,
    readings: Sequence[ColumnReading] = (),
) -> tuple[TableInputs, tuple[str, ...]]:
    """Learn fills, categories and scaling from the table of the training part.

    Parameters
    ----------
    table : Table
        Columns of numbers and of text.
    scaling : str
        How numbers are scaled.
    source : str
        What messages call the table.
    readings : sequence of ColumnReading
        How columns of the file became these.

    Raises
    ------
    DataError
        If a column holds no value at all, or no column is left.
    """
    columns, notes = [], []
    for name, values in table.columns.items():
        present = values[~_missing(values)]
        if not len(present):
            notes.append(
                f"'{name}' is empty in every row that is learned from and was left out."
            )
            continue
        if values.dtype != object:
            fill = float(np.median(present))
            column_scaling = of_columns(_filled(values, fill), scaling)
            columns.append(Column(name, fill, column_scaling))
            continue
        categories, counts = np.unique(present.astype(str), return_counts=True)
        if too_many_categories(len(categories), len(values)):
            notes.append(
                f"'{name}' holds {len(categories)} different texts in {len(values)} "
                "rows, so it names rows instead of describing them; it was left out."
            )
            continue
        texts, fill = tuple(map(str, categories)), str(categories[np.argmax(counts)])
        block = _one_hot(_filled(values, fill), {t: i for i, t in enumerate(texts)})
        columns.append(Column(name, fill, of_columns(block, scaling), texts))
    if not columns:
        raise DataError(
            f"{source}: no column is left to learn from. Besides the target, give at "
            "least one column of numbers or of text that repeats."
        )
    used = {column.name for column in columns}
    needed = tuple(one for one in readings if used & set(one.columns))
    return TableInputs(tuple(columns), needed), tuple(notes)


def too_many_categories(n: int, n_rows: int) -> bool:
    """Return whether texts name their rows instead of describing them.

    Examples
    --------
    >>> too_many_categories(20, 30), too_many_categories(30, 30)
    (False, True)
    """
    return n > min(_MANY, max(_FEW, n_rows // 2))


def _checked_numbers(name: str, values: np.ndarray, bad: BadRows) -> np.ndarray:
    """Return finite numbers; those written as text in another way are read, too."""
    numbers, text = as_numbers(values)
    if text.any():
        formats = texts_of(values, file_decimal=".").formats
        if formats:
            numbers, text = formats[0].read(values)
    bad.reject(
        text,
        lambda row: (
            f"{bad.rows.place(row)}: column '{name}' needs a number; "
            f"found '{values[row]}'. Correct it or leave the cell empty."
        ),
    )
    return checked_numbers(name, numbers, bad)


def _unknown(column: Column, texts: np.ndarray, bad: BadRows) -> Callable[[int], str]:
    return lambda row: (
        f"{bad.rows.place(row)}: column '{column.name}' holds '{texts[row]}', which "
        f"the training part does not have; it has "
        f"{listed(column.categories or ())}. Correct it, or leave out --strict."
    )


def _known_texts(column: Column, values: np.ndarray) -> np.ndarray:
    """Return texts as categories spell them: without spaces around, if need be."""
    odd = set(values.tolist()) - {None, *column.known}
    if not odd:
        return values
    bare = dict(zip(odd, stripped(np.array(list(odd), object)), strict=True))
    return np.array([bare.get(value, value) for value in values.tolist()], object)


def _unseen(column: Column, values: np.ndarray) -> np.ndarray:
    unseen = set(values.tolist()) - {None, *column.known}
    if not unseen:
        return np.zeros(len(values), bool)
    return np.array([value in unseen for value in values.tolist()], bool)


def _one_hot(values: np.ndarray, known: Mapping[str, int]) -> np.ndarray:
    """Return a 1 in the column of each text; a row of zeros for one not known."""
    block = np.zeros((len(values), len(known)))
    numbers = np.array([known.get(value, -1) for value in values.tolist()], np.int64)
    (rows,) = np.nonzero(numbers >= 0)
    block[rows, numbers[rows]] = 1
    return block


def _missing(values: np.ndarray) -> np.ndarray:
    return values == None if values.dtype == object else np.isnan(values)  # noqa: E711


def _filled(values: np.ndarray, fill: float | str) -> np.ndarray:
    missing = _missing(values)
    return np.where(missing, fill, values) if missing.any() else values
