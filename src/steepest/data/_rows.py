"""The rows of a source, as they were read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..errors import DataError

SKIPPING = "--skip-bad (from Python skip_bad=True)"
"""What leaves out rows that cannot be used."""


@dataclass(frozen=True)
class Table:
    """Named columns of equal length.

    A column is float64 (NaN is a missing value), bool (no missing values), datetime64
    (NaT is a missing value) or an object array of str (None is a missing value).
    """

    columns: Mapping[str, np.ndarray]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def take(self, rows: Any) -> "Table":
        """Return the rows of these numbers, or where the mask is true."""
        return Table({name: column[rows] for name, column in self.columns.items()})


@dataclass(frozen=True)
class Rows:
    """Inputs and targets as they were read, not yet checked or encoded.

    Attributes
    ----------
    inputs : Table, array or image files
        As the source holds them, not yet encoded.
    targets : (rows,) or (rows, outputs), or None
        Numbers, booleans, or an object array of str with None where missing.
    target_names : tuple of str
        What the targets are called, for messages.
    weights : (rows,) or None
        How much each row counts; None means 1 each.
    source : str
        The file, folder or name that was read.
    row_names : (rows,)
        Name of each row in the source: a file, or a number.
    locate : callable
        Turns the name of a row into words: "line 7", "row 7".
    notes : tuple of str
        What happened while reading.
    validation, test : Rows or None
        The validation and the test part, when the source holds its own.
    kept : mapping of str to (rows,) array
        Columns that go with the answers unchanged.
    decimal : "." or ",", or None
        The decimal sign that numbers of a text file show.
    some : bool
        Whether the source holds more rows than these.
    """

    inputs: Any
    targets: np.ndarray | None
    target_names: tuple[str, ...]
    source: str
    row_names: np.ndarray
    locate: Callable[[Any], str] = field(default="row {}".format)
    weights: np.ndarray | None = None
    notes: tuple[str, ...] = ()
    validation: "Rows | None" = None
    test: "Rows | None" = None
    kept: Mapping[str, np.ndarray] = field(default_factory=dict)
    decimal: str | None = None
    some: bool = False

    def __len__(self) -> int:
        return len(self.row_names)

    def place(self, row: int) -> str:
        """Return where a row is, for messages: "line 7 of data.csv"."""
        return f"{self.locate(self.row_names[row])} of {self.source}"

    def take(self, rows: np.ndarray) -> "Rows":
        """Return the rows of these numbers, or where the mask is true."""
        array = isinstance(self.inputs, np.ndarray)
        return replace(
            self,
            inputs=self.inputs[rows] if array else self.inputs.take(rows),
            targets=None if self.targets is None else self.targets[rows],
            weights=None if self.weights is None else self.weights[rows],
            row_names=self.row_names[rows],
            kept={name: column[rows] for name, column in self.kept.items()},
        )


class BadRows:
    """The rows that cannot be used: the first raises, or all are left out.

    Parameters
    ----------
    rows : Rows
        The rows that are checked.
    skip : bool
        Whether bad rows are left out and counted instead of raising.
    """

    def __init__(self, rows: Rows, skip: bool) -> None:
        self.rows = rows
        self.skip = skip
        self.mask = np.zeros(len(rows), bool)

    def reject(self, bad: np.ndarray, message: Callable[[int], str]) -> None:
        """Mark rows as bad, or raise the message of the first of them."""
        if not bad.any():
            return
        if not self.skip:
            first = message(int(np.argmax(bad)))
            if self.rows.some:
                raise DataError(f"{first} {SKIPPING} leaves out such rows.")
            raise DataError(
                f"{first} {SKIPPING} leaves out such rows, here {int(bad.sum())} of "
                f"{len(bad)}."
            )
        self.mask |= bad

    def note(self, noun: str = "rows") -> tuple[str, ...]:
        """Return a sentence with the number of bad rows, if there are any."""
        n_bad = int(self.mask.sum())
        if not n_bad:
            return ()
        first = self.rows.place(int(np.argmax(self.mask)))
        return (
            f"{n_bad} of the {len(self.rows)} {noun} in {self.rows.source} could not "
            f"be used and were skipped; the first is {first}.",
        )
