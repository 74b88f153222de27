"""A folder of text tables with the same names of columns → one text."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import DataError
from ._part_names import PARTS

_ENDINGS = (".csv", ".tsv", ".tab")
_PACKED = (".gz", ".zst", ".bz2", ".lz4")
_BOM = b"\xef\xbb\xbf"
_BLOCK = 1 << 20  # bytes that are read at a time

Opener = Callable[[Path], BinaryIO]
"""What opens a file and unpacks it."""


def text_shards(folder: Path) -> tuple[Path, ...]:
    """Return the text tables of a folder in the order of their names.

    There are none if it holds other files, too. What begins with a dot or an
    underscore, as Spark leaves it, does not count.
    """
    files: list[Path] = []
    for file in folder.rglob("*"):
        if file.name[0] in "._" or not file.is_file():
            continue
        if _ending(file) not in _ENDINGS:
            return ()
        files.append(file)
    return tuple(sorted(files))


def check_shards(folder: Path, opened: Opener) -> None:
    """Look whether the tables of a folder are parts of one.

    Raises
    ------
    DataError
        If their columns differ, or if they are the parts of a split.
    """
    shards = text_shards(folder)
    by_name = {file.name.split(".")[0].lower(): file for file in shards}
    parts = {
        part: by_name[name]
        for part, names in PARTS.items()
        for name in names
        if name in by_name
    }
    if len(parts) > 1:
        others = "".join(f" --{part} {file}" for part, file in parts.items())
        raise DataError(
            f"{folder} holds the parts of a split and not one table. Give each of "
            f"them: steepest train {others.removeprefix(' --train ').strip()}."
        )
    names = {_names(file, opened) for file in shards}
    if len(names) > 1 and not all(map(_is_row, names)):
        shown = ", ".join(str(file.relative_to(folder)) for file in shards[:3])
        raise DataError(
            f"{folder} holds {len(shards)} tables of different columns: {shown}. Give "
            f"the one that is wanted: steepest train {shards[0]}."
        )


def open_joined(folder: Path, opened: Opener) -> BinaryIO:
    """Open the tables of a folder as one text, the names of the columns only once."""
    blocks = _Blocks(_joined(text_shards(folder), opened))
    return io.BufferedReader(blocks, _BLOCK)


def line_in_shard(folder: Path, line: int, opened: Opener) -> tuple[Path, int]:
    """Return the file with a line of the joined text, and which of its lines it is."""
    first = b""
    shards = text_shards(folder)
    for number, shard in enumerate(shards):
        names = _names(shard, opened)
        first = first or names
        dropped = int(number > 0 and names == first)
        with opened(shard) as file:
            lines = sum(1 for _ in file) - dropped
        if line <= lines:
            return shard, line + dropped
        line -= lines
    return shards[-1], line


def _joined(shards: Sequence[Path], opened: Opener) -> Iterator[bytes]:
    first: bytes | None = None
    for shard in shards:
        with opened(shard) as file:
            last = line = file.readline()
            names = _without_mark(line)
            if first is None or names != first:
                yield line
            first = names if first is None else first
            while block := file.read(_BLOCK):
                yield block
                last = block
        if not last.endswith((b"\n", b"\r")):
            yield b"\n"


class _Blocks(io.RawIOBase):
    """Blocks of bytes as a file that is read from the beginning to the end."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks, self._ready = blocks, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._ready = block
        part = self._ready[: len(buffer)]
        self._ready = self._ready[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def _names(file: Path, opened: Opener) -> bytes:
    with opened(file) as text:
        return _without_mark(text.readline())


def _without_mark(line: bytes) -> bytes:
    return line.removeprefix(_BOM).strip()


def _is_row(line: bytes) -> bool:
    """Whether a line holds values: then the tables have no names of columns."""
    return any(character in b"0123456789" for character in line)


def _ending(file: Path) -> str:
    ending = file.suffix.lower()
    return Path(file.stem).suffix.lower() if ending in _PACKED else ending
