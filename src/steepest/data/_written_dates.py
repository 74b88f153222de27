"""Texts of a column → dates and times, and the numbers that a model takes of them."""

import datetime
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

MOSTLY = 0.9
"""The share of the cells that have to be dates."""

PARTS = ("year", "month", "day of week", "hour", "days")
"""What a date becomes: days are counted from 1970-01-01, of a week from Monday."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun"]
_MONTHS += ["jul", "aug", "sep", "oct", "nov", "dec"]
_TIME = (
    r"(?:[T ,]*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:[.,]\d+)?))?"
    r"\s*(?P<half>[ap]\.?m\.?|오전|오후)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})\s*[-/.년]\s*(?P<month>\d{1,2})\s*[-/.월]\s*(?P<day>\d{1,2})[.일]?"
    + _TIME,
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[-/.])\s*(?P<next>\d{1,2})(?P=mark)\s*"
    r"(?P<year>\d{4}|\d{2})" + _TIME,
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})\.?[ -])?(?P<name>[a-z]{3})[a-z]*\.?[ -]"
    r"(?:(?P<late>\d{1,2})(?:st|nd|rd|th)?,? )?(?P<year>\d{4})" + _TIME,
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DateFormat:
    """How the dates of one column are written, and what becomes of them.

    Attributes
    ----------
    day_first : bool
        Whether 1/2/2024 is the first of February.
    parts : tuple of str
        Of `PARTS`.
    """

    day_first: bool = True
    parts: tuple[str, ...] = PARTS

    def read(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return datetime64 seconds, and a mask of the cells that hold other text.

        Examples
        --------
        >>> texts = np.array(["25.12.2024", "2024-12-25 06:30", "x"], object)
        >>> moments, bad = DateFormat().read(texts)
        >>> [str(moment) for moment in moments[:2]], bad.tolist()
        (['2024-12-25T00:00:00', '2024-12-25T06:30:00'], [False, False, True])
        """
        if values.dtype.kind == "M":
            return values.astype("M8[s]"), np.zeros(len(values), bool)
        if values.dtype != object:
            return np.full(len(values), "NaT", "M8[s]"), ~np.isnan(values)
        known = {
            t: None if t is None else moment(t, self.day_first) for t in set(values)
        }
        moments = np.array([known[text] for text in values], "M8[s]")
        present = np.array([bool(text and text.strip()) for text in values], bool)
        return moments, np.isnat(moments) & present

    def columns(self, name: str, moments: np.ndarray) -> dict[str, np.ndarray]:
        """Return the parts of moments as columns of numbers; NaN is missing."""
        seconds = moments.astype("M8[s]")
        days = seconds.astype("M8[D]")
        numbers = {
            "year": days.astype("M8[Y]").astype(float) + 1970,
            "month": days.astype("M8[M]").astype(float) % 12 + 1,
            "day of week": (days.astype(float) + 3) % 7 + 1,
            "hour": (seconds - days).astype(float) / 3600,
            "days": seconds.astype(float) / 86400,
        }
        missing = np.isnat(moments)
        return {
            f"{name}: {part}": np.where(missing, np.nan, numbers[part])
            for part in self.parts
        }


def moment(text: str, day_first: bool) -> datetime.datetime | None:
    """Return the date and time that a text holds, or None.

    Examples
    --------
    >>> print(moment("Dec 25, 2024", True), moment("2/1/2024 3:05 pm", False))
    2024-12-25 00:00:00 2024-02-01 15:05:00
    """
    text = text.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        date = match["year"], match["month"], match["day"]
    elif match := _YEAR_LAST.fullmatch(text):
        day, month = match["first"], match["next"]
        date = (match["year"], month, day) if day_first else (match["year"], day, month)
    elif match := _WORDS.fullmatch(text):
        name = match["name"].lower()
        if name not in _MONTHS or not (match["day"] or match["late"]):
            return None
        date = match["year"], _MONTHS.index(name) + 1, match["day"] or match["late"]
    else:
        return None
    year, month, day = map(int, date)
    if year < 100:
        year += 2000 if year < 70 else 1900
    hour = int(match["hour"] or 0)
    half = (match["half"] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half[0] == "p" or half == "오후")
    second = float((match["second"] or "0").replace(",", "."))
    try:
        return datetime.datetime(
            year, month, day, hour, int(match["minute"] or 0), int(second)
        )
    except ValueError:
        return None


def find_dates(values: np.ndarray) -> tuple[DateFormat, str, bool] | None:
    """Return how dates are written, an example, and whether day and month may swap.

    None if fewer than nine tenths of the cells are dates.

    Examples
    --------
    >>> find_dates(np.array(["1/2/2024", "3/25/2024"], object))[1:]
    ('3/25/2024', False)
    """
    if values.dtype.kind == "M":
        example = values[~np.isnat(values)][:1]
        return DateFormat(parts=_varying(values)), "".join(map(str, example)), False
    counts: Counter[Any] = Counter(v for v in values.tolist() if v and v.strip())
    total = sum(counts.values())
    if not total or not any(c.isdigit() for c in next(iter(counts))):
        return None
    read = {
        first: {t for t in counts if moment(t, first) is not None}
        for first in (True, False)
    }
    shares = {first: sum(counts[t] for t in texts) for first, texts in read.items()}
    day_first = shares[True] >= shares[False]
    if shares[day_first] < MOSTLY * total:
        return None
    swapped = {
        t for t in read[True] & read[False] if moment(t, True) != moment(t, False)
    }
    either = shares[True] == shares[False] and bool(swapped)
    only = read[day_first] - read[not day_first]
    example = min(only or swapped or read[day_first])
    form = DateFormat(day_first)
    moments, _ = form.read(values)
    return DateFormat(day_first, _varying(moments)), example, either


def _varying(moments: np.ndarray) -> tuple[str, ...]:
    """Return the parts that differ between moments; the days in any case."""
    columns = DateFormat().columns("", moments[~np.isnat(moments)])
    varying = [p for p in PARTS[:-1] if len(np.unique(columns[f": {p}"])) > 1]
    return (*varying, "days")
