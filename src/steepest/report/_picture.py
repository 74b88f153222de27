"""Writing a picture to a file completely or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import SettingError

# Okabe & Ito's palette, safe for color-blind people, without yellow: too pale for lines
COLORS = ("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
INK = "#222222"
MUTED = "#6b6b6b"


def new_figure(width: float, height: float) -> Any:
    """Load Matplotlib and return an empty figure that needs no screen."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def format_of(path: str | Path, known: tuple[str, ...]) -> str:
    """Return the format that the ending of a file name stands for.

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
    """Check that a file may be written, before any slow work starts.

    Parameters
    ----------
    path : str or Path
        Where.
    replace : bool
        Whether to overwrite a file that exists.
    known : tuple of str
        The endings that it may have.

    Raises
    ------
    SettingError
        If it has another ending, or exists and `replace` is False.

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
    """Let `write(name)` write a temporary file, then move it to `path` in one step.

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
        os.chmod(name, 0o666 & ~mask)  # a temporary file is readable by its owner alone
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return path
