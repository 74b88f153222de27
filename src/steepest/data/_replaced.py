"""What stood for cells of many rows: for missing ones, and for texts never seen."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ._rows import Table

if TYPE_CHECKING:
    from ._columns import Column


class Replaced:
    """Counts of the cells that were replaced, of rows that arrive some at a time.

    Parameters
    ----------
    inputs : TableInputs
        The columns as they were learned; inputs of other kinds have none.
    """

    def __init__(self, inputs: Any) -> None:
        self._columns: Sequence[Column] = getattr(inputs, "columns", ())
        self._missing: Counter[str] = Counter()
        self._unseen: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def add(self, table: Table) -> "Replaced":
        """Take in rows with checked columns."""
        for column in self._columns:
            values = table.columns[column.name]
            if values.dtype != object:
                self._missing[column.name] += int(np.isnan(values).sum())
                continue
            counts = Counter(values.tolist())
            self._missing[column.name] += counts.pop(None, 0)
            if column.categories is None:
                continue
            unseen = [text for text in counts if text not in column.known]
            self._unseen[column.name] += sum(counts[text] for text in unseen)
            if unseen:
                self._examples.setdefault(column.name, unseen[0])
        return self

    def unseen(self, aside: str = "") -> tuple[str, ...]:
        """Return a sentence for each column with unknown categories.

        Parameters
        ----------
        aside : str
            What else is known of the rows, such as " put aside".
        """
        notes = []
        for name, n in self._unseen.items():
            if not n:
                continue
            hold = f"row{aside} holds a value" if n == 1 else f"rows{aside} hold values"
            notes.append(
                f"{n} {hold} of '{name}' that the training part does not have, such as "
                f"'{self._examples[name]}'; {'it counts' if n == 1 else 'they count'} "
                "as none of its values."
            )
        return tuple(notes)

    def filled(self) -> tuple[str, ...]:
        """Return a sentence for each column with missing values."""
        notes = []
        for column in self._columns:
            n_missing = self._missing[column.name]
            if n_missing:
                kind = "most frequent value"
                fill = f"'{column.fill}'"
                if column.categories is None:
                    kind, fill = "median", f"{column.fill:g}"
                values = "value was" if n_missing == 1 else "values were"
                notes.append(
                    f"{n_missing} missing {values} replaced in '{column.name}' by the "
                    f"training {kind} {fill}."
                )
        return tuple(notes)
