"""A finished run moved into a folder that is there already: all of it, or nothing.

A folder of files takes several renames to move in, and the process may die between any
two. So the complete files first get one name inside the folder, by one rename, which
is when the run is stored. From there they are moved to their places, by whoever comes
first: the writer itself, or the next one to look into the folder.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from ._files import flush_names, io_error
from ._outcome import Outcome

RECORD = "run.json"
PARAMS = "params.safetensors"
STEPS = "steps.parquet"
EPOCHS = "epochs.parquet"
CHECKPOINT = "checkpoint.safetensors"
OWN = (PARAMS, STEPS, EPOCHS, CHECKPOINT, RECORD)
"""Every file that a run's folder may hold; the record is moved last."""
COMPLETE = ".steepest-complete"


def move_in(temporary: Path, folder: Path) -> None:
    """Move the complete files of a run into a folder, in place of what it holds."""
    os.rename(temporary, folder / COMPLETE)
    flush_names(folder)
    finish_move(folder)


def finish_move(folder: Path) -> None:
    """Move in what a process that died has left to be moved, if anything.

    Raises
    ------
    RunError
        If the folder cannot be written.
    """
    complete = folder / COMPLETE
    try:
        if complete.is_symlink() or not complete.is_dir():
            return
        with suppress(FileNotFoundError):  # somebody else is moving them, too
            _move(complete, folder)
        flush_names(folder)
    except OSError as error:
        raise io_error("write to", folder, error) from error


def _move(complete: Path, folder: Path) -> None:
    record = complete / RECORD
    if record.is_file():
        try:
            outcome = json.loads(record.read_bytes())["outcome"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return  # nothing that we wrote
        kept = outcome == Outcome.INTERRUPTED or (complete / CHECKPOINT).exists()
        if not kept:
            (folder / CHECKPOINT).unlink(missing_ok=True)
        for name in OWN:  # as long as the record, the last, is here, nothing is lost
            if (complete / name).is_file():
                os.replace(complete / name, folder / name)
    complete.rmdir()
