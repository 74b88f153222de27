"""A picture on its way to a file: whole, or not there at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..errors import SettingError

# Okabe & Ito's palette, told apart by color-blind people; yellow is too pale for lines
COLORS = ("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
INK = "#222222"
MUTED = "#6b6b6b"


def format_of(path: str | Path, known: tuple[str, ...]) -> str:
    """Return the format that the ending of a file name asks for.

    Raises
    ------
    SettingError
        If it is none of the known ones.
    """
    what = "A page" if "html" in known else "A picture"
    ending = Path(path).suffix.removeprefix(".").lower()
    if ending not in known:
        raise SettingError(
            f"{what} ends in .{' or .'.join(known)}; found '{path}'. The ending "
            "says which format is written."
        )
    return ending


def free_place(path: str | Path, replace: bool, known: tuple[str, ...]) -> None:
    """Check that a file may be written, before what takes long.

    Parameters
    ----------
    path : str or Path
        Where.
    replace : bool
        Whether a file that is there may be written over.
    known : tuple of str
        The endings that it may have.

    Raises
    ------
    SettingError
        If it has another ending, or exists and is not to be replaced.

    Examples
    --------
    >>> free_place("new.png", False, ("png", "svg"))
    """
    format_of(path, known)
    if Path(path).exists() and not replace:
        raise SettingError(
            f"'{path}' exists and stays as it is. Name another file, or say --force "
            "(in Python, replace=True) to write over it."
        )


def write_whole(path: str | Path, write: Callable[[str], None]) -> Path:
    """Let `write(name)` make a file beside `path`, then put it there in one step.

    Raises
    ------
    SettingError
        If the folder does not exist or cannot be written.
    """
    path = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    except OSError as error:
        raise SettingError(
            f"No picture can be written to '{path}': {error.strerror}. Name a folder "
            "that exists and may be written."
        ) from error
    os.close(handle)
    try:
        write(name)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)  # a temporary file is its owner's only
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return path
