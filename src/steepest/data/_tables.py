"""CSV and Parquet files → rows with a target."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from .._core import unknown_name
from ..errors import DataError
from ._arrow_columns import can_be_input, column_values
from ._column_readings import decimal_of
from ._csv import line_in_file, line_of, read_csv
from ._excel import read_excel
from ._file_formats import is_excel, reader_of
from ._image_columns import image_cells, image_column, with_images
from ._image_files import ImageFiles
from ._kept import Names, kept_arrow, may_be_meant
from ._layout import Layout
from ._left_out import useless
from ._named_images import SHOWING, images_named_in, named_images
from ._other_rows import without_other_rows
from ._ragged_rows import RaggedRows
from ._reading import Reading
from ._rows import Rows, Table

_TARGETS = ("target", "label", "class", "y")
_ENOUGH = 10_000  # rows that show how a file writes numbers


def read_table(
    path: Path,
    *,
    target: str | Sequence[str] | None = None,
    with_targets: bool = True,
    text_columns: Iterable[str] = (),
    skip_bad: bool = False,
    keep: Names = (),
    needed: Container[str] | None = None,
    reading: Reading = Reading(),  # noqa: B008
) -> Rows:
    """Read a CSV, TSV or Parquet file.

    Parameters
    ----------
    path : Path
        The file.
    target : str or sequence of str, optional
        The column to be predicted, or several, also as one text with commas between.
        None chooses the only column called target, label, class or y, in any case,
        or else the last column.
    with_targets : bool
        Whether the targets are needed. Otherwise all columns are inputs.
    text_columns : iterable of str
        Columns to read as text, even if they look like numbers.
    skip_bad : bool
        Whether rows with too few or too many cells are left out.
    keep : str or sequence of str
        Columns to keep beside the inputs, as they stand in the file.
    needed : container of str, optional
        The columns that must hold numbers, booleans or text; by default all.
    """
    ragged, decimal, own, named = RaggedRows(), None, (), None
    read_binary = None if is_excel(path) else reader_of(path)
    numbers: Any = None
    locate = "row {}".format
    if is_excel(path):
        sheet = read_excel(path)
        table, numbers, own = sheet.table, np.array(sheet.numbers), sheet.notes
    elif read_binary is not None:
        table = read_binary(path)
    else:
        # what is kept is read as text, so that it is written as it stands: 007
        as_text = {*text_columns, *may_be_meant(keep)}
        named = images_named_in(path, reading)
        as_text |= {named.column} if named else set()
        table, ragged, layout, decimal, own = _read_text(
            path, as_text, skip_bad, reading
        )
        locate, first = partial(_line, path, layout), 2 if not reading.no_header else 1
        numbers = np.arange(first, first + table.num_rows)
    if table.num_rows == 0:
        raise DataError(
            f"{path} has names of columns ({', '.join(table.column_names[:5])}) but "
            "no rows. Give at least one row for each example."
        )
    packed = None if read_binary is None else image_column(table)
    arrow: Any = [
        (name, column)
        for place, (name, column) in enumerate(
            zip(table.column_names, table.columns, strict=True)
        )
        if place != packed
    ]
    own += ragged.notes(path)
    if numbers is None:
        numbers = np.arange(1, 1 + table.num_rows)
        if packed is None:
            some = {name: column.slice(0, SHOWING) for name, column in arrow}
            named = named_images(some, path, reading)
    else:  # people wrote it, and also for people
        arrow, numbers, notes = without_other_rows(arrow, str(path), numbers, locate)
        own += notes
    kept = kept_arrow(keep, arrow, str(path)) if keep else {}
    if needed is not None or (named is not None and named.column == target):
        named = None  # the columns are what is asked for
    rows = rows_of_arrow(
        [one for one in arrow if named is None or one[0] != named.column],
        str(path),
        numbers,
        locate,
        target=target if with_targets else (),
        needed=needed,
        reading=reading,
        decimal=decimal,
        notes=own,
        alone=packed is not None or named is not None,
    )
    rows = replace(rows, kept=kept)
    if packed is not None:
        files = ImageFiles(image_cells(table.column(packed)))
        return with_images(rows, table, table.column_names[packed], files)
    if named is not None:
        files = ImageFiles(named.paths(dict(arrow)[named.column].to_pylist()))
        return with_images(rows, table, named.column, files, named.folder)
    return rows


def rows_of_arrow(
    arrow: Sequence[tuple[str, Any]],
    source: str,
    numbers: np.ndarray,
    locate: Any,
    *,
    target: str | Sequence[str] | None,
    keep: Names = (),
    needed: Container[str] | None = None,
    reading: Reading = Reading(),  # noqa: B008
    decimal: str | None = None,
    notes: tuple[str, ...] = (),
    alone: bool = False,
) -> Rows:
    """Return columns of Arrow as rows.

    Parameters
    ----------
    arrow : sequence of (str, column)
        Names and columns.
    source : str
        What messages call the table.
    numbers, locate
        Names of the rows, and what turns one into words.
    target : str or sequence of str, optional
        As for `read_table`; () for rows without targets.
    keep, needed, reading
        As for `read_table`.
    decimal : "." or ",", optional
        The decimal sign that numbers in text show.
    notes : tuple of str
        What happened before.
    alone : bool
        Whether the target may be the only column.
    """
    kept = kept_arrow(keep, arrow, source) if keep else {}
    columns, refused, own = usable_columns(arrow, source, needed)
    notes = notes + own
    if target == ():
        rows = Rows(Table(columns), None, (), source, numbers)
    else:
        rows = table_rows(Table(columns), target, source, reading, refused, alone)
    return replace(
        rows,
        row_names=numbers,
        locate=locate,
        notes=notes + rows.notes,
        kept=kept,
        decimal=decimal,
    )


def table_rows(
    table: Table,
    target: str | Sequence[str] | None,
    source: str,
    reading: Reading = Reading(),  # noqa: B008
    refused: Mapping[str, str] = MappingProxyType({}),
    alone: bool = False,
) -> Rows:
    """Split the target columns from the input columns.

    Parameters
    ----------
    table : Table
        All columns.
    target : str or sequence of str, optional
        As for `read_table`.
    source : str
        What messages call the table.
    reading : Reading
        Which columns to take or to leave out.
    refused : mapping of str to str
        Columns that cannot be used, and why.
    alone : bool
        Whether the target may be the only column.
    """
    names, notes = _target_names(target, table.columns, source, reading, refused)
    inputs = {k: v for k, v in table.columns.items() if k not in names}
    inputs = _chosen(inputs, source, reading, refused)
    if not inputs and not alone:
        raise DataError(
            f"{source}: '{names[0]}' is the only column, so there is nothing to "
            "predict it from. Give at least one more column."
        )
    columns = [table.columns[name] for name in names]
    targets = columns[0] if len(columns) == 1 else np.stack(columns, axis=1)
    numbers = np.arange(1, len(table) + 1)
    return Rows(Table(inputs), targets, names, source, numbers, notes=notes)


def _chosen(
    inputs: dict[str, np.ndarray],
    source: str,
    reading: Reading,
    refused: Mapping[str, str],
) -> dict[str, np.ndarray]:
    """Return the input columns that a person wants."""
    for name in (*reading.columns, *reading.ignore, *reading.keep):
        if name not in inputs and name not in refused:
            raise unknown_name(f"column of {source}", name, inputs)
    wanted = reading.columns or inputs
    return {k: v for k, v in inputs.items() if k in wanted and k not in reading.ignore}


def _target_names(
    target: str | Sequence[str] | None,
    table: Mapping[str, np.ndarray],
    source: str,
    reading: Reading,
    refused: Mapping[str, str],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    columns = list(table)
    if target is None:
        left_out = useless(table, reading.keep).keys() | set(reading.ignore)
        able = [
            name
            for name, values in table.items()
            if name not in left_out and values.dtype.kind != "M"
        ]
        able = able or columns
        if not able:
            raise DataError(
                f"{source} holds no column that can be read. Give a table of numbers "
                "or text with at least two columns, one of them the target."
            )
        usual = [name for name in able if name.lower() in _TARGETS]
        name = usual[0] if len(usual) == 1 else able[-1]
        return (name,), (f"'{name}' was taken as the target of {source}.",)
    if isinstance(target, str):
        names = [target]
        if target not in columns and "," in target:
            names = [name.strip() for name in target.split(",")]
    else:
        names = list(target)
    for name in names:
        if name in refused:
            raise DataError(refused[name])
        if name not in columns:
            raise unknown_name(f"column of {source}", name, columns)
    return tuple(names), ()


def _read_text(
    path: Path, as_text: Iterable[str], skip_bad: bool, reading: Reading
) -> tuple[Any, RaggedRows, Layout, str | None, tuple[str, ...]]:
    """Return a table, ragged rows, layout, decimal sign of its numbers, and notes."""
    decimal = reading.decimal
    table, ragged, layout = read_csv(path, as_text, skip_bad, decimal or ".", reading)
    notes = layout.notes
    if decimal is not None:
        return table, ragged, layout, decimal, notes
    arrow = list(zip(table.column_names, table.columns, strict=True))
    if layout.has_points:
        return table, ragged, layout, ".", notes
    texts = {
        str(i): column_values(name, column.slice(0, _ENOUGH), str(path))
        for i, (name, column) in enumerate(arrow)
        if str(column.type) == "string"
    }
    if texts:
        decimal, column, cell = decimal_of(Table(texts), reading)
        if decimal == ",":  # then 1.234 in another column is a thousand and more
            table, ragged, layout = read_csv(path, as_text, skip_bad, ",", reading)
            notes += (
                f"The numbers of {path} have a decimal comma, such as '{cell}' in "
                f"'{arrow[int(column)][0]}'.",
            )
    return table, ragged, layout, decimal, notes


def usable_columns(
    arrow: Sequence[tuple[str, Any]], source: str, needed: Container[str] | None = None
) -> tuple[dict[str, np.ndarray], dict[str, str], tuple[str, ...]]:
    """Return columns of Arrow as arrays, why others cannot be used, and notes.

    Parameters
    ----------
    arrow : sequence of (str, column)
        Names and columns.
    source : str
        What messages call the table.
    needed : container of str, optional
        The only columns that matter; one of them that cannot be used raises.
    """
    columns: dict[str, np.ndarray] = {}
    refused: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    for name, column in arrow:
        if name in ("", "__index_level_0__"):
            notes += (f"A column of {source} without a name was left out.",)
            continue
        if needed is not None and name not in needed and not can_be_input(column):
            continue
        new = name
        while new in columns:
            new += " (2)"
        if new != name:
            notes += (
                f"{source} has two columns called '{name}'; the second was called "
                f"'{new}'.",
            )
        try:
            columns[new] = column_values(name, column, source)
        except DataError as error:
            if needed is not None:
                raise
            refused[name] = str(error)
            kind = str(column.type)
            notes += (
                f"'{name}' holds {kind[:60]}, which is neither numbers, dates nor "
                "text; it was left out.",
            )
    return columns, refused, notes


def _line(path: Path, layout: Layout, row: int) -> str:
    file, line = line_in_file(path, line_of(path, row, layout))
    return f"line {line}" if file == path else f"line {line} of {file.name}"
