"""Comma-separated text → named columns, and where in the file a mistake is."""

import csv
import mmap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..errors import DataError

MISSING = ("", "?", "-", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "-nan")
MISSING += ("NAN", "NULL", "null", "Null", "None", "none", ".")


def read_csv(
    path: Path, text_columns: Iterable[str], skip_bad: bool
) -> tuple[Any, int]:
    """Return a pyarrow table and the number of ragged rows that were skipped.

    The first line names the columns. Commas separate them, or semicolons or tabs if
    the first line has no comma.

    Raises
    ------
    DataError
        If the file is not UTF-8, has no header, or a row has too many or few cells.
    """
    import pyarrow as pa
    from pyarrow import csv as pyarrow_csv

    header, delimiter = _header(path)
    skipped = 0

    def ragged(row: Any) -> str:
        nonlocal skipped
        skipped += 1
        return "skip" if skip_bad else "error"

    try:
        table = pyarrow_csv.read_csv(
            path,
            parse_options=pyarrow_csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=_has_quotes(path),
                invalid_row_handler=ragged,
            ),
            convert_options=pyarrow_csv.ConvertOptions(
                column_types=dict.fromkeys(text_columns, pa.string()),
                null_values=MISSING,
                strings_can_be_null=True,
                timestamp_parsers=[],
            ),
        )
    except pa.ArrowInvalid as error:
        _check_encoding(path)
        _check_lengths(path, delimiter, len(header))
        raise DataError(f"{path} cannot be read as a table: {error}.") from error
    if any(pa.types.is_binary(column.type) for column in table.columns):
        _check_encoding(path)
    return table, skipped


def line_of(path: Path, row: int) -> int:
    """Return the line on which a row of a CSV file ends, counted from 1.

    Parameters
    ----------
    path : Path
        A file that could be read.
    row : int
        2 is the first row below the header; empty lines are not rows.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, (line, _) in enumerate(_records(file, _header(path)[1]), start=1):
            if number == row:
                return line
    return row


def _header(path: Path) -> tuple[list[str], str]:
    with path.open("rb") as file:
        first = next((line for line in file if line.strip()), b"")
    if not first:
        raise DataError(
            f"{path} is empty. It needs a line with the names of the columns, and "
            "one line for each example."
        )
    if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DataError(
            f"{path} is written in UTF-16, not in UTF-8. Save it again as 'CSV UTF-8'."
        )
    try:
        text = first.decode("utf-8-sig")
    except UnicodeDecodeError:
        _check_encoding(path)
        raise
    delimiter = next((mark for mark in ",;\t" if mark in text), ",")
    names = next(csv.reader([text], delimiter=delimiter))
    numbers = [name for name in names if _is_number(name)]
    if len(numbers) == len(names) or any("." in name for name in numbers):
        raise DataError(
            f"{path}, line 1: found numbers ({', '.join(numbers[:3])}) where the "
            "names of the columns should be. Add a first line with their names."
        )
    repeated = [name for name in names if name and names.count(name) > 1]
    if repeated:
        raise DataError(
            f"{path}, line 1: two columns are called '{repeated[0]}'. Rename one."
        )
    return names, delimiter


def _has_quotes(path: Path) -> bool:
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        return data.find(b'"') >= 0


def _check_encoding(path: Path) -> None:
    data = path.read_bytes()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = error.start - data.rfind(b"\n", 0, error.start)
        raise DataError(
            f"{path}, line {line}: byte {byte} of the line is "
            f"0x{data[error.start]:02x}, which is not UTF-8. Save the file again as "
            "'CSV UTF-8'."
        ) from error


def _check_lengths(path: Path, delimiter: str, n_columns: int) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, cells in _records(file, delimiter):
            if len(cells) != n_columns:
                raise DataError(
                    f"{path}, line {line}: found {len(cells)} cells where the first "
                    f"line names {n_columns} columns. Correct the line, or skip bad "
                    "rows."
                )


def _records(file: Any, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(file, delimiter=delimiter)
    try:
        yield from ((reader.line_num, cells) for cells in reader if cells)
    except csv.Error:
        return  # a cell is too long for this reader, so the row lengths are not known


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
