"""Storing the run of a training that has ended, wherever there is room for it."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from ..errors import RunError
from ._folder import Content, content_of
from ._run import Run
from ._storage import write_run


def keep_run(run: Run, folder: str | Path, *, replace: bool = False) -> Run:
    """Store a run as `write_run` does, or in another place rather than nowhere.

    Parameters
    ----------
    run : Run
        What a training gave, which may have taken hours.
    folder : path
        Where it belongs.
    replace : bool
        Whether a run in the folder may be replaced.

    Raises
    ------
    RunError
        If it could not be written there: the message says where it is instead, in the
        system's folder for temporary files, or what it can be resumed from.

    Examples
    --------
    >>> from steepest.runs import History, Outcome
    >>> run = Run({"weight": [[0.5]]}, Outcome.FINISHED, "Ran all 2 epochs.", History())
    >>> with tempfile.TemporaryDirectory() as root:
    ...     keep_run(run, f"{root}/run").folder.name
    'run'
    """
    try:
        return write_run(run, folder, replace=replace)
    except RunError as error:
        place = _elsewhere(run, Path(folder).name)
        if place is not None:
            raise RunError(
                f"{error.english} The run was saved in '{place}' instead; move it to "
                "where there is room."
            ) from error
        if _has_checkpoint(Path(folder)):
            raise RunError(
                f"{error.english} '{folder}' holds the last checkpoint; go on with it "
                f"once there is room:  steepest train --resume --out {folder}"
            ) from error
        raise


def _elsewhere(run: Run, name: str) -> Path | None:
    """Return a new folder among the temporary files with the run; None without room."""
    try:
        parent = Path(tempfile.mkdtemp(prefix="steepest-"))
    except OSError:
        return None
    try:
        return write_run(run, parent / (name or "run")).folder
    except RunError:
        shutil.rmtree(parent, ignore_errors=True)
        return None


def _has_checkpoint(folder: Path) -> bool:
    with suppress(RunError):
        return content_of(folder) is Content.UNFINISHED
    return False
