"""Runs: the settings, history, parameters and outcome of a training, and their storage.

A `Run` is a value. `write_run` stores it in a folder, and `read_run` returns it, in
another process or on another machine, without running any code from the folder:

    write_run(run, "runs/first")
    read_run("runs/first").metrics["validation"]["accuracy"]

A folder holds a whole run or none. During a training, `write_checkpoint` stores in the
folder what is needed to resume it.
"""

from ._checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from ._folder import Content, check_folder, content_of, default_folder, new_folder
from ._history import History
from ._listing import (
    RunSummary,
    delete_run,
    list_runs,
    newest_folders,
    summary_of,
)
from ._lock import claimed
from ._moving import CHECKPOINT, RECORD
from ._outcome import Outcome
from ._quality import ClassQuality, Quality
from ._quality_sums import (
    ClassSums,
    NumberSums,
    quality_of_classes,
    quality_of_numbers,
)
from ._read_events import read_events
from ._record import intact
from ._renaming import rename_run
from ._rescued import keep_run
from ._run import Run
from ._storage import read_run, write_run
from ._track import NO_FOLDER, track

__all__ = [
    "CHECKPOINT",
    "NO_FOLDER",
    "RECORD",
    "Checkpoint",
    "ClassQuality",
    "ClassSums",
    "Content",
    "History",
    "NumberSums",
    "Outcome",
    "Quality",
    "Run",
    "RunSummary",
    "check_folder",
    "claimed",
    "content_of",
    "default_folder",
    "delete_run",
    "intact",
    "keep_run",
    "list_runs",
    "new_folder",
    "newest_folders",
    "quality_of_classes",
    "quality_of_numbers",
    "read_checkpoint",
    "read_events",
    "read_run",
    "rename_run",
    "summary_of",
    "track",
    "write_checkpoint",
    "write_run",
]
