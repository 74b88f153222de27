"""Where the encoded rows of a file are kept, under which name, and for how long."""

import hashlib
import json
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

_VERSION = 2  # of what the folders hold
KEPT_DAYS = 30  # since the last use
KEPT_SHARE = 0.5  # of the disk's free space and the cache together
_ABANDONED = 86_400  # seconds after which what was not finished never will be
DONE = "done.json"
"""The file that is written last; its time is that of the last use."""


def cache_folder(path: Path, how: Any) -> Path:
    """Return the folder for the encoded rows of a file.

    Parameters
    ----------
    path : Path
        The file, or a folder of files.
    how : JSON values
        All that decides how it is read and split.
    """
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*"))
    stats = [(str(f), f.lstat().st_size, f.lstat().st_mtime_ns) for f in files]
    key = [_VERSION, str(path.resolve()), stats, how]
    digest = hashlib.sha256(json.dumps(key, default=str).encode()).hexdigest()[:20]
    return cache_root() / f"{path.stem}-{digest}"


def cache_root() -> Path:
    """Return the folder for what is too large for memory; it is made if it can be.

    See Also
    --------
    EncodedParts : what is read some rows at a time.
    """
    import platformdirs

    root = os.environ.get("STEEPEST_CACHE") or platformdirs.user_cache_dir("steepest")
    folder = Path(root) / "rows"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def used_now(folder: Path) -> None:
    """Note that a folder was used."""
    with suppress(OSError):
        (folder / DONE).touch()


def prune(kept: Path, now: float | None = None) -> None:
    """Delete folders that were not used for long, and the oldest of too many.

    A program that reads one goes on to: its files are open.

    Parameters
    ----------
    kept : Path
        The folder that was just written, which stays.
    now : float, optional
        Seconds since 1970.
    """
    now = time.time() if now is None else now
    used = {}
    for folder in kept.parent.iterdir():
        with suppress(OSError):
            if (folder / DONE).exists():
                used[folder] = (folder / DONE).stat().st_mtime
            elif now - folder.stat().st_mtime > _ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
    del used[kept]
    sizes = {folder: _size(folder) for folder in (kept, *used)}
    room = KEPT_SHARE * (shutil.disk_usage(kept).free + sum(sizes.values()))
    for folder in sorted(used, key=lambda one: used[one]):
        if now - used[folder] > KEPT_DAYS * 86_400 or sum(sizes.values()) > room:
            shutil.rmtree(folder, ignore_errors=True)
            del sizes[folder]


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())
