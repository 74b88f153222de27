"""A text table of any size → its rows, some at a time, as Arrow reads them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import DataError
from ._csv import (
    as_csv,
    check_encoding,
    check_lengths,
    open_text,
    parse_options,
    read_options,
)
from ._layout import Layout, rows_of_text
from ._ragged_rows import RaggedRows
from ._text_encoding import open_bytes

_LONGEST = 1 << 16  # bytes of a row with line breaks in its cells


def text_blocks(path: Path, layout: Layout, size: int) -> Iterator[bytes]:
    """Yield all that stands below the names, in UTF-8, cut between rows.

    Parameters
    ----------
    path : Path
        The file, packed or not.
    layout : Layout
        How it holds the table.
    size : int
        Bytes of a block, about.
    """
    rest, first = b"", True
    for data in _pieces(path, layout, size):
        data = rest + data
        if first:
            data = _below(data, layout.above)
            first = False
        end = end_of_rows(data, layout.quote.encode())
        if end:
            yield data[:end]
        rest = data[end:]
    if rest.strip():
        yield rest


def end_of_rows(data: bytes, quote: bytes) -> int:
    r"""Return where the last whole row ends; 0 if there is none.

    A line break between quotes ends no row.

    Examples
    --------
    >>> end_of_rows(b'1,2\n3,"a\nb', b'"')
    4
    """
    newline = b"\n" if b"\n" in data else b"\r"
    last = end = data.rfind(newline) + 1
    if quote not in data:
        return end
    odd = data.count(quote, 0, end) % 2
    while odd and end:
        before = data.rfind(newline, 0, end - 1) + 1
        odd ^= data.count(quote, before, end) % 2
        end = before
        if last - end > _LONGEST:
            return last  # such quotes stand around nothing
    return end


class BlockParser:
    """Reads blocks of text as tables of Arrow.

    A block that does not fit the types of its columns is read as texts, so that who
    checks the cells can name the one that is wrong.

    Parameters
    ----------
    path : Path
        The file, for messages.
    layout : Layout
        How it holds the table.
    skip_bad : bool
        Whether rows of the wrong length are left out and counted.
    """

    def __init__(self, path: Path, layout: Layout, skip_bad: bool) -> None:
        self.path, self.layout = path, layout
        self.ragged = RaggedRows(skip_bad)

    def table(self, block: bytes, conversion: Any) -> Any:
        """Return a block as a table.

        Raises
        ------
        DataError
            If a row has too many or too few cells, or is not in its encoding.
        """
        import pyarrow as pa

        texts = dict.fromkeys(self.layout.names, pa.string())
        problem: Exception | None = None
        hows = ("slowly",) if self.layout.odd else ("typed", "texts", "slowly")
        for how in hows:
            plain = how != "slowly"
            if how == "texts":
                conversion.column_types = {**conversion.column_types, **texts}
            try:
                data = block if plain else _rewritten(block, self.layout)
                return self._read(data, conversion, plain)
            except (pa.ArrowInvalid, UnicodeDecodeError) as error:
                problem = error
        check_encoding(self.path, self.layout.encoding)
        check_lengths(self.path, self.layout)
        raise DataError(f"{self.path} cannot be read as a table: {problem}.")

    def _read(self, data: bytes, conversion: Any, plain: bool) -> Any:
        import pyarrow as pa
        from pyarrow import csv as pyarrow_csv

        layout = replace(self.layout, above=0, odd=not plain, encoding="utf-8")
        ragged = RaggedRows(self.ragged.skip_bad)
        table = pyarrow_csv.read_csv(
            pa.BufferReader(data),
            read_options=read_options(layout),
            parse_options=parse_options(layout, True, ragged),
            convert_options=conversion,
        )
        self.ragged.add(ragged)
        return table


def _rewritten(block: bytes, layout: Layout) -> bytes:
    text = io.StringIO(block.decode(), newline=None)
    rows = rows_of_text(text, layout.separator, layout.quote, layout.escape)
    return as_csv(cells for _, cells in rows)


def _pieces(path: Path, layout: Layout, size: int) -> Iterator[bytes]:
    if layout.encoding in ("utf-8", "utf-8-sig"):
        with open_bytes(path) as file:
            while data := file.read(size):
                yield data
        return
    with open_text(path, layout) as file:
        while text := file.read(size):
            yield text.encode()


def _below(data: bytes, lines: int) -> bytes:
    """Return what stands below the first lines."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    newline = b"\n" if b"\n" in data else b"\r"
    for _ in range(lines):
        data = data[data.find(newline) + 1 :]
    return data
