"""A text table larger than memory → its rows, some at a time, as tables of Arrow."""

import io
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from ._csv import convert_options
from ._layout import Layout
from ._ragged_rows import RaggedRows
from ._text_blocks import BlockParser, text_blocks
from ._text_encoding import compression_of, text_size

_PIECE = 1 << 19  # bytes of text from each place of the sample


class TextChunks:
    """The rows of a text table in order.

    Parameters
    ----------
    path : Path
        The file.
    layout : Layout
        How it holds the table.
    decimal : str
        The decimal sign of its numbers.
    skip_bad : bool
        Whether rows of the wrong length are left out and counted.
    """

    def __init__(
        self, path: Path, layout: Layout, decimal: str, skip_bad: bool
    ) -> None:
        self._path, self._layout, self._decimal = path, layout, decimal
        self._skip_bad = skip_bad
        self._types: dict[str, Any] = {}
        self.ragged = RaggedRows()

    def sample(self, text: set[str], most: int, pieces: int) -> Any:
        """Return rows from so many places, whose types hold for all of the file."""
        import pyarrow as pa

        block = b"".join(self._whole_rows(pieces))
        parser = BlockParser(self._path, self._layout, True)
        table = parser.table(block, self._conversion(text))
        for name, column in zip(table.column_names, table.columns, strict=True):
            if pa.types.is_integer(column.type) or pa.types.is_null(column.type):
                self._types[name] = pa.float64()  # a later one may have a fraction
            else:
                self._types[name] = column.type
        self._row_bytes = len(block) / max(1, table.num_rows)
        return table.slice(0, most)

    @cached_property
    def about_rows(self) -> int:
        """About how many rows there are."""
        return int(text_size(self._path) / self._row_bytes)

    def tables(self, text: set[str], size: int) -> Iterator[Any]:
        """Yield the rows of so many bytes of text at a time."""
        parser = BlockParser(self._path, self._layout, self._skip_bad)
        for block in text_blocks(self._path, self._layout, size):
            table = parser.table(block, self._conversion(text))
            self.ragged = parser.ragged
            if table.num_rows:
                yield table

    def _conversion(self, text: set[str]) -> Any:
        options = convert_options(text, self._decimal)
        options.column_types = {**self._types, **options.column_types}
        return options

    def _whole_rows(self, pieces: int) -> Iterator[bytes]:
        """Yield whole rows from so many places of a file."""
        size = text_size(self._path)
        if (
            compression_of(self._path)
            or self._layout.encoding.startswith(("utf-16", "utf-32"))
            or self._layout.odd
            or size < 2 * pieces * _PIECE
        ):
            rest = pieces * _PIECE
            for block in text_blocks(self._path, self._layout, _PIECE):
                yield block
                rest -= len(block)
                if rest <= 0:
                    return
            return
        with self._path.open("rb") as file:
            for i in range(pieces):
                yield self._recoded(
                    _whole_lines(file, size * (2 * i + 1) // (2 * pieces))
                )

    def _recoded(self, rows: bytes) -> bytes:
        encoding = self._layout.encoding
        if encoding in ("utf-8", "utf-8-sig"):
            return rows
        return rows.decode(encoding, "replace").encode()


def _whole_lines(file: io.BufferedReader, begin: int) -> bytes:
    file.seek(begin)
    block = file.read(_PIECE)
    start = block.find(b"\n") + 1
    return block[start : block.rfind(b"\n") + 1]
