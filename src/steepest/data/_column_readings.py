"""Columns as they were read → columns of numbers and of text, and how each was read."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import DataError
from ._reading import Reading
from ._rows import BadRows, Table
from ._stored import StoredReading
from ._values import as_text, unusable
from ._written_dates import DateFormat, find_dates
from ._written_numbers import NumberFormat, Texts, as_float, texts_of

_TRUE = frozenset(
    {"y", "yes", "true", "t", "on", "예", "네", "참", "있음", "ja", "wahr", "oui"}
    | {"vrai", "si", "sí", "sim", "да", "はい", "是", "tak", "evet"}
)
_FALSE = frozenset(
    {"n", "no", "false", "f", "off", "아니오", "아니요", "거짓", "없음", "nein"}
    | {"falsch", "non", "faux", "não", "nao", "нет", "いいえ", "否", "nie", "hayır"}
)
_ENOUGH = 10_000  # rows that show how a file writes numbers


@dataclass(frozen=True)
class ColumnReading:
    """How one column of a file becomes columns of numbers, or of text.

    Attributes
    ----------
    name : str
        The column in the file.
    form : NumberFormat, DateFormat or None
        How its numbers or dates are written; None for text.
    truth : bool
        Whether it is text that means yes or no: 1 or 0.
    missing : tuple of str
        Words that mean a missing value, in small letters.
    """

    name: str
    form: NumberFormat | DateFormat | None = None
    truth: bool = False
    missing: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that it becomes."""
        if isinstance(self.form, DateFormat):
            return tuple(f"{self.name}: {part}" for part in self.form.parts)
        return (self.name,)

    def read(self, values: np.ndarray) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """Return the columns, and a mask of the cells that do not fit."""
        if isinstance(self.form, DateFormat):
            moments, bad = self.form.read(values)
            return self.form.columns(self.name, moments), bad
        if self.form is not None:
            numbers, bad = self.form.read(values)
            return {self.name: numbers}, bad
        texts = stripped(as_text(values), self.missing)
        if not self.truth:
            return {self.name: texts}, np.zeros(len(texts), bool)
        known = {text: _truth(text) for text in set(texts)}
        numbers = np.array([known[text] for text in texts], np.float64)
        return {self.name: numbers}, np.isnan(numbers) & (texts != None)  # noqa: E711

    def misfit(self, values: np.ndarray, bad: BadRows) -> Callable[[int], str]:
        """Return what says, of a row, which of its cells does not fit."""
        kind = "dates" if isinstance(self.form, DateFormat) else "numbers"
        return lambda row: (
            f"{bad.rows.place(row)}: column '{self.name}' holds '{values[row]}' where "
            f"nearly all others are {kind}. Correct it, leave the cell empty, or say "
            f"with --missing '{values[row]}' that it means a missing value."
        )

    def to_state(self) -> dict[str, Any]:
        """Return JSON values, for `from_state`."""
        state: dict[str, Any] = {"name": self.name, "missing": list(self.missing)}
        if isinstance(self.form, DateFormat):
            form = {"day_first": self.form.day_first, "parts": list(self.form.parts)}
            return state | {"dates": form}
        if self.form is not None:
            return state | {"numbers": self.form.to_state()}
        return state | {"truth": self.truth}

    @classmethod
    def from_state(cls, state: StoredReading) -> "ColumnReading":
        """Restore what `to_state` returned."""
        form = state.dates or state.numbers
        return cls(state.name, form, state.truth, tuple(state.missing))


def read_columns(
    table: Table, bad: BadRows, reading: Reading, file_decimal: str | None = None
) -> tuple[Table, tuple[ColumnReading, ...], tuple[str, ...]]:
    """Find out how each column is written and read it so.

    Parameters
    ----------
    table : Table
        As the file holds it.
    bad : BadRows
        Collects rows with a cell that is no number where nearly all others are, or
        raises.
    reading : Reading
        What a person says of it.
    file_decimal : "." or ",", optional
        The decimal sign of the file's other numbers.

    Returns
    -------
    table : Table
        Columns of finite numbers or of text.
    readings : tuple of ColumnReading
        Of the columns that are read otherwise than their type says.
    notes : tuple of str
        What was read as what, with a count and an example.

    Raises
    ------
    DataError
        If numbers can be read in two ways.
    """
    columns, readings, notes = {}, [], []
    same: dict[str, list[tuple[str, Texts, float]]] = defaultdict(list)
    words = reading.missing_words
    for name, values in table.columns.items():
        if values.dtype.kind not in "OM":
            one = ColumnReading(name, NumberFormat(missing=words))
            columns[name] = checked_numbers(name, one.read(values)[0][name], bad)
            if any(as_float(word) is not None for word in words):
                readings.append(one)
            continue
        texts, one = Texts(), None
        if values.dtype == object:
            values = stripped(values, words)
            texts = texts_of(
                values,
                decimal=reading.decimal,
                thousands=reading.thousands,
                missing=words,
                file_decimal=file_decimal,
            )
        if len(texts.formats) > 1:
            raise ambiguous(name, values, texts, bad)
        if texts.formats and not _are_codes(values, texts):
            one = ColumnReading(name, texts.formats[0])
            number = float(
                texts.formats[0].read(np.array([texts.example], object))[0][0]
            )
            same[texts.formats[0].described()].append((name, texts, number))
        elif (dates := find_dates(values)) is not None:
            one = ColumnReading(name, dates[0])
            notes.append(_date_note(name, *dates))
        elif _is_spelled_truth(values):
            one = ColumnReading(name, truth=True, missing=words)
            notes.append(f"'{name}' was read as yes or no: 1 or 0.")
        elif words:
            one = ColumnReading(name, missing=words)
        if one is None:
            columns[name] = values
        else:
            found, wrong = one.read(values)
            bad.reject(wrong, one.misfit(values, bad))
            columns |= found
            readings.append(one)
        is_text = one is None or (one.form is None and not one.truth)
        if is_text and texts.other and texts.with_digits * 2 > len(values):
            notes.append(
                f"'{name}' holds digits in {texts.with_digits} of {len(values)} cells, "
                f"such as '{texts.other[0]}', but no numbers that are written alike: "
                "it was taken as text."
            )
    number_notes = [_number_note(how, found) for how, found in same.items()]
    missing_notes = [_missing_note(each) for found in same.values() for each in found]
    notes = [*number_notes, *filter(None, missing_notes), *notes]
    return Table(columns), tuple(readings), tuple(filter(None, notes))


def checked_numbers(name: str, numbers: np.ndarray, bad: BadRows) -> np.ndarray:
    """Return numbers; a row with one that float32 does not hold is bad."""
    bad.reject(
        unusable(numbers),
        lambda row: (
            f"{bad.rows.place(row)}: column '{name}' is {numbers[row]:g}, which is "
            "not a finite float32 number. Correct it or leave the cell empty."
        ),
    )
    return numbers


def stripped(values: np.ndarray, missing: tuple[str, ...] = ()) -> np.ndarray:
    """Return texts without spaces around them; None for blanks and words for missing.

    Examples
    --------
    >>> stripped(np.array([" a", " ", "NONE"], object), ("none",)).tolist()
    ['a', None, None]
    """
    known: dict[Any, str | None] = {None: None}
    for text in set(values) - {None}:
        bare = text.strip()
        known[text] = bare if bare and bare.lower() not in missing else None
    if all(text == bare for text, bare in known.items()):
        return values
    return np.array([known[text] for text in values], object)


def ambiguous(name: str, values: np.ndarray, texts: Texts, bad: BadRows) -> DataError:
    """Return the error of a column that can be read in two ways."""
    row = int(np.argmax(values == texts.example))
    cell = np.array([texts.example], object)
    one, other = (float(form.read(cell)[0][0]) for form in texts.formats[:2])
    return DataError(
        f"{bad.rows.place(row)}: '{texts.example}' in column '{name}' can be {one:g} "
        f"or {other:g}, and no other cell tells which. Give --decimal ',' for the "
        "first or --thousands ',' for the second (from Python decimal=',' or "
        "thousands=',')."
    )


def decimal_of(table: Table, reading: Reading) -> tuple[str | None, str, str]:
    """Return the decimal sign that texts show beyond doubt, in which column and cell.

    None if there is none, or columns disagree.
    """
    shown: dict[str, tuple[str, str]] = {}
    for name, values in table.columns.items():
        if values.dtype != object:
            continue
        texts = texts_of(values[:_ENOUGH], missing=reading.missing_words)
        form = texts.formats[0] if len(texts.formats) == 1 else None
        if form is not None and (form.decimal == "," or form.thousands):
            shown.setdefault(form.decimal, (name, texts.example))
    if len(shown) != 1:
        return None, "", ""
    ((sign, (name, cell)),) = shown.items()
    return sign, name, cell


def _are_codes(values: np.ndarray, texts: Texts) -> bool:
    """Whether plain whole numbers begin with zeros, as codes do."""
    if texts.formats[0].described() or texts.n_other:
        return False
    return any(t and len(t) > 1 and t[0] == "0" and t.isdigit() for t in set(values))


def _number_note(how: str, found: list[tuple[str, Texts, float]]) -> str:
    name, texts, number = found[0]
    if not how:  # (5.00), 5- or 1E3
        if as_float(texts.example) is not None:
            return ""
        return (
            f"'{name}' was read as numbers: '{texts.example}' is {number:.12g} "
            f"({texts.n_numbers} cells)."
        )
    n = sum(texts.n_numbers for _, texts, _ in found)
    if len(found) == 1:
        return (
            f"'{name}' was read as numbers with {how}: '{texts.example}' is "
            f"{number:.12g} ({n} cells)."
        )
    return (
        f"{len(found)} columns, such as '{name}', were read as numbers with {how}: "
        f"'{texts.example}' is {number:.12g} ({n} cells)."
    )


def _missing_note(found: tuple[str, Texts, float]) -> str:
    name, texts, _ = found
    if not texts.missing:
        return ""
    shown = f"'{texts.missing[0]}'"
    return (
        f"{texts.n_missing} of the cells in '{name}', such as {shown}, hold no number "
        "and count as missing."
    )


def _date_note(name: str, form: DateFormat, example: str, either: bool) -> str:
    example = example.replace("T00:00:00", "").replace("T", " ")
    note = (
        f"'{name}' was read as dates, such as '{example}', and became numbers: "
        f"{', '.join(form.parts)}."
    )
    if either:
        order = "Day and month can be either way round; the day was taken as first."
        return f"{note} {order}"
    return note


def _is_spelled_truth(values: np.ndarray) -> bool:
    """Whether texts mean yes and no in more than one spelling of one of them."""
    if values.dtype != object:
        return False
    texts = set(values) - {None}
    means = [_truth(text) for text in texts] if 2 < len(texts) < 20 else []
    return set(means) == {0.0, 1.0}


def _truth(text: str | None) -> float:
    word = "" if text is None else text.lower().rstrip(".")
    return 1.0 if word in _TRUE else 0.0 if word in _FALSE else np.nan
