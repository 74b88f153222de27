"""Data that the page may name: built-in sets, what was opened, what was dropped."""

import hashlib
import os
import re
from pathlib import Path

from ..errors import SettingError, unknown_name
from ..settings import NAMES
from ._opened import Opened

FOLDER = "dropped"
"""Where dropped files are kept, in the folder of runs: so that runs find them again."""
KEY = re.compile(r"dropped:[0-9a-f]{16}")
WHERE = re.compile(r"[^\s'\"]*\bdropped[/\\\\][0-9a-f]{16}[/\\\\]")
OPENED = "opened"


def without_folders(text: str) -> str:
    """Return a text in which dropped files have the names that people gave them.

    Examples
    --------
    >>> without_folders("runs/dropped/0123456789abcdef/wine.csv line 2: 'price' is …")
    "wine.csv line 2: 'price' is …"
    """
    return WHERE.sub("", text)


def keep(opened: Opened, name: str, content: bytes) -> str:
    """Keep a dropped file, and return the key by which the page names it.

    The name of the file decides how it is read; nothing of its path is used.
    """
    stem = re.sub(r"[^\w. -]", "_", Path(name.replace("\\", "/")).name)[-80:].strip(
        ". "
    )
    if not stem or not content:
        raise SettingError(f"The file '{name[:80]}' is empty, or has no name.")
    digest = hashlib.sha256(stem.encode() + b"\0" + content).hexdigest()[:16]
    folder = opened.runs / FOLDER / digest
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / stem).is_file():
        partly = folder / f".{stem}.part"
        partly.write_bytes(content)
        os.replace(partly, folder / stem)
    return f"dropped:{digest}"


def source_of(opened: Opened, key: str) -> str:
    """Return what a key of the page names, as the setting "data" takes it.

    Raises
    ------
    SettingError
        If it is none of the built-in sets, nothing was opened, or no such file was
        dropped: a page cannot name a path.
    """
    if key in NAMES["data"]:
        return key
    if key == OPENED and opened.data is not None:
        return opened.data
    if KEY.fullmatch(key):
        folder = opened.runs / FOLDER / key.partition(":")[2]
        files = sorted(folder.glob("[!.]*")) if folder.is_dir() else []
        if files:
            return str(files[0])
        raise SettingError("The dropped file is not there any more. Drop it again.")
    raise unknown_name("data set", key[:60], NAMES["data"])
