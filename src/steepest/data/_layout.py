"""The first lines of a text file → what separates cells, and which line names them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError
from ._ragged_rows import is_comment
from ._reading import Reading
from ._text_encoding import (
    NAMES,
    SAMPLE,
    decoded,
    encoding_of,
    first_bytes,
)
from ._written_numbers import as_float

_SEPARATORS = (",", ";", "\t", "|")
_WORDS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", " ": "spaces"}
_LINES = 200  # that show the layout
_POINT = re.compile(r"[+-]?(\d+\.(\d\d?|\d{4,})|0?\.\d+|\d{4,}\.\d+)([eE][+-]?\d+)?")


@dataclass(frozen=True)
class Layout:
    """How a text file holds a table.

    Attributes
    ----------
    names : tuple of str
        Of the columns.
    separator : str
        What stands between cells; a space stands for any number of them.
    above : int
        How many lines come before the first row.
    encoding : str
        Of the text.
    quote : str
        What stands around cells that hold a separator.
    escape : bool
        Whether a backslash takes the meaning from the character after it.
    odd : bool
        Whether only the slower reader of Python can read it.
    has_points : bool
        Whether cells show that the decimal sign is a point.
    notes : tuple of str
        What was found that is not usual.
    """

    names: tuple[str, ...]
    separator: str = ","
    above: int = 1
    encoding: str = "utf-8"
    quote: str = '"'
    escape: bool = False
    odd: bool = False
    has_points: bool = False
    notes: tuple[str, ...] = ()

    def cells(self, file: io.TextIOBase) -> Iterator[tuple[int, list[str]]]:
        """Yield line number and cells of each row below the names, no comments."""
        yield from (
            (line, cells)
            for line, cells in rows_of_text(
                file, self.separator, self.quote, self.escape
            )
            if line > self.above
            and not (len(cells) != len(self.names) and is_comment(cells[0]))
        )


def find_layout(path: Path, reading: Reading, encoding: str | None = None) -> Layout:
    """Find out how a text file holds a table.

    Parameters
    ----------
    path : Path
        The file.
    reading : Reading
        What a person says of it.
    encoding : str, optional
        If it is known by now.

    Raises
    ------
    DataError
        If the file is empty, is not in its encoding, or its first line holds values
        instead of names.
    """
    data = first_bytes(path)
    if not data.strip():
        raise _empty(path)
    whole = len(data) < SAMPLE
    encoding = reading.encoding or encoding or encoding_of(data, whole)
    text = decoded(data, encoding, path)
    if not whole:  # the last line may be cut
        text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    notes = []
    if encoding not in ("utf-8", "utf-8-sig") and not reading.encoding:
        notes.append(
            f"{path} was read as {NAMES.get(encoding, encoding)}; --encoding (from "
            "Python encoding='…') says otherwise."
        )
    given = re.match(r"sep=(.)[;,\t ]*(\r\n|\n|\r)", text, re.IGNORECASE)
    separators = (given[1],) if given else _SEPARATORS
    quote, escape = _quoting(text)
    body = text[given.end() :] if given else text
    shift = 1 if given else 0
    separator, records, width = _separated(body, separators, quote, escape)
    if not records:
        raise _empty(path)
    top, preamble, comment = _first_row(records, width)
    names = [" ".join(name.split()) for name in records[top][1]]
    if comment:
        names[0] = names[0].lstrip("#").strip()
    below = [
        row
        for row in records[top + 1 :]
        if row[1] != records[top][1]
        and not (len(row[1]) != width and is_comment(row[1][0]))
    ]
    odd = separator == " " or _has_spaced_quotes(body, separator, quote)
    above = shift + records[top][0]
    if reading.no_header:
        above = shift + (records[top - 1][0] if top else 0)
        names = [f"column {i + 1}" for i in range(width)]
    else:
        _check_names(path, above, names, below)
    if preamble:
        notes.append(
            f"{path} begins with {len(preamble)} lines above the names of the columns, "
            f"which were skipped; the first is '{preamble[0][:40]}'."
            if len(preamble) > 1
            else f"The line above the names of the columns in {path} was skipped: "
            f"'{preamble[0][:40]}'."
        )
    if len(names) == width - 1 and len(names) > 0 and len(below) > 1:
        if all(len(c) == width and not c[-1].strip() for _, c in below):
            names = [*names, ""]  # each row ends with a separator
        elif len(names) > 1 and all(len(c) == width for _, c in below):
            names = ["", *names]  # R writes row names without a name above them
    names, repeated = _told_apart(names)
    if repeated:
        notes.append(
            f"Several columns of {path} are called '{repeated[0]}'; they were told "
            f"apart as {', '.join(repr(name) for name in repeated)}."
        )
    usual = "\t" if path.name.lower().endswith((".tsv", ".tab")) else ","
    if separator != usual and (separator in "| " or given):
        notes.append(f"The cells of {path} are separated by {_word(separator)}.")
    return Layout(
        names=tuple(names),
        separator=separator,
        above=above,
        encoding=encoding,
        quote=quote,
        escape=escape,
        odd=odd,
        has_points=any(
            _POINT.fullmatch(c.strip()) for _, cells in below for c in cells
        ),
        notes=tuple(notes),
    )


def _word(separator: str) -> str:
    return _WORDS.get(separator, f"'{separator}'")


def rows_of_text(
    file: io.TextIOBase, separator: str, quote: str, escape: bool
) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row ends, and its cells; empty lines are no rows."""
    if separator == " ":
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, [a or b for a, b in re.findall(r'"([^"]*)"|(\S+)', line)]
        return
    reader = csv.reader(
        file,
        delimiter=separator,
        quotechar=quote,
        escapechar="\\" if escape else None,
        skipinitialspace=True,
    )
    try:
        for cells in reader:
            if cells and any(map(str.strip, cells[:1] if len(cells) == 1 else cells)):
                yield reader.line_num, cells
    except csv.Error:
        return  # a cell is too long for this reader


def _separated(
    text: str, separators: tuple[str, ...], quote: str, escape: bool
) -> tuple[str, list[tuple[int, list[str]]], int]:
    """Return the separator that gives equal counts, the rows, and the usual count."""
    best: tuple[float, int] = (-1.0, 0)
    chosen: tuple[str, list[tuple[int, list[str]]], int] | None = None
    for separator in separators:
        records = _head(text, separator, quote, escape)
        width, share = _usual_width(records)
        widths = [len(cells) for _, cells in records] or [0]
        below = next((w for w in widths if w > width // 2), 0)  # under a preamble
        fitting = [w for w in (widths[0], below) if w > 1 and width - 1 <= w <= width]
        names = share + 0.25 * len(fitting)
        if width > 1 and (names, width) > best and share > 0.5:
            best, chosen = (names, width), (separator, records, width)
    if chosen is None and len(separators) > 1:
        records = _head(text, " ", quote, escape)
        width, share = _usual_width(records[1:])
        names = len(records[0][1]) if records else 0
        if width > 1 and share == 1 and names in (width, width - 1) and records[2:]:
            chosen = " ", records, width
    if chosen is None:
        first = next(iter(separators))
        records = _head(text, first, quote, escape)
        chosen = first, records, _usual_width(records)[0]
    return chosen


def _head(
    text: str, separator: str, quote: str, escape: bool
) -> list[tuple[int, list[str]]]:
    records = []
    for record in rows_of_text(
        io.StringIO(text, newline=None), separator, quote, escape
    ):
        records.append(record)
        if len(records) == _LINES:
            break
    return records


def _usual_width(records: list[tuple[int, list[str]]]) -> tuple[int, float]:
    """Return the most frequent count of cells, and the share of rows that have it.

    The first lines may be names of another length, or a preamble; comments do not
    count.
    """
    rows = [cells for _, cells in records if not is_comment(cells[0])]
    widths = [len(cells) for cells in rows or [cells for _, cells in records]]
    body = widths[len(widths) // 4 :] if len(widths) > 4 else widths
    counts = Counter(body)
    most = max(counts.values(), default=0)
    width = next((w for w in widths if counts[w] == most), 1)
    return width, most / max(1, len(body))


def _empty(path: Path) -> DataError:
    return DataError(
        f"{path} is empty. It needs a line with the names of the columns, and one line "
        "for each example."
    )


def _first_row(
    records: list[tuple[int, list[str]]], width: int
) -> tuple[int, list[str], bool]:
    """Return which row names the columns, what is above, and whether # precedes it."""
    top = 0
    while top < len(records) - 1:
        cells = records[top][1]
        comment = cells[0].lstrip().startswith("#")
        below = records[top + 1][1]
        named_below = (
            len(below) == width
            and not below[0].lstrip().startswith("#")
            and not any(_is_number(cell) for cell in below)
        )
        short = len(cells) <= width // 2 or (
            _filled(cells) <= width // 2 and named_below and _filled(below) == width
        )
        another = below[0].lstrip().startswith("#")
        if short or (
            comment
            and len(cells) > 0
            and (another or named_below)
            and any(_is_number(c) for _, r in records[top + 2 :] for c in r)
        ):
            top += 1
            continue
        break
    if len(records[top][1]) <= width // 2:  # nothing fits: the first line, as it stands
        top = 0
    first = records[top][1][0].lstrip() if records[top][1] else ""
    preamble = [",".join(cells) for _, cells in records[:top]]
    return top, preamble, first.startswith("# ")


def _filled(cells: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _check_names(
    path: Path, line: int, names: list[str], below: list[tuple[int, list[str]]]
) -> None:
    """Raise if the first line holds values: numbers, or what its columns hold."""
    numbers = [name for name in names if _is_number(name)]
    if len(numbers) == len(names) or any("." in name for name in numbers):
        raise DataError(
            f"{path}, line {line}: found numbers ({', '.join(numbers[:3])}) where the "
            "names of the columns should be. Add a first line with their names, or say "
            "with --no-header (from Python no_header=True) that it has none."
        )
    among = [
        name
        for i, name in enumerate(names)
        if name
        and not _is_number(name)
        and any(len(cells) > i and cells[i].strip() == name for _, cells in below)
    ]
    if among and 2 * (len(among) + len(numbers)) >= len(names):
        raise DataError(
            f"{path}, line {line}: '{among[0]}' should be the name of a column, and is "
            "one of its values. If the line holds values, say so with --no-header "
            "(from Python no_header=True); otherwise rename the column."
        )


def _told_apart(names: list[str]) -> tuple[list[str], list[str]]:
    """Return names that differ, and the new names of one that was repeated."""
    seen: Counter[str] = Counter()
    taken, apart, repeated = set(names), [], []
    for name in names:
        seen[name] += 1
        new = name
        if name and seen[name] > 1:
            new = f"{name} ({seen[name]})"
            while new in taken:
                new += "'"
            taken.add(new)
            repeated = [name, *repeated[1:], new]
        apart.append(new)
    return apart, repeated


def _quoting(text: str) -> tuple[str, bool]:
    """Return the character around cells, and whether backslashes escape it."""
    single = re.search(r"(^|[,;\t|])'[^'\n]*'([,;\t|\r\n]|$)", text, re.MULTILINE)
    quote = "'" if '"' not in text and single else '"'
    doubled = re.search(r'(?<![\\,;\t|\n])""', text)  # not \"" or an empty cell
    escaped = '\\"' in text and doubled is None
    return quote, escaped


def _has_spaced_quotes(text: str, separator: str, quote: str) -> bool:
    """Whether spaces come before quotes, which the fast reader does not take."""
    return re.search(re.escape(separator) + " +" + quote, text) is not None


def _is_number(text: str) -> bool:
    return as_float(text.replace(",", ".")) is not None
