"""The folder of a run that the page names; never a path."""

from pathlib import Path

from ..errors import RunError
from ._opened import Opened


def folder_of(opened: Opened, name: str) -> Path:
    """Return the folder of a run in the folder of runs, by its name alone.

    Raises
    ------
    RunError
        If the name is that of no folder directly in it.
    """
    root = opened.runs
    plain = name == Path(name).name and not name.startswith(".") and "\\" not in name
    folder = root / name
    if not (name and plain and "\0" not in name and folder.is_dir()):
        raise RunError(f"There is no run '{name[:100]}' in the folder of runs.")
    if folder.resolve().parent != root.resolve():  # a link to somewhere else
        raise RunError(f"The run '{name[:100]}' is a link; open it by its path.")
    return folder
