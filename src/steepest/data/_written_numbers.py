"""Texts of a column → numbers, if that is what they are, and how they were written."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from ._number_cells import (
    MAGNITUDES,
    THOUSANDS,
    Cell,
    decimals,
    number_cell,
    shape_of,
    value_of,
)

MOSTLY = 0.9
"""The share of the cells that have to be numbers, and to share a prefix or suffix."""

WORDS = frozenset(
    {"", "not available", "no data", "not_available", "(null)", "(blank)", "void"}
    | {"?", "-", "--", "---", ".", "..", "\N{EM DASH}", "\N{EN DASH}", "\N{BULLET}"}
    | {"n.a.", "n.a", "n/a", "na", "n/d", "nd", "nan", "<na>", "#n/a", "#n/d"}
    | {"#div/0!", "#ref!", "#value!", "#num!", "#name?", "#null!"}
    | {"unknown", "missing", "null", "nil", "none", "k.a.", "s.d."}
    | {"없음", "미상", "결측", "해당없음"}
)
"""What stands in cells without a number, in small letters."""

_CLOCK = re.compile(r"([-\N{MINUS SIGN}])?(\d{1,4}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?")
_NAMES = {",": "commas", ".": "dots", " ": "spaces", "'": "apostrophes"}


@dataclass(frozen=True)
class NumberFormat:
    """How the numbers of one column are written.

    Attributes
    ----------
    decimal : "." or ","
        The decimal sign.
    thousands : str
        What stands between thousands; "" for nothing.
    prefix, suffix : str
        What most cells have before and behind: a currency or a unit.
    magnitudes : bool
        Whether k, M and B multiply by 10³, 10⁶ and 10⁹.
    missing : tuple of str
        More words, in small letters, that mean a missing value.
    clock : bool
        Whether they are times, 1:30 or 1:30:00, which become hours.
    """

    decimal: str = "."
    thousands: str = ""
    prefix: str = ""
    suffix: str = ""
    magnitudes: bool = False
    missing: tuple[str, ...] = ()
    clock: bool = False

    def read(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return a float64 column and a mask of the cells that hold other text.

        Examples
        --------
        >>> texts = np.array(["1.234,5 €", "-", "7", "x"], object)
        >>> numbers, bad = NumberFormat(",", ".", suffix="€").read(texts)
        >>> numbers.tolist(), bad.tolist()
        ([1234.5, nan, 7.0, nan], [False, False, False, True])
        """
        if values.dtype != object:
            numbers = values.astype(np.float64)
            numbers[np.isin(numbers, self._missing_numbers())] = np.nan
            return numbers, np.zeros(len(values), bool)
        known = {text: self._number(text) for text in set(values)}
        numbers = np.array([known[text] for text in values], object)
        bad = numbers == None  # noqa: E711
        numbers[bad] = np.nan
        return numbers.astype(np.float64), bad

    def _number(self, text: str | None) -> float | None:
        if text is None or is_missing(text, self.missing):
            return np.nan
        if self.clock:
            return hours_of(text)
        cell = number_cell(text)
        if cell is None or decimals(cell.core, self.decimal, self.thousands) is None:
            return None
        factor = 1.0
        if self.magnitudes and cell.suffix in MAGNITUDES:
            factor = MAGNITUDES[cell.suffix]
        elif cell.suffix.lower() not in ("", self.suffix.lower()):
            return None
        if cell.prefix.lower() not in ("", self.prefix.lower()):
            return None
        number = value_of(cell, self.decimal, self.thousands) * factor
        return np.nan if number in self._missing_numbers() else number

    def _missing_numbers(self) -> list[float]:
        cells = [as_float(word) for word in self.missing]
        return [number for number in cells if number is not None]

    def described(self) -> str:
        """Return the format in words: "a decimal comma and the suffix 'kg'"."""
        parts = []
        if self.clock:
            parts.append("hours, minutes and seconds, counted in hours")
        if self.decimal == ",":
            parts.append("a decimal comma")
        if self.thousands:
            parts.append(f"{_NAMES[self.thousands]} between thousands")
        if self.prefix:
            parts.append(f"'{self.prefix}' in front")
        if self.magnitudes:
            parts.append("k, M and B for 10³, 10⁶ and 10⁹")
        if self.suffix:
            parts.append(f"'{self.suffix}' behind")
        return " and ".join(parts)

    def to_state(self) -> dict[str, Any]:
        """Return JSON values."""
        return asdict(self) | {"missing": list(self.missing)}


@dataclass(frozen=True)
class Texts:
    """What a column of texts holds, as far as numbers are concerned.

    Attributes
    ----------
    formats : sequence of NumberFormat
        How its numbers can be written: none if they are no numbers, and several, with
        different numbers, if that is ambiguous.
    n_numbers, n_missing, n_other : int
        How many cells hold numbers, nothing or other texts.
    example : str
        A cell that shows the format.
    other : tuple of str
        Cells of other texts, the most frequent first.
    missing : tuple of str
        Words that count as missing, the most frequent first.
    with_digits : int
        How many cells hold a digit.
    """

    formats: Sequence[NumberFormat] = ()
    n_numbers: int = 0
    n_missing: int = 0
    n_other: int = 0
    example: str = ""
    other: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    with_digits: int = 0


def as_float(text: str) -> float | None:
    """Return the number that Python reads in a text, or None.

    Examples
    --------
    >>> as_float("-999"), as_float("unknown")
    (-999.0, None)
    """
    try:
        return float(text)
    except ValueError:
        return None


def hours_of(text: str) -> float | None:
    """Return the hours of a time such as 1:30 or 26:04:59.5, or None.

    Examples
    --------
    >>> hours_of("1:30"), hours_of("-0:00:36"), hours_of("1:75")
    (1.5, -0.01, None)
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    sign, hours, minutes, seconds = match.groups()
    found = int(hours) + int(minutes) / 60 + float(seconds or 0) / 3600
    return -found if sign else found


def is_missing(text: str, words: Iterable[str] = ()) -> bool:
    """Return whether a cell of a column of numbers holds none.

    Examples
    --------
    >>> is_missing(" "), is_missing("N.A."), is_missing("-999", ["-999"])
    (True, True, True)
    """
    word = text.strip().lower()
    return word in WORDS or word in words


def texts_of(
    values: np.ndarray,
    *,
    decimal: str | None = None,
    thousands: str | None = None,
    missing: tuple[str, ...] = (),
    file_decimal: str | None = None,
) -> Texts:
    """Find out whether the texts of a column are numbers, and how they are written.

    Parameters
    ----------
    values : (rows,) object array
        Texts, None where a cell is empty.
    decimal, thousands : str, optional
        What a person says of all columns.
    missing : tuple of str
        More words, in small letters, for missing values.
    file_decimal : str, optional
        The decimal sign that other columns of the same file show.

    Examples
    --------
    >>> texts_of(np.array(["1,5", "2,25", "-"], object)).formats[0].decimal
    ','
    >>> [f.thousands for f in texts_of(np.array(["1,234"], object)).formats]
    ['', ',']
    """
    counts = Counter(values.tolist())
    empty = counts.pop(None, 0)
    words = {text: n for text, n in counts.items() if is_missing(text, missing)}
    cells = {text: number_cell(text) for text in counts if text not in words}
    numbers = {text: cell for text, cell in cells.items() if cell is not None}
    n_rest = sum(counts.values()) - sum(words.values())
    around = _around(numbers, counts, n_rest)
    fits = {t: c for t, c in numbers.items() if _fits(c, around)}
    formats = _formats(fits, counts, decimal, thousands, file_decimal)
    best = formats[0] if formats else (".", "")
    taken = [
        t for t, c in fits.items() if decimals(shape_of(c.core), *best) is not None
    ]
    other = sorted(set(cells).difference(taken), key=lambda text: (-counts[text], text))
    n_numbers = sum(counts[text] for text in taken)
    n_digits = sum(n for text, n in counts.items() if any(c.isdigit() for c in text))
    if not n_numbers or n_numbers < MOSTLY * n_rest:
        formats = []
        times = [text for text in cells if hours_of(text) is not None]
        n_times = sum(counts[text] for text in times)
        if times and n_times >= MOSTLY * n_rest:
            return Texts(
                formats=[NumberFormat(missing=missing, clock=True)],
                n_numbers=n_times,
                n_missing=empty + sum(words.values()),
                n_other=n_rest - n_times,
                example=max(times),
                missing=tuple(sorted(words, key=lambda text: -words[text])),
                with_digits=n_digits,
            )
    prefix, suffix, magnitudes = around
    return Texts(
        formats=[
            NumberFormat(
                decimal=sign,
                thousands=between,
                prefix=prefix,
                suffix=suffix,
                magnitudes=magnitudes,
                missing=missing,
            )
            for sign, between in formats
        ],
        n_numbers=n_numbers,
        n_missing=empty + sum(words.values()),
        n_other=n_rest - n_numbers,
        example=max(taken, key=_marks, default=""),
        other=tuple(other[:3]),
        missing=tuple(sorted(words, key=lambda text: -words[text])),
        with_digits=n_digits,
    )


def _around(
    numbers: dict[str, Cell], counts: Counter[Any], n_rest: int
) -> tuple[str, str, bool]:
    """Return the common prefix and suffix, and whether suffixes are magnitudes."""
    prefixes, suffixes = Counter(), Counter()
    for text, cell in numbers.items():
        prefixes[cell.prefix] += counts[text]
        suffixes[cell.suffix] += counts[text]

    def common(found: Counter[str]) -> str:
        by_word = Counter()
        for word, n in found.items():
            by_word[word.lower()] += n
        word, n = max(by_word.items(), key=lambda item: item[1], default=("", 0))
        if not word or n < MOSTLY * n_rest:
            return ""
        return max((w for w in found if w.lower() == word), key=lambda w: found[w])

    prefix = common(prefixes)
    sized = suffixes.keys() & MAGNITUDES.keys()
    plain_or_sized = suffixes.keys() <= MAGNITUDES.keys() | {""}
    several = len(suffixes) > 1 or suffixes.keys() == {"k"} or bool(prefix)
    if sized and plain_or_sized and several:
        return prefix, "", True
    return prefix, common(suffixes), False


def _fits(cell: Cell, around: tuple[str, str, bool]) -> bool:
    prefix, suffix, magnitudes = around
    suffixes = {"", suffix.lower()}
    return cell.prefix.lower() in ("", prefix.lower()) and (
        cell.suffix.lower() in suffixes or (magnitudes and cell.suffix in MAGNITUDES)
    )


def _formats(
    cells: dict[str, Cell],
    counts: Counter[Any],
    decimal: str | None,
    thousands: str | None,
    file_decimal: str | None,
) -> list[tuple[str, str]]:
    """Return the decimal signs and separators that read the most cells.

    There are several only if they give different numbers.
    """
    shapes: Counter[str] = Counter()
    for text, cell in cells.items():
        shapes[shape_of(cell.core)] += counts[text]
    signs = [decimal] if decimal else [s for s in ".," if s != thousands]
    tried = [
        (sign, between)
        for sign in signs
        for between in ("", *THOUSANDS)
        if between != sign and (thousands is None or between in ("", thousands))
    ]
    layouts: dict[tuple[int | None, ...], tuple[str, str]] = {}
    read: dict[tuple[int | None, ...], int] = {}
    for pair in tried:
        layout = tuple(decimals(shape, *pair) for shape in shapes)
        n = sum(
            n for n, d in zip(shapes.values(), layout, strict=True) if d is not None
        )
        if layout not in layouts:  # the same numbers in a plainer format came before
            layouts[layout], read[layout] = pair, n
    most = max(read.values(), default=0)
    best = [pair for layout, pair in layouts.items() if most and read[layout] == most]
    if len(best) > 1 and file_decimal is not None:
        best = [pair for pair in best if pair[0] == file_decimal] or best
    if len(best) > 1 and not any("," in shape for shape in shapes):
        best = [pair for pair in best if pair[0] == "."] or best  # 1.234 is usual
    return sorted(best, key=lambda pair: (pair[1] != "", pair))


def _marks(text: str) -> int:
    """Return how many different marks beside digits a cell shows."""
    return len({mark for mark in text if not mark.isdigit()})
