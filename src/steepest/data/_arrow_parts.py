"""Files of columns with types that are larger than memory → their rows, in parts."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import DataError
from ._file_formats import damaged, is_parquet_folder, reader_of

_FORMATS = {
    "_read_parquet": "parquet",
    "_read_feather": "feather",
    "_read_orc": "orc",
    "_read_json": "json",
}
_NAMES = {
    "parquet": "Parquet",
    "feather": "Feather",
    "orc": "ORC",
    "json": "JSON Lines",
}
_TOGETHER = 1 << 16  # rows
_FIRST = 1 << 12  # rows, to show how columns are written
_BYTES = 1 << 24  # of a file, for rows that take much of it


class ArrowParts:
    """The rows of a Parquet, Feather, ORC or JSON Lines file, or of a Parquet folder.

    Parameters
    ----------
    path : Path
        The file or folder.
    kind : str
        Its format, as Arrow calls it.
    """

    def __init__(self, path: Path, kind: str) -> None:
        """Open the file."""
        from pyarrow import dataset

        self._path, self._kind = path, kind
        try:
            folders = "hive" if path.is_dir() else None  # a=1 gives a column a
            self._data = dataset.dataset(path, format=kind, partitioning=folders)
        except (OSError, ValueError) as error:
            raise damaged(path, _NAMES[kind], error) from error

    @property
    def names(self) -> list[str]:
        """Names of the columns."""
        return list(self._data.schema.names)

    @property
    def counts_fast(self) -> bool:
        """Whether the number of rows is known without reading them."""
        return self._kind != "json"

    @property
    def may_hold_images(self) -> bool:
        """Whether a column is of a type that can hold the bytes of images."""
        return any("binary" in str(kind) for kind in self._data.schema.types)

    @property
    def metadata(self) -> Any:
        """What is stored beside the columns."""
        return self._data.schema.metadata

    @cached_property
    def file_bytes(self) -> int:
        """Bytes of all files."""
        if not self._path.is_dir():
            return self._path.stat().st_size
        return sum(f.stat().st_size for f in self._path.rglob("*") if f.is_file())

    def count(self) -> int:
        """Return the number of rows."""
        return int(self._data.count_rows())

    @cached_property
    def _most(self) -> int:
        """How many rows are read together: fewer, if each takes much of the file."""
        if not self.counts_fast or not self.may_hold_images:
            return _TOGETHER
        row_bytes = max(1, self.file_bytes // max(1, self.count()))
        return int(min(_TOGETHER, max(16, _BYTES // row_bytes)))

    def batches(self) -> Iterator[Any]:
        """Yield the rows, few of them in memory at a time."""
        try:
            for fragment in self._data.get_fragments():
                yield from self._scanned(fragment, self._most)
        except (OSError, ValueError) as error:
            raise damaged(self._path, _NAMES[self._kind], error) from error

    def sample(self, most: int, pieces: int) -> Any:
        """Return at most so many rows from so many places, as a table.

        Parquet tells where its rows are; of other formats they are the first ones.
        """
        import pyarrow as pa

        fragments = list(self._data.get_fragments())
        if self._kind == "parquet":
            groups = [g for f in fragments for g in f.split_by_row_group()]
            fragments = groups[:: max(1, len(groups) // pieces)]
        each = max(1, most // max(1, len(fragments)))
        tables = [self._first(fragment, each) for fragment in fragments]
        if not tables:
            raise DataError(f"{self._path} holds no rows.")
        table = pa.concat_tables(tables)
        pa.default_memory_pool().release_unused()
        return table

    def _first(self, fragment: Any, most: int) -> Any:
        """Return the first rows of a part, in memory of their own."""
        import pyarrow as pa

        parts, n = [self._data.schema.empty_table()], 0
        for batch in self._scanned(fragment, min(_FIRST, self._most)):
            part = pa.Table.from_batches([batch.slice(0, most - n)])
            parts.append(part.take(pa.array(range(part.num_rows))))  # a copy
            n += part.num_rows
            if n >= most:
                break
        return pa.concat_tables(parts)

    def _scanned(self, fragment: Any, rows: int) -> Any:
        from pyarrow import dataset

        options = None
        if self._kind == "parquet":
            options = dataset.ParquetFragmentScanOptions(
                use_buffered_stream=True, buffer_size=1 << 20, pre_buffer=False
            )
        return dataset.Scanner.from_fragment(
            fragment,
            schema=self._data.schema,
            batch_size=rows,
            batch_readahead=1,
            use_threads=False,
            fragment_scan_options=options,
        ).to_batches()


def arrow_parts(path: Path) -> ArrowParts | None:
    """Return what reads a file of columns with types in parts, or None."""
    if path.is_dir():
        return ArrowParts(path, "parquet") if is_parquet_folder(path) else None
    read = reader_of(path)
    kind = _FORMATS.get("" if read is None else read.__name__)
    if kind is None or _only_whole(path, kind):
        return None
    return ArrowParts(path, kind)


def _only_whole(path: Path, kind: str) -> bool:
    """Whether a file has to be read whole.

    Lists of objects in JSON, or packed ones; Feather of the first version; Parquet with
    two columns of the same name.
    """
    from pyarrow import parquet

    with path.open("rb") as file:
        head = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    if kind == "json":
        return not head.startswith(b"{")
    if kind == "parquet" and head.startswith(b"PAR1"):
        names = parquet.read_schema(path).names
        return len(set(names)) < len(names)
    return head.startswith(b"FEA1")
