"""Moving a finished run into an existing folder: all of it, or nothing.

Moving several files takes several renames, and the process may die between any two. So
one rename first moves the directory of complete files into the folder; from then on the
run is stored. The files are then moved to their places by the writer, or, if it died,
by the next process that reads the folder.
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
LOCK = ".steepest-lock"


def move_in(temporary: Path, folder: Path) -> None:
    """Move the complete files of a run into a folder, replacing the files there."""
    os.rename(temporary, folder / COMPLETE)
    flush_names(folder)
    finish_move(folder)


def finish_move(folder: Path) -> None:
    """Finish a move that a process began and did not end, if there is one.

    Raises
    ------
    RunError
        If the folder cannot be written.
    """
    complete = folder / COMPLETE
    try:
        if complete.is_symlink() or not complete.is_dir():
            return
        with suppress(FileNotFoundError):  # another process is moving them, too
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
            return  # not written by this module
        resumable = outcome == Outcome.INTERRUPTED or (complete / CHECKPOINT).exists()
        if not resumable:
            (folder / CHECKPOINT).unlink(missing_ok=True)
        for name in OWN:  # the record last: until then the move can be repeated
            if (complete / name).is_file():
                os.replace(complete / name, folder / name)
    complete.rmdir()
