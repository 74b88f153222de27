"""The record of a run, run.json: all of it but arrays and history."""

import difflib
from pathlib import Path
from typing import Any

from .._core._json import load
from ..errors import RunError
from ._files import io_error
from ._folder import RECORD, Content, content_of

FORMAT = "steepest run"
SCHEMA_VERSION = 1
KEYS = {
    "written": str,
    "outcome": str,
    "reason": str,
    "settings": dict,
    "metrics": dict,
    "seconds": dict,
    "examples_per_second": float | int,
    "environment": dict,
    "data": dict,
    "notes": list,
    "state": dict,
    "files": dict,
    "params": dict | None,
    "arrays": dict,
}


def read_record(folder: Path) -> dict[str, Any]:
    """Return the record of a run's folder.

    Raises
    ------
    RunError
        If there is no run, its record is damaged, or a newer version wrote it.
    """
    path = folder / RECORD
    if not path.is_file():
        raise _missing(folder)
    try:
        record = load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise io_error("read", path, error) from error
    except ValueError as error:
        raise damaged(path, error) from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise damaged(path, f'it does not say "format": "{FORMAT}"')
    version = record.get("schema_version")
    if not isinstance(version, int):
        raise damaged(path, f"its schema_version is {version!r}")
    if version > SCHEMA_VERSION:
        raise RunError(
            f"'{folder}' was written by a newer steepest: its schema version is "
            f"{version}, and this one reads up to {SCHEMA_VERSION}. Upgrade steepest."
        )
    for key, kind in KEYS.items():
        if key not in record or not isinstance(record[key], kind):
            raise damaged(path, f"its '{key}' is missing or of another kind")
    return record


def damaged(path: Path, why: object) -> RunError:
    """Build the error for a damaged file."""
    return RunError(
        f"'{path}' is damaged: {why}. Restore it from a copy, or delete the folder "
        f"'{path.parent}' and train again."
    )


def _missing(folder: Path) -> RunError:
    if content_of(folder) is Content.UNFINISHED:
        return RunError(
            f"The run at '{folder}' is unfinished. "
            f"Continue it with steepest train --resume --out {folder}."
        )
    siblings = folder.parent.iterdir() if folder.parent.is_dir() else ()
    runs = [path.name for path in siblings if (path / RECORD).is_file()]
    near = difflib.get_close_matches(folder.name, runs, n=1)
    meant = f" Did you mean '{folder.parent / near[0]}'?" if near else ""
    return RunError(
        f"No run at '{folder}'.{meant} steepest train --out {folder} writes one, "
        "steepest runs lists what there is."
    )
