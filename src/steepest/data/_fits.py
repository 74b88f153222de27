"""Whether a source would fit into memory."""

from pathlib import Path
from typing import Any

import numpy as np

from ._arrow_parts import arrow_parts
from ._file_formats import is_excel, reader_of
from ._file_kinds import kind_of
from ._image_chunks import image_bytes
from ._image_folders import files_below
from ._memory import free_memory, memory_needed
from ._named_images import paths_named_in
from ._packed_images import table_bytes
from ._reading import Reading

_SMALL = 40  # no kind of file takes so many times its bytes


def streams(
    source: Any,
    memory: int | None,
    image_size: int | tuple[int, int] | None = None,
    reading: Reading = Reading(),  # noqa: B008
) -> bool:
    """Return whether a source is a file or folder that would not fit into memory.

    Parameters
    ----------
    source : source
        As for `load`.
    memory : int or None
        Bytes that it may take; None means half of what is free.
    image_size : int or (height, width), optional
        Of all images.
    reading : Reading
        How a table is read, which may name images.
    """
    if not isinstance(source, str | Path) or not Path(source).exists():
        return False
    path = Path(source)
    kind = kind_of(path)
    limit = free_memory() // 2 if memory is None else memory
    if kind == "images":
        files = np.array([*files_below(path)], object)
        return image_bytes(files, image_size, str(path)) > limit
    if kind not in ("table", "arrays"):
        return False
    if kind == "table" and (named := paths_named_in(path, reading)) is not None:
        return image_bytes(named, image_size, str(path)) > limit
    if not path.is_dir() and path.stat().st_size * _SMALL < limit:
        return False
    if kind == "table" and _only_whole(path):
        return False  # Excel, and lists in JSON, can only be read whole
    if kind == "table" and (pixels := table_bytes(path, image_size)) is not None:
        return pixels > limit
    return memory_needed(path, kind) > limit


def _only_whole(path: Path) -> bool:
    """Whether a table is of a kind that cannot be read in parts."""
    if is_excel(path):
        return True
    return arrow_parts(path) is None and reader_of(path) is not None
