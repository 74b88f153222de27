"""A file too large for memory → its rows, some at a time, and a sample of them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import DataError
from ._csv import (
    convert_options,
    line_of,
    parse_options,
    read_options,
    source_of,
)
from ._disk import DiskRows
from ._file_formats import is_parquet_folder, reader_of
from ._layout import Layout, find_layout
from ._reading import Reading
from ._rows import Rows, Table
from ._tables import table_rows, usable_columns
from ._text_encoding import compression_of

CHUNK = 1 << 22  # bytes of numbers in memory at a time, about
SAMPLED = 200_000  # rows that show how columns are written
_PIECES = 40  # places of a file that the sample is from
_PIECE = 1 << 19  # bytes of text from each


def parquet_of(path: Path) -> Any:
    """Return a Parquet file or a folder of them as a data set of Arrow, or None."""
    from pyarrow import dataset

    folder = path.is_dir() and is_parquet_folder(path)
    if not folder and (path.is_dir() or _reader_name(path) != "_read_parquet"):
        return None
    return dataset.dataset(path, format="parquet", partitioning="hive")


def _first_rows(fragment: Any, schema: Any, most: int) -> Any:
    """Return the first rows of a part of Parquet, in memory of their own."""
    import pyarrow as pa

    parts, n = [], 0
    for batch in _scanned(fragment, schema, 1 << 12).to_batches():
        part = pa.Table.from_batches([batch.slice(0, most - n)])
        parts.append(part.take(pa.array(range(part.num_rows))))  # a copy
        n += part.num_rows
        if n >= most:
            break
    return pa.concat_tables(parts)


def _scanned(fragment: Any, schema: Any, rows: int = 1 << 16) -> Any:
    """Return the rows of a part of Parquet, few of them in memory at a time."""
    from pyarrow import dataset

    return dataset.Scanner.from_fragment(
        fragment,
        schema=schema,
        batch_size=rows,
        batch_readahead=1,
        use_threads=False,
        fragment_scan_options=dataset.ParquetFragmentScanOptions(
            use_buffered_stream=True, buffer_size=1 << 20, pre_buffer=False
        ),
    )


def _reader_name(path: Path) -> str:
    return getattr(reader_of(path), "__name__", "")


@dataclass
class Chunks:
    """The rows of a file in order, `Rows` for `Rows`.

    Attributes
    ----------
    path : Path
        A .npy, a text table or Parquet.
    target : tuple of str or None
        The target columns; None chooses, from the sample.
    reading : Reading
        How it is to be read.
    text : set of str
        Columns of a text table to be read as text.
    """

    path: Path
    target: Any
    reading: Reading
    text: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Find out what kind of file it is."""
        self.parquet = self.layout = None
        if self.path.suffix.lower() != ".npy":
            self.parquet = parquet_of(self.path)
            if self.parquet is None:
                self.layout: Layout | None = find_layout(self.path, self.reading)
        self.types: dict[str, Any] = {}

    def __iter__(self) -> Iterator[Rows]:
        """Yield rows until the end of the file."""
        first = 0
        for inputs in self._parts():
            rows = self._rows(inputs, first)
            first += len(rows)
            yield rows

    def sample(self) -> Rows:
        """Return rows from all over the file."""
        if self.layout is not None:
            return self._rows(self._sampled_text(self.layout), 0)
        if self.parquet is not None:
            fragments = list(self.parquet.get_fragments())
            groups = [g for f in fragments for g in f.split_by_row_group()]
            chosen = groups[:: max(1, len(groups) // _PIECES)]
            most = max(1, SAMPLED // len(chosen))
            import pyarrow as pa

            schema = self.parquet.schema
            tables = [_first_rows(g, schema, most) for g in chosen]
            rows = self._rows(pa.concat_tables(tables), 0)
            pa.default_memory_pool().release_unused()
            return rows
        matrix = _matrix(self.path)
        rows = DiskRows.of(matrix)
        rows.read_in_blocks()
        if len(rows) <= SAMPLED:
            return self._rows(rows[:], 0)
        many = SAMPLED // _PIECES
        begins = np.linspace(0, len(rows) - many, _PIECES).astype(int)
        parts = [rows[begin : begin + many] for begin in begins]
        return self._rows(np.concatenate(parts), 0)

    def about_rows(self) -> int:
        """Return how many rows there are; of text, about."""
        if self.parquet is not None:
            return int(self.parquet.count_rows())
        if self.layout is None:
            return len(_matrix(self.path))
        table, n_bytes = self._text_pieces(self.layout)
        packed = 5 if compression_of(self.path) else 1
        return int(self.path.stat().st_size * packed * table.num_rows / max(1, n_bytes))

    def _parts(self) -> Iterator[Any]:
        if self.parquet is not None:
            for fragment in self.parquet.get_fragments():
                yield from _scanned(fragment, self.parquet.schema).to_batches()
        elif self.layout is not None:
            yield from self._text_batches(self.layout)
        else:
            rows = DiskRows.of(_matrix(self.path))
            rows.read_in_blocks()
            many = max(1, CHUNK // rows.row_bytes)
            for begin in range(0, len(rows), many):
                yield rows[begin : begin + many]

    def _text_batches(self, layout: Layout) -> Iterator[Any]:
        from pyarrow import csv

        options = read_options(layout)
        options.block_size = CHUNK
        yield from csv.open_csv(
            source_of(self.path),
            read_options=options,
            parse_options=parse_options(layout, True),
            convert_options=self._conversion(),
        )

    def _conversion(self) -> Any:
        options = convert_options(self.text, self.reading.decimal or ".")
        options.column_types = {**self.types, **options.column_types}
        return options

    def _sampled_text(self, layout: Layout) -> Any:
        """Return rows of a text table; types that fit them are kept for the rest."""
        import pyarrow as pa

        table, _ = self._text_pieces(layout)
        for name, column in zip(table.column_names, table.columns, strict=True):
            if pa.types.is_integer(column.type) or pa.types.is_null(column.type):
                self.types[name] = pa.float64()  # a later one may have a fraction
            else:
                self.types[name] = column.type
        return table.slice(0, SAMPLED)

    def _text_pieces(self, layout: Layout) -> tuple[Any, int]:
        """Return whole lines from all over a file, as a table, and their bytes."""
        from pyarrow import csv

        from ._text_encoding import first_bytes

        packed = compression_of(self.path) or layout.encoding not in ("utf-8", "cp949")
        if packed or self.path.stat().st_size < 2 * _PIECES * _PIECE:
            data = first_bytes(self.path, _PIECES * _PIECE)
            lines = data[: data.rfind(b"\n") + 1] or data
            skipped = layout.above
        else:
            size = self.path.stat().st_size
            with self.path.open("rb") as file:
                lines = b"".join(
                    _whole_lines(file, size * (2 * i + 1) // (2 * _PIECES))
                    for i in range(_PIECES)
                )
            skipped = 0
        options = read_options(layout)
        options.skip_rows = skipped
        table = csv.read_csv(
            io.BytesIO(lines),
            read_options=options,
            parse_options=parse_options(layout, True, lambda row: "skip"),
            convert_options=self._conversion(),
        )
        return table, len(lines)

    def _rows(self, part: Any, first: int) -> Rows:
        """Return the rows of a chunk, numbered from the first one on."""
        if isinstance(part, np.ndarray):
            names = np.arange(first + 1, first + 1 + len(part))
            return Rows(part[:, :-1], part[:, -1], ("target",), str(self.path), names)
        arrow = list(zip(part.schema.names, part.columns, strict=True))
        columns, refused, notes = usable_columns(
            [(name, _chunked(column)) for name, column in arrow], str(self.path)
        )
        rows = table_rows(
            Table(columns), self.target, str(self.path), self.reading, refused
        )
        above = 1 if self.layout is None or self.reading.no_header else 2
        names = np.arange(first + above, first + above + len(rows))
        locate: Any = "row {}".format
        if self.layout is not None:
            locate = partial(_line, self.path, self.layout)
        return Rows(
            rows.inputs,
            rows.targets,
            rows.target_names,
            str(self.path),
            names,
            locate,
            notes=notes + rows.notes,
        )


def _matrix(path: Path) -> np.memmap:
    try:
        matrix: Any = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be mapped: {error}.") from None
    if matrix.ndim != 2 or matrix.shape[1] < 2:
        raise DataError(
            f"{path}: a .npy file needs one matrix whose last column is the target; "
            f"found shape {matrix.shape}. Use .npz for anything else: "
            "numpy.savez(path, x=inputs, y=targets)."
        )
    if np.isfortran(matrix):
        raise DataError(
            f"{path} is stored column by column, so that its rows cannot be read one "
            "by one. Write it again with numpy.ascontiguousarray."
        )
    return matrix


def _whole_lines(file: io.BufferedReader, begin: int) -> bytes:
    file.seek(begin)
    block = file.read(_PIECE)
    start = block.find(b"\n") + 1
    return block[start : block.rfind(b"\n") + 1]


def _chunked(column: Any) -> Any:
    import pyarrow as pa

    return column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])


def _line(path: Path, layout: Layout, row: int) -> str:
    return f"line {line_of(path, row, layout)}"
