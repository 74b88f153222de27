"""A path → what kind of data it holds, by content where the ending does not tell."""

from pathlib import Path
from typing import Literal

from ..errors import DataError
from ._file_formats import is_parquet_folder
from ._image_files import ENDINGS
from ._not_read import not_read
from ._text_encoding import compression_of, first_bytes, open_bytes
from ._text_shards import check_shards, text_shards

Kind = Literal["table", "arrays", "image", "images", "unknown"]

_TEXT = (".csv", ".tsv", ".tab", ".txt", ".data", ".dat", ".json", ".jsonl", ".ndjson")
_BINARY = (".parquet", ".pq", ".feather", ".arrow", ".orc", ".xlsx", ".xls", ".xlsm")
_PACKED = (".gz", ".zst", ".bz2", ".lz4")
_TABLE_MARKS = (b"PAR1", b"ARROW1", b"FEA1", b"ORC")


def kind_of(path: Path) -> Kind:
    """Return what a file or folder holds.

    Raises
    ------
    DataError
        If it is a link to nothing, or of a known kind that is not read.
    """
    if not path.exists():
        raise DataError(
            f"{path} is a link to {path.readlink()}, which is not there. Correct the "
            "link, or give the file itself."
        )
    if path.is_dir():
        if text_shards(path):
            check_shards(path, open_bytes)
            return "table"
        return "table" if is_parquet_folder(path) else "images"
    suffix = path.suffix.lower()
    if suffix in (".npz", ".npy"):
        return "arrays"
    if suffix in ENDINGS:
        return "image"
    if (problem := not_read(path)) is not None:
        raise problem
    if suffix in _TEXT + _BINARY or compression_of(path) == "zip":
        return "table"
    if suffix in _PACKED and Path(path.stem).suffix.lower() in ("", *_TEXT):
        return "table"
    head = first_bytes(path, 4096) if path.stat().st_size else b""
    if head.startswith(b"\x93NUMPY"):
        return "arrays"
    if head.startswith(_TABLE_MARKS) or (compression_of(path) and _is_text(head)):
        return "table"
    return "table" if _is_text(head) else "unknown"


def _is_text(head: bytes) -> bool:
    return bool(head) and b"\0" not in head and any(mark in head for mark in b",;\t|")
