"""Bytes of a text file → how they are compressed, and in which encoding."""

import codecs
import gzip
import io
import zipfile
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import DataError
from ._national_encodings import national_encoding
from ._text_shards import open_joined, text_shards

_UNPACKED = 5  # bytes of text in a byte of a packed file, about
SAMPLE = 1 << 18  # bytes that show how a file is written
_COMPRESSIONS = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"BZh": "bz2",
    b"\x04\x22\x4d\x18": "lz4",
}
_TABLES, _TEXTS = (".csv", ".tsv", ".tab"), (".txt", ".data", ".dat")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def compression_of(path: Path) -> str | None:
    """Return how a file is compressed, by its first bytes; "folder" for a folder."""
    if path.is_dir():
        return "folder"
    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PK\x03\x04":
        return "zip" if _zipped(path) else None
    return next((n for mark, n in _COMPRESSIONS.items() if head.startswith(mark)), None)


def _zipped(path: Path) -> str | None:
    """Return the only file with a table in a .zip; None for workbooks and others."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return None
    if "[Content_Types].xml" in names or "mimetype" in names:
        return None
    names = [n for n in names if not n.endswith("/") and "__MACOSX" not in n]
    tables = [n for n in names if n.lower().endswith(_TABLES)]
    if not tables and len(names) == 1 and names[0].lower().endswith(_TEXTS):
        tables = names
    return tables[0] if len(tables) == 1 else None


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading what it holds, unpacked.

    Raises
    ------
    DataError
        If it is a compressed file that is damaged from the start.
    """
    compression = compression_of(path)
    if compression is None:
        return path.open("rb")
    if compression == "folder":
        return open_joined(path, open_bytes)
    if compression == "zip":
        try:
            archive = zipfile.ZipFile(path)
            return io.BufferedReader(archive.open(_zipped(path) or ""))  # pyright: ignore[reportArgumentType]
        except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
            raise OSError(str(error)) from error  # it has a password
    if compression == "gzip":
        return io.BufferedReader(gzip.open(path))  # pyright: ignore[reportArgumentType]
    import pyarrow as pa

    return io.BufferedReader(pa.input_stream(str(path), compression=compression))


def text_size(path: Path) -> int:
    """Return the bytes of a text, or of all in a folder; of packed ones, about."""
    files = text_shards(path) if path.is_dir() else (path,)
    return sum(
        file.stat().st_size * (_UNPACKED if compression_of(file) else 1)
        for file in files
    )


def first_bytes(path: Path, n: int = SAMPLE) -> bytes:
    """Return the first bytes of what a file holds, unpacked.

    Raises
    ------
    DataError
        If it is compressed and damaged.
    """
    try:
        with open_bytes(path) as file:
            return file.read(n)
    except (OSError, EOFError, ValueError) as error:
        if not compression_of(path):
            raise
        raise DataError(
            f"{path} is compressed and cannot be unpacked: {error}. Write it again."
        ) from error


def encoding_of(data: bytes, whole: bool) -> str:
    """Return the encoding of a text: by its mark, or else the first that fits.

    Parameters
    ----------
    data : bytes
        The text, or its beginning.
    whole : bool
        Whether that is all of it; otherwise its last character may be cut.

    Examples
    --------
    >>> [encoding_of(text.encode(e), True) for text, e in (
    ...     ("Größe,café", "latin-1"), ("크기,색", "cp949"), ("크기", "utf-8"))]
    ['cp1252', 'cp949', 'utf-8']
    """
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    if data[:400].count(0) * 3 > len(data[:400]):
        return (
            "utf-16-le"
            if data[1:400:2].count(0) > data[:400:2].count(0)
            else ("utf-16-be")
        )
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, whole)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    return national_encoding(data, whole)


NAMES: dict[str, str] = {
    "cp1252": "Windows-1252 (Latin-1)",
    "latin-1": "Latin-1",
    "cp949": "CP949",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
}
"""What messages call an encoding."""


def decoded(data: bytes, encoding: str, path: Path) -> str:
    """Return the text of bytes whose end may be cut.

    Raises
    ------
    DataError
        If they are not in this encoding.
    """
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    decoder: Any = codecs.getincrementaldecoder(name)()
    try:
        return decoder.decode(data)
    except UnicodeDecodeError as error:
        raise undecodable(path, data, error.start, encoding) from error


def undecodable(
    path: Path, data: bytes, start: int, encoding: str, above: int = 0
) -> DataError:
    """Return the error of a byte that is not in the encoding of its file.

    `above` is the number of lines before the data.
    """
    line = above + data.count(b"\n", 0, start) + 1
    byte = start - data.rfind(b"\n", 0, start)
    return DataError(
        f"{path}, line {line}: byte {byte} of the line is 0x{data[start]:02x}, which "
        f"is not {encoding.upper()}. Give the encoding with --encoding (from Python "
        "encoding='…'), such as cp949 or latin-1, or save the file as 'CSV UTF-8'."
    )
