"""Files of columns with types, known by what they hold: Parquet, Feather, ORC, JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import DataError
from ._text_encoding import first_bytes
from ._text_shards import text_shards

_JSON_LINES = (".jsonl", ".ndjson", ".json")


def reader_of(path: Path) -> Callable[[Path], Any] | None:
    """Return what reads a file as a table of Arrow; None for text with separators."""
    if path.is_dir():
        return None if text_shards(path) else _read_folder
    suffix = path.suffix.lower()
    if suffix in (".parquet", ".pq") and path.stat().st_size == 0:
        return _read_parquet
    head = first_bytes(path, 1024)
    if head.startswith(b"PAR1") or suffix in (".parquet", ".pq"):
        return _read_parquet
    if head.startswith((b"ARROW1", b"FEA1")):
        return _read_feather
    if head.startswith(b"ORC"):
        return _read_orc
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith((b"{", b"[")) and (suffix in _JSON_LINES or b'":' in text):
        return _read_json
    return None


def is_excel(path: Path) -> bool:
    """Return whether a file is a workbook of Excel, of any age."""
    marks = (b"PK", b"\xd0\xcf\x11\xe0")
    return path.is_file() and first_bytes(path, 8).startswith(marks)


def is_parquet_folder(path: Path) -> bool:
    """Return whether a folder holds shards of Parquet, in parts by value or not."""
    names = (p for p in path.rglob("*") if p.is_file() and p.name[0] not in "._")
    seen = 0
    for file in names:
        if file.suffix.lower() not in (".parquet", ".pq"):
            return False
        seen += 1
    return seen > 0


def _read_folder(path: Path) -> Any:
    """Read shards in the order of their names; folders a=1 give a column a."""
    from pyarrow import ArrowException, dataset

    try:
        return dataset.dataset(path, format="parquet", partitioning="hive").to_table()
    except (ArrowException, OSError, ValueError) as error:
        raise damaged(path, "Parquet", error) from error


def _read_parquet(path: Path) -> Any:
    from pyarrow import ArrowException, parquet

    try:
        return parquet.ParquetFile(path).read()
    except (ArrowException, OSError, ValueError) as error:
        raise damaged(path, "Parquet", error) from error


def _read_feather(path: Path) -> Any:
    from pyarrow import ArrowException, feather

    try:
        table = feather.read_table(path)
        table.validate(full=True)  # its columns are the bytes of the file
        return table
    except (ArrowException, OSError, ValueError) as error:
        raise damaged(path, "Feather", error) from error


def _read_orc(path: Path) -> Any:
    from pyarrow import ArrowException, orc

    try:
        return orc.read_table(path)
    except (ArrowException, OSError, ValueError) as error:
        raise damaged(path, "ORC", error) from error


def _read_json(path: Path) -> Any:
    """Read one object a line, or a list of objects."""
    import json

    import pyarrow as pa
    from pyarrow import json as pyarrow_json

    from ._csv import source_of

    try:
        if first_bytes(path, 1024).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            rows = json.loads(path.read_bytes())
            return pa.Table.from_pylist(rows)
        if (whole := _one_object(path)) is not None:
            return whole
        return pyarrow_json.read_json(source_of(path))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise damaged(path, "JSON Lines", error) from error


def _one_object(path: Path) -> Any:
    """Return a table that is one object, of columns or with a list of rows, or None."""
    import json

    import pyarrow as pa

    from ._text_encoding import open_bytes

    with open_bytes(path) as file:
        line = file.readline(1 << 16)
        if line.rstrip().endswith(b"}") and file.readline().lstrip().startswith(b"{"):
            return None  # one a line
        file.seek(0)
        try:
            found = json.loads(file.read())
        except ValueError:
            return None
    values = [value for value in found.values() if value]
    lists = [v for v in values if isinstance(v, list) and isinstance(v[0], dict)]
    if len(lists) == 1:
        return pa.Table.from_pylist(lists[0])
    if not values or len({type(v) for v in values}) > 1:
        return None
    if isinstance(values[0], dict) and not any(map(_nested, values)):  # as pandas does
        keys = list(dict.fromkeys(key for column in values for key in column))
        rows = [{n: column.get(key) for n, column in found.items()} for key in keys]
        return pa.Table.from_pylist(rows)
    if isinstance(values[0], list) and len({len(v) for v in values}) == 1:
        return pa.table(found)
    return None


def _nested(column: dict[str, Any]) -> bool:
    return any(isinstance(value, dict | list) for value in column.values())


def damaged(path: Path, kind: str, error: Exception) -> DataError:
    """Return the error of a file that is not what it should be."""
    reason = next(iter(str(error).splitlines()), type(error).__name__).rstrip(".")
    if path.is_file() and not path.stat().st_size:
        reason = "the file is empty (0 bytes)"
    return DataError(f"{path} cannot be read as {kind}: {reason}. Write it again.")
