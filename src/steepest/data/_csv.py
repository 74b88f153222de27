"""Text with a separator between cells → named columns, and where a mistake is."""

import csv
import io
import mmap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import DataError
from ._layout import Layout, find_layout
from ._ragged_rows import RaggedRows
from ._reading import Reading
from ._rows import SKIPPING
from ._text_encoding import compression_of, encoding_of, open_bytes, undecodable
from ._text_shards import line_in_shard

MISSING = ("", "?", "-", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "-nan")
MISSING += ("NAN", "NULL", "null", "Null", "None", "none", ".")


def read_csv(
    path: Path,
    text_columns: Iterable[str] = (),
    skip_bad: bool = False,
    decimal: str = ".",
    reading: Reading = Reading(),  # noqa: B008
) -> tuple[Any, RaggedRows, Layout]:
    """Return a pyarrow table, the ragged rows that were skipped, and the layout.

    Raises
    ------
    DataError
        If the file is not in its encoding, has no header, or a row has too many or few
        cells.
    """
    layout = layout_of(path, reading)
    import pyarrow as pa
    from pyarrow import csv as pyarrow_csv

    def read(layout: Layout) -> tuple[Any, RaggedRows]:
        ragged = RaggedRows(skip_bad)
        table = pyarrow_csv.read_csv(
            plain_csv(path, layout) if layout.odd else source_of(path),
            read_options=read_options(layout),
            parse_options=parse_options(layout, _has_quotes(path, layout), ragged),
            convert_options=convert_options(text_columns, decimal),
        )
        return table, ragged

    try:
        table, ragged = read(layout)
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        if "skip" in str(error):  # the names end the file
            empty = pa.table({name: pa.array([], pa.string()) for name in layout.names})
            return empty, RaggedRows(), layout
        check_encoding(path, layout.encoding)
        check_lengths(path, layout)
        try:  # lines of spaces, or quotes after spaces, which the slower reader takes
            table, ragged = read(replace(layout, odd=True))
        except (pa.ArrowInvalid, UnicodeDecodeError):
            problem = f"{path} cannot be read as a table: {error}."
            raise DataError(problem) from error
    if any(pa.types.is_binary(column.type) for column in table.columns):
        check_encoding(path, layout.encoding)
    return table, ragged, layout


def layout_of(path: Path, reading: Reading) -> Layout:
    """Return how a text file holds a table; all of it decides the encoding."""
    layout = find_layout(path, reading)
    encoding = layout.encoding
    if encoding in ("utf-8", "utf-8-sig"):
        odd = _undecodable(path)
        if odd is None:
            return layout
        encoding = encoding_of(odd, whole=True)  # a later line decides
    if encoding == "cp1252" and not reading.encoding:
        _check_one_encoding(path)
    if encoding == layout.encoding:
        return layout
    return find_layout(path, reading, encoding)


def _check_one_encoding(path: Path) -> None:
    """Raise for a file of which some lines are UTF-8 and others are not."""
    above, of_both = 0, {True: 0, False: 0}
    for block in _line_blocks(path):
        for number, line in enumerate(block.splitlines(), start=above + 1):
            if not line.isascii():
                of_both[_is_utf8(line)] = of_both[_is_utf8(line)] or number
        if all(of_both.values()):
            raise DataError(
                f"{path}, line {of_both[False]}: the line is not UTF-8, and line "
                f"{of_both[True]} is: the file was put together from two encodings. "
                "Save it as 'CSV UTF-8', or give the encoding of all lines with "
                "--encoding (from Python encoding='…'), such as latin-1."
            )
        above += block.count(b"\n")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def read_options(layout: Layout) -> Any:
    """Return how Arrow is to read a file of this layout."""
    from pyarrow import csv as pyarrow_csv

    encoding = "utf-8" if layout.encoding == "utf-8-sig" else layout.encoding
    return pyarrow_csv.ReadOptions(
        column_names=list(layout.names),
        skip_rows=0 if layout.odd else layout.above,
        encoding="utf-8" if layout.odd else encoding,
    )


def parse_options(layout: Layout, quotes: bool, ragged: Any = None) -> Any:
    """Return how Arrow is to find the cells."""
    from pyarrow import csv as pyarrow_csv

    return pyarrow_csv.ParseOptions(
        delimiter="," if layout.odd else layout.separator,
        newlines_in_values=quotes,
        quote_char='"' if layout.odd else layout.quote,
        escape_char="\\" if layout.escape and not layout.odd else False,
        invalid_row_handler=ragged,
    )


def convert_options(text_columns: Iterable[str], decimal: str) -> Any:
    """Return how Arrow is to find the types of columns."""
    import pyarrow as pa
    from pyarrow import csv as pyarrow_csv

    return pyarrow_csv.ConvertOptions(
        column_types=dict.fromkeys(text_columns, pa.string()),
        null_values=MISSING,
        strings_can_be_null=True,
        timestamp_parsers=[],
        decimal_point=decimal,
    )


def source_of(path: Path) -> Any:
    """Return what Arrow reads a file from, unpacked if need be."""
    compression = compression_of(path)
    if compression is None:
        return path
    if compression in ("zip", "folder"):
        return open_bytes(path)
    import pyarrow as pa

    return pa.input_stream(str(path), compression=compression)


def plain_csv(path: Path, layout: Layout) -> io.BytesIO:
    """Return an unusual file again as commas and double quotes, without its names."""
    with open_text(path, layout) as file:
        return io.BytesIO(as_csv(cells for _, cells in layout.cells(file)))


def as_csv(rows: Iterable[list[str]]) -> bytes:
    """Return rows of cells as text with commas and double quotes."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def open_text(path: Path, layout: Layout) -> io.TextIOWrapper:
    """Open a text file with any ends of lines."""
    encoding = "utf-8-sig" if layout.encoding == "utf-8" else layout.encoding
    return io.TextIOWrapper(open_bytes(path), encoding, newline=None)


def line_of(path: Path, row: int, layout: Layout) -> int:
    """Return the line on which a row of a CSV file ends, counted from 1.

    Parameters
    ----------
    path : Path
        A file that could be read.
    row : int
        2 is the first row below the header; empty lines are not rows.
    layout : Layout
        How it holds the table.
    """
    with open_text(path, layout) as file:
        for number, (line, _) in enumerate(layout.cells(file), start=2):
            if number == row:
                return line
    return row


def line_in_file(path: Path, line: int) -> tuple[Path, int]:
    """Return where a line stands: in which file, if the text is that of a folder."""
    return line_in_shard(path, line, open_bytes) if path.is_dir() else (path, line)


def _has_quotes(path: Path, layout: Layout) -> bool:
    if compression_of(path) or layout.encoding not in ("utf-8", "utf-8-sig"):
        return True  # which is slower, and never wrong
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        return data.find(layout.quote.encode()) >= 0


def _undecodable(path: Path) -> bytes | None:
    """Return whole lines that are not UTF-8, or None if there are none."""
    for lines in _line_blocks(path):
        try:
            lines.isascii() or lines.decode()
        except UnicodeDecodeError:
            return lines
    return None


def _line_blocks(path: Path) -> Iterator[bytes]:
    """Yield all of a file, cut between lines."""
    rest = b""
    with open_bytes(path) as file:
        while block := file.read(1 << 24):
            block = rest + block
            end = block.rfind(b"\n") + 1
            if end:
                yield block[:end]
            rest = block[end:]
    if rest:
        yield rest


def check_encoding(path: Path, encoding: str) -> None:
    """Raise for the first byte of a file that is not in its encoding."""
    wide = encoding.startswith(("utf-16", "utf-32"))
    blocks = [b"".join(_line_blocks(path))] if wide else _line_blocks(path)
    above = 0
    for block in blocks:
        try:
            block.decode(encoding)
        except UnicodeDecodeError as error:
            raise undecodable(path, block, error.start, encoding, above) from error
        above += block.count(b"\n")


def check_lengths(path: Path, layout: Layout) -> None:
    """Raise for the first row that has too many or too few cells."""
    with open_text(path, layout) as file:
        for line, cells in layout.cells(file):
            if len(cells) != len(layout.names):
                path, line = line_in_file(path, line)
                raise DataError(
                    f"{path}, line {line}: found {len(cells)} cells where the first "
                    f"line names {len(layout.names)} columns. Correct the line. "
                    f"{SKIPPING} leaves out such lines."
                )
