"""How much memory a file would take, and how much there is."""

import os
from pathlib import Path

import numpy as np

from ._text_encoding import text_size

_TEXT = 6  # bytes of memory for a byte of text with separators, as measured
_CELL = 28  # bytes of memory for a number, with the copies made on the way


def free_memory() -> int:
    """Return the bytes of memory that are free, as far as the system tells."""
    try:
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) << 10
    except (OSError, ValueError, IndexError):
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (OSError, ValueError, AttributeError):  # a system that does not tell
        return 4 << 30


def memory_needed(path: Path, kind: str) -> int:
    """Return about how many bytes of memory a file takes when it is read whole.

    Parameters
    ----------
    path : Path
        A file, or a folder of tables.
    kind : "table" or "arrays"
        What it holds.
    """
    if kind == "arrays":
        if path.suffix.lower() != ".npy":
            return 0
        return _CELL * int(np.prod(np.load(path, mmap_mode="r").shape))
    from ._arrow_parts import arrow_parts

    parts = arrow_parts(path)
    if parts is None or not parts.counts_fast:
        return _TEXT * text_size(path)
    return _CELL * parts.count() * len(parts.names)
