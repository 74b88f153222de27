"""Rows of a table that are no examples: units, names once more, totals at the end."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ._written_numbers import texts_of

_LAST = 3  # rows at the end that may hold totals
_SHOWN = 50  # cells that show that a column holds numbers
_TOTALS = frozenset(
    {"total", "totals", "subtotal", "sum", "average"}
    | {"mean", "count", "summe", "gesamt", "gesamtsumme", "mittelwert", "somme"}
    | {"moyenne", "suma", "totale", "totaal", "итого", "всего", "합계", "총계", "소계"}
    | {"평균", "합 계", "計", "合計", "合计", "总计", "平均"}
)

Columns = Sequence[tuple[str, Any]]


def without_other_rows(
    arrow: Columns, source: str, numbers: np.ndarray, locate: Callable[[Any], str]
) -> tuple[Columns, np.ndarray, tuple[str, ...]]:
    """Return columns of Arrow, names of their rows, and notes of what was left out.

    Parameters
    ----------
    arrow : sequence of (str, column)
        Names and columns.
    source : str
        What messages call the table.
    numbers : (rows,)
        Names of the rows.
    locate : callable
        Turns one into words.
    """
    notes: tuple[str, ...] = ()
    n = len(numbers)
    other = _names_again(arrow, n)
    if other.any():
        lines = "line" if other.sum() == 1 else "lines"
        notes += (
            f"{int(other.sum())} {lines} of {source} with the names of the columns "
            f"again were left out, the first {locate(numbers[int(np.argmax(other))])}.",
        )
    if _is_ruled(arrow):
        other[0] = True
    elif n > _SHOWN and (units := _units(arrow)) is not None:
        other[0] = True
        name, cell = units
        notes += (
            f"{source}, {locate(numbers[0])}, was taken as units or more names and "
            f"left out: where all others hold numbers, it holds '{cell}' in '{name}'.",
        )
    for row in range(max(1, n - _LAST), n):
        word = _total(arrow, row)
        if word is not None:
            other[row] = True
            notes += (
                f"{source}, {locate(numbers[row])}, was taken as the end of the table "
                f"and left out: it holds '{word}', and an empty cell.",
            )
    if not other.any() or other.all():
        return arrow, numbers, ()
    kept = np.flatnonzero(~other)
    return [(name, c.take(kept)) for name, c in arrow], numbers[kept], notes


def _is_text(column: Any) -> bool:
    return str(column.type) in ("string", "large_string", "string_view")


def _names_again(arrow: Columns, n: int) -> np.ndarray:
    """Return which rows hold the name of each column."""
    import pyarrow.compute as pc

    named = [(name, column) for name, column in arrow if name]
    if len(named) < 2 or not all(_is_text(column) for _, column in named):
        return np.zeros(n, bool)
    same = np.ones(n, bool)
    for name, column in named:
        equal = pc.equal(pc.utf8_trim_whitespace(column), name)  # pyright: ignore[reportAttributeAccessIssue]
        same &= equal.fill_null(False).to_numpy()
        if not same.any():
            break
    return same


def _is_ruled(arrow: Columns) -> bool:
    """Whether the first row is a line, as Markdown has it below the names."""
    cells = [column[0].as_py() for _, column in arrow]
    drawn = [cell for cell in cells if cell]
    if not all(isinstance(c, str) and re.fullmatch(r"\s*:?-+:?\s*", c) for c in drawn):
        return False
    return any("---" in cell for cell in drawn)


def _units(arrow: Columns) -> tuple[str, str] | None:
    """Return a column of numbers and its text in the first row, if all have such."""
    found = None
    for name, column in arrow:
        shown = column.slice(0, _SHOWN).to_pylist()
        if not _is_text(column):
            if shown[0] is not None:
                return None  # a number
            continue
        cells = np.array([(text and text.strip()) or None for text in shown], object)
        texts = texts_of(cells[1:])
        if not texts.formats or texts.n_other:
            continue
        first = texts_of(cells[:1])
        if first.formats or first.missing:
            return None
        if cells[0] is not None:
            found = found or (name, cells[0])
    return found


def _total(arrow: Columns, row: int) -> str | None:
    """Return the word that says that a row holds totals, if one does."""
    import pyarrow.compute as pc

    cells = [column[row].as_py() for _, column in arrow]
    if all(cell is not None and cell != "" for cell in cells):
        return None
    for (_, column), cell in zip(arrow, cells, strict=True):
        if not isinstance(cell, str):
            continue
        if cell.strip(" :").lower().removeprefix("grand ") not in _TOTALS:
            continue
        if pc.sum(pc.equal(column, cell)).as_py() <= _LAST:  # pyright: ignore[reportAttributeAccessIssue]
            return cell
    return None
