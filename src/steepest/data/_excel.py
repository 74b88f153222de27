"""A workbook of Excel → its first sheet with a table."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import DataError
from ._csv import MISSING
from ._file_formats import damaged

_SHOWN = 200  # rows that show how wide a table is
_OLD = b"\xd0\xcf\x11\xe0"
_Rows = list[tuple[int, tuple[Any, ...]]]


@dataclass(frozen=True)
class Sheet:
    """A table of Arrow, the numbers of its rows in the sheet, and notes."""

    table: Any
    numbers: list[int]
    notes: tuple[str, ...]


def read_excel(path: Path) -> Sheet:
    """Read the first sheet that holds a table, without what stands above it.

    Raises
    ------
    DataError
        If openpyxl is not installed, or there is no table.
    """
    import pyarrow as pa

    with path.open("rb") as file:
        if file.read(4) == _OLD:
            raise DataError(
                f"{path} is in the format of Excel before 2007, or has a password. "
                "Save it as .xlsx without one, or as 'CSV UTF-8'."
            )
    sheets = _sheets(path)
    found = [(name, rows, _top(rows)) for name, rows in sheets if len(rows) > 1]
    tables = [one for one in found if len(_filled(one[1][one[2]][1])) > 1]
    if not tables and not found:
        if any(rows for _, rows in sheets):
            raise _no_rows(path)
        raise DataError(f"{path}: the first sheet is empty.")
    name, rows, top = (tables or found)[0]
    notes: tuple[str, ...] = ()
    if len(sheets) > 1:
        others = ", ".join(other for other, _ in sheets if other != name)
        notes += (f"Of {path} the sheet '{name}' was read, and not {others}.",)
    if top:
        first = next(str(cell) for cell in rows[0][1] if _holds(cell))
        notes += (
            f"The sheet of {path} begins with rows above the names of the columns, "
            f"which were skipped; the first is '{first[:40]}'.",
        )
    head, body = rows[top][1], rows[top + 1 :]
    if not body:
        raise _no_rows(path)
    names = ["" if cell is None else " ".join(str(cell).split()) for cell in head]
    used = [i for i, n in enumerate(names) if n or any(_holds(r[i]) for _, r in body)]
    columns = [_one_type([row[i] for _, row in body]) for i in used]
    table = pa.Table.from_arrays(columns, names=[names[i] for i in used])
    return Sheet(table, [number for number, _ in body], notes)


def _sheets(path: Path) -> list[tuple[str, _Rows]]:
    """Return name and rows of each sheet; empty rows are none."""
    try:
        from openpyxl import load_workbook  # pyright: ignore[reportMissingModuleSource]
    except ImportError:
        raise DataError(
            f"{path} is an Excel file, which needs openpyxl: pip install openpyxl. Or "
            "save the sheet as 'CSV UTF-8'."
        ) from None
    try:
        with path.open("rb") as file:  # whatever its name ends in
            book = load_workbook(file, read_only=True, data_only=True)
            return [
                (sheet.title, [r for r in _numbered(sheet) if any(map(_holds, r[1]))])
                for sheet in book.worksheets
            ]
    except Exception as error:  # it raises errors of many libraries
        raise damaged(path, "Excel", error) from error


def _no_rows(path: Path) -> DataError:
    return DataError(
        f"{path} has names of columns but no rows. Give at least one row for each "
        "example."
    )


def _numbered(sheet: Any) -> _Rows:
    return list(enumerate(sheet.iter_rows(values_only=True), start=1))


def _holds(cell: Any) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _filled(row: tuple[Any, ...]) -> list[Any]:
    return [cell for cell in row if _holds(cell)]


def _top(rows: _Rows) -> int:
    """Return which row names the columns: the first that is about as wide as most."""
    widths = [len(_filled(row)) for _, row in rows[:_SHOWN]]
    usual = Counter(widths).most_common(1)[0][0]
    return next((i for i, width in enumerate(widths) if 2 * width > usual), 0)


def _one_type(cells: list[Any]) -> Any:
    """Return cells as an array of Arrow, of texts if they are of several types."""
    import pyarrow as pa

    cells = [
        None if isinstance(cell, str) and cell.strip() in MISSING else cell
        for cell in cells
    ]
    try:
        return pa.array(cells)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if cell is None else str(cell) for cell in cells])
