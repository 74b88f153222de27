"""Listing the runs in a folder, from their records alone, and deleting a run."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .._core._json import load
from ..errors import RunError
from ._event_file import EVENTS
from ._files import io_error
from ._folder import Content, content_of
from ._lock import refuse_in_use
from ._moving import LOCK, OWN, RECORD, finish_move
from ._record import read_record
from ._schema import FORMAT


@dataclass(frozen=True)
class RunSummary:
    """A line of a list of runs.

    Parameters
    ----------
    folder : Path
        Where it is stored.
    written : str
        When it was written, as ISO 8601 in UTC; empty where it is not known.
    outcome : str
        One of the outcomes, "unfinished", or "damaged".
    data : str
        Where its data came from.
    model : str
        The model's name.
    metric : str
        The metric that decided, "loss" unless another was asked for.
    metrics : dict of str to dict of str to float
        As in `Run`.
    optimizer : str
        The name of its update rule.
    learning_rate : float or None
        η, with the value that "auto" became.
    verdict : str
        The worst of its findings: "pass", "warn" or "fail"; empty without findings.
    seconds : float
        How long it took in all.
    problem : str
        Why it cannot be read; empty if it can.
    """

    folder: Path
    written: str = ""
    outcome: str = "damaged"
    data: str = ""
    model: str = ""
    metric: str = "loss"
    metrics: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    optimizer: str = ""
    learning_rate: float | None = None
    verdict: str = ""
    seconds: float = 0.0
    problem: str = ""


def list_runs(root: str | Path = "runs") -> list[RunSummary]:
    """Return a summary of every run directly under a folder, newest first.

    Only the records are read. A damaged run is listed with its problem.

    Parameters
    ----------
    root : path
        A folder of runs; a run's own folder is a list of one.

    Raises
    ------
    RunError
        If there is no such folder.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as root:
    ...     list_runs(root)
    []
    """
    root = Path(root)
    if not root.is_dir():
        raise RunError(
            f"No folder '{root}'. steepest train writes runs to 'runs' unless --out "
            "says otherwise."
        )
    try:
        inside = [path for path in root.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        raise io_error("look into", root, error) from error
    folders = [root] if _is_run(root) else inside
    summaries = [summary_of(folder) for folder in folders if _is_run(folder)]
    return sorted(
        summaries,
        key=lambda summary: (summary.written, summary.folder.name),
        reverse=True,
    )


def newest_folders(root: str | Path) -> list[Path]:
    """Return the folders of runs under a folder, those written last in front.

    No record is read, so that thousands are listed at once; `summary_of` reads one.

    See Also
    --------
    list_runs : reads all of them.
    """
    root = Path(root)
    if not root.is_dir():
        return []
    found = []
    try:
        with os.scandir(root) as entries:
            for entry in entries:
                if entry.name.startswith(".") or not entry.is_dir():
                    continue
                record = Path(entry.path) / RECORD
                if record.is_file() or _is_run(Path(entry.path)):
                    at = record if record.is_file() else Path(entry.path)
                    found.append((at.stat().st_mtime_ns, entry.name, Path(entry.path)))
    except OSError as error:
        raise io_error("look into", root, error) from error
    return [path for *_, path in sorted(found, reverse=True)]


def delete_run(folder: str | Path) -> None:
    """Delete the files of a run, and its folder if nothing else is in it.

    Raises
    ------
    RunError
        If the folder holds no run, another process trains in it, or a file of it
        cannot be deleted.

    See Also
    --------
    write_run : writes the folder that this deletes.
    """
    folder = Path(folder)
    if not _is_begun(folder) and not _damaged_run(folder):
        read_record(folder)  # raises unless it is a run
    refuse_in_use(folder)
    try:
        for path in folder.glob(EVENTS.format(began="*")):
            path.unlink()
        for name in (LOCK, *OWN):  # the record last: the deletion can be repeated
            (folder / name).unlink(missing_ok=True)
        if not any(folder.iterdir()):
            place = folder.resolve()
            if folder.is_symlink():
                folder.unlink()
            place.rmdir()
    except OSError as error:
        raise io_error("delete", folder, error) from error


def _is_begun(folder: Path) -> bool:
    """Return whether a folder holds a run that has not ended, or was killed."""
    content = content_of(folder)
    begun = content is Content.NOTHING and (folder / LOCK).is_file()
    return begun or content is Content.UNFINISHED


def _damaged_run(folder: Path) -> bool:
    """Return whether a folder holds the files of a run alone, and no other record."""
    try:
        names = {path.name for path in folder.iterdir()} - {LOCK}
        if RECORD not in names or not names <= set(OWN):
            return False
        record = load((folder / RECORD).read_bytes())
    except OSError:
        return False
    except ValueError:
        return True
    return not isinstance(record, dict) or record.get("format", FORMAT) == FORMAT


def _is_run(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    try:
        finish_move(folder)
    except RunError:  # what cannot be written is listed as it is
        return (folder / RECORD).is_file()
    return (folder / RECORD).is_file() or _is_begun(folder)


def summary_of(folder: str | Path) -> RunSummary:
    """Return the summary of a run, from its record alone.

    See Also
    --------
    list_runs : of every run under a folder.
    """
    folder = Path(folder)
    if not (folder / RECORD).is_file():
        problem = "no record yet"
        if content_of(folder) is Content.NOTHING:
            problem = "no checkpoint yet"
        return RunSummary(folder, outcome="unfinished", problem=problem)
    try:
        record = read_record(folder)
    except RunError as error:
        return RunSummary(folder, problem=error.english)
    return RunSummary(
        folder,
        written=record["written"],
        outcome=record["outcome"],
        data=_text(record["data"], "source"),
        model=_text(record["settings"], "model"),
        metric=_text(record["settings"], "metric") or "loss",
        metrics=record["metrics"],
        optimizer=_text(record["settings"], "optimizer"),
        learning_rate=_number(record["settings"].get("learning_rate")),
        verdict=_worst(record.get("findings", ())),
        seconds=record["seconds"].get("total", 0.0),
    )


def _text(entries: Mapping[str, Any], name: str) -> str:
    return str(entries.get(name, ""))


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _worst(findings: Any) -> str:
    verdicts = {finding.get("verdict") for finding in findings}
    return next((v for v in ("fail", "warn", "pass") if v in verdicts), "")
