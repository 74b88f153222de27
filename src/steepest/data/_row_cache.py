"""Where the encoded rows of a file are kept, and under which name."""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

_VERSION = 1  # of what the folders hold


def cache_folder(path: Path, how: Any) -> Path:
    """Return the folder for the encoded rows of a file.

    Parameters
    ----------
    path : Path
        The file, or a folder of files.
    how : JSON values
        All that decides how it is read and split.
    """
    import platformdirs

    files = [path] if path.is_file() else sorted(p for p in path.rglob("*"))
    stats = [(str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in files]
    key = [_VERSION, str(path.resolve()), stats, how]
    digest = hashlib.sha256(json.dumps(key, default=str).encode()).hexdigest()[:20]
    root = os.environ.get("STEEPEST_CACHE") or platformdirs.user_cache_dir("steepest")
    folder = Path(root) / "rows" / f"{path.stem}-{digest}"
    with suppress(OSError):
        folder.parent.mkdir(parents=True, exist_ok=True)
    return folder
