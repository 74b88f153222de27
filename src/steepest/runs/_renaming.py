"""Renaming a run: moving its folder within the folder that it is in."""

import os
import re
from pathlib import Path

from ..errors import RunError
from ._files import io_error
from ._lock import refuse_in_use
from ._record import read_record

NAME = re.compile(r"[^\W_][\w .+=-]{0,99}")
"""What a run may be called: letters of any language, digits and some signs."""


def rename_run(folder: str | Path, name: str) -> Path:
    """Give a run another name, and return its new folder.

    Parameters
    ----------
    folder : path
        Where the run is stored.
    name : str
        The new name of that folder.

    Raises
    ------
    RunError
        If there is no run, the name cannot be one, something has it already, another
        process trains in the folder, or it cannot be moved.

    See Also
    --------
    write_run : writes the folder.
    """
    folder, name = Path(folder), name.strip()
    if not NAME.fullmatch(name) or name.endswith("."):
        raise RunError(
            f"A run cannot be called '{name}'. Take letters, digits, spaces and . _ + "
            "= -, at most 100, and begin with a letter or a digit."
        )
    read_record(folder)  # raises unless it is a run
    to = folder.with_name(name)
    if to == folder:
        return folder
    refuse_in_use(folder)
    if os.path.lexists(to):
        raise RunError(f"'{to}' exists already. Choose another name.")
    try:
        os.rename(folder, to)
    except OSError as error:
        raise io_error("rename", folder, error) from error
    return to
