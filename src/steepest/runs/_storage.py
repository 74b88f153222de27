"""A run as a folder: JSON, arrays and two tables, written completely or not at all.

run.json            settings, metrics and all other text and numbers
params.safetensors  the parameters, and the arrays that predictions need
steps.parquet       the history by step
epochs.parquet      the history by epoch
checkpoint.safetensors  only in the folder of a run that can be resumed

The record has the SHA-256 of every other file, so that files of different runs are
never mixed. Nothing is pickled: reading a run runs no code from it.
"""

import dataclasses
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

from .._core._json import dump
from ._arrays import pack, unpack
from ._checkpoint import Checkpoint, pack_checkpoint
from ._files import flush_names, io_error, write_files
from ._folder import Content, content_of, occupied, parents_created, writable
from ._history import History
from ._moving import CHECKPOINT, EPOCHS, PARAMS, RECORD, STEPS, move_in
from ._outcome import Outcome
from ._quality import Quality
from ._record import damaged, intact, read_record
from ._run import Run
from ._schema import FORMAT, SCHEMA_VERSION
from ._table import read_table, table
from ._tree import flatten, named_arrays, unflatten

FIELDS = (
    "settings",
    "metrics",
    "seconds",
    "examples_per_second",
    "environment",
    "data",
    "notes",
    "state",
)
"""Attributes of a run that the record holds as they are."""


def write_run(
    run: Run,
    folder: str | Path,
    checkpoint: Checkpoint | None = None,
    *,
    replace: bool = False,
) -> Run:
    """Store a run in a folder, and return it with that folder.

    Parameters
    ----------
    run : Run
        What to store.
    folder : path
        Missing, empty, or holding the unfinished run that this run completes.
    checkpoint : Checkpoint, optional
        What is needed to resume the run. Without one, the folder keeps its checkpoint
        if the run was interrupted; otherwise the checkpoint is deleted.
    replace : bool
        Whether a run in the folder may be replaced, as after resuming it.

    Raises
    ------
    RunError
        If the folder holds something else or cannot be written, or a value of the run
        cannot be stored. Then no files are left behind.

    Examples
    --------
    >>> import tempfile
    >>> from steepest.runs import History, Outcome, Run
    >>> run = Run({"weight": [[0.5]]}, Outcome.FINISHED, "Ran all 2 epochs.", History())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_run(run, folder)
    ...     again = read_run(folder)
    >>> again.reason, float(again.params["weight"][0][0])
    ('Ran all 2 epochs.', 0.5)
    """
    folder = Path(folder)
    content = content_of(folder)
    if content is Content.OTHER or (content is Content.RUN and not replace):
        raise occupied(folder, content)
    files = _contents(run, checkpoint)
    with parents_created(folder.parent), writable(folder) as temporary:
        write_files(temporary, files)
        if folder.is_dir():
            move_in(temporary, folder)
        else:
            os.rename(temporary, folder)
        flush_names(folder.parent)
    return dataclasses.replace(run, folder=folder)


def read_run(folder: str | Path, *, history: bool = True) -> Run:
    """Return the run of a folder.

    Parameters
    ----------
    folder : path
        Where the run is stored.
    history : bool
        Whether its history is read; predictions do not need it.

    Raises
    ------
    RunError
        If there is no run, it is damaged, or a newer version wrote it.

    See Also
    --------
    write_run : its example reads the run again.
    """
    folder = Path(folder)
    record = read_record(folder)
    of_history = (STEPS, EPOCHS) if history else ()
    for name in (PARAMS, *of_history):
        _check(folder / name, record["files"].get(name))
    with intact(folder / PARAMS):
        arrays, _ = unpack(folder / PARAMS)
    with intact(folder / RECORD):
        params = unflatten(record["params"], arrays)
        state_arrays = named_arrays(record["arrays"], arrays)
        model_state = unflatten(record.get("model_state"), arrays)
    tables = []
    for name in of_history:
        with intact(folder / name):
            tables.append(read_table(folder / name))
    with intact(folder / RECORD):
        measured = History(*tables)
    judged = record.get("quality", {})
    quality = {part: Quality.from_json(found) for part, found in judged.items()}
    facts = {name: record[name] for name in FIELDS}
    facts["notes"] = tuple(facts["notes"])
    facts["findings"] = tuple(record.get("findings", ()))
    return Run(
        params=params,
        outcome=Outcome(record["outcome"]),
        reason=record["reason"],
        history=measured,
        arrays=state_arrays,
        model_state=model_state,
        quality=quality,
        folder=folder,
        **facts,
    )


def _contents(run: Run, checkpoint: Checkpoint | None) -> dict[str, bytes]:
    params, arrays = flatten(run.params, "params")
    outline, state_arrays = flatten(dict(run.arrays), "arrays")
    model_state, statistics = flatten(run.model_state, "model_state")
    files = {
        PARAMS: pack(arrays | state_arrays | statistics, {}),
        STEPS: table(run.history.steps),
        EPOCHS: table(run.history.epochs),
    }
    record = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "written": datetime.now(UTC).isoformat(timespec="microseconds"),
        "outcome": run.outcome,
        "reason": run.reason,
        **{name: getattr(run, name) for name in FIELDS},
        "findings": run.findings,
        "quality": {part: each.to_json() for part, each in run.quality.items()},
        "files": {name: _digest(content) for name, content in files.items()},
        "params": params,
        "arrays": outline,
        **({} if model_state is None else {"model_state": model_state}),
    }
    if checkpoint is not None:
        files[CHECKPOINT] = pack_checkpoint(checkpoint)
    files[RECORD] = dump(record, "run")
    return files


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _check(path: Path, digest: str | None) -> None:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise io_error("read", path, error) from error
    if _digest(content) != digest:
        raise damaged(path, "its content is not what was written")
